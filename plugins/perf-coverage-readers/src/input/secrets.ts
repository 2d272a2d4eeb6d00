/** Stands where a secret was. */
const dropped = '***';

/** Names of query parameters, fields and assignments that hold secrets. */
const secretNames =
  'access_?token|refresh_?token|id_?token|auth_?token|token|api[_-]?key|apikey|client[_-]?secret|secret|password|passwd|pwd|authorization|signature|sig|session_?id|jwt|x-api-key|x-amz-signature|x-amz-security-token|x-amz-credential';

const userInfo = /:\/\/[^/?#\s@]{1,400}@/g;
const assigned = new RegExp(
  `((?:^|[^a-z0-9]|%3f|%26)(?:${secretNames})(?:=|%3d|["']\\s{0,4}:\\s{0,4}["']))[^&\\s#"',;)\\]}]{1,1900}`,
  'gi',
);
const header =
  /((?:^|[^a-z])(?:proxy-)?(?:authorization|x-api-key|cookie)["']?\s{0,4}[:=]\s{0,4}["']?)[^"'\r\n]{1,1900}/gi;
/** A word behind `basic` is mostly a word; credentials have digits. */
const scheme =
  /((?:^|[^a-z])(?:bearer|basic(?=\s{1,4}[a-z._~+/-]{0,300}\d))\s{1,4})[a-z0-9._~+/-]{8,1900}={0,2}(?![\w=])/gi;

/** Tokens that show by themselves: JWT, and what large providers issue. */
const knownTokens =
  /eyJ[\w-]{8,900}\.[\w-]{8,900}(?:\.[\w-]{0,900})?|gh[pousr]_\w{20,255}|github_pat_\w{20,255}|glpat-[\w-]{16,255}|AKIA[0-9A-Z]{16}|xox[abprs]-[\w-]{10,255}|sk-[\w-]{20,255}/g;

/** Texts without any of these hold nothing that would be dropped. */
const suspicious =
  /[@=:]|%3d|bearer|basic|eyJ|gh[pousr]_|github_|glpat|AKIA|xox|sk-/i;

/**
 * A text without what may be a secret: user and password of a URL, values of
 * query parameters, fields and headers that are named after secrets, bearer
 * and basic credentials, and tokens whose form tells them.
 *
 * @public
 */
export function withoutSecrets(text: string): string {
  if (!suspicious.test(text)) {
    return text;
  }
  return text
    .replace(userInfo, '://')
    .replace(header, `$1${dropped}`)
    .replace(scheme, `$1${dropped}`)
    .replace(assigned, `$1${dropped}`)
    .replace(knownTokens, dropped);
}

/** A secret that stands in a source. */
export interface FoundSecret {
  /** Line, counted from 1. */
  line: number;
  /** What it looks like, with the secret masked. */
  message: string;
}

const assigned =
  /(?:^|[\s{,.;'"(])([\w$-]*(?:password|passwd|secret|api[_-]?key|access[_-]?key|auth[_-]?token|access[_-]?token|private[_-]?key|subscription[_-]?key)[\w$-]{0,20})['"]?\s{0,3}(?::\s{0,3}str\s{0,3})?[:=]\s{0,3}(['"`])([^'"`\n]{6,200})\2/gi;
const wellKnown: [RegExp, string][] = [
  [/\bAKIA[0-9A-Z]{16}\b/g, 'an AWS access key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36}\b/g, 'a GitHub token'],
  [/\bxox[abprs]-[A-Za-z0-9-]{20,100}/g, 'a Slack token'],
  [
    /\beyJ[A-Za-z0-9_-]{10,400}\.eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,600}/g,
    'a JSON web token',
  ],
  [/-----BEGIN (?:RSA |EC )?PRIVATE KEY-----/g, 'a private key'],
  [
    /\bhttps?:\/\/[^\s/:@'"`$]{1,80}:[^\s/@'"`$]{3,80}@/g,
    'a password in a URL',
  ],
];

/** Values that are no secrets: what stands for one, and names of fields. */
const harmless =
  /\{|%[sd(]|__ENV|^(test|fake|dummy|example|sample|placeholder|change|your|xxx|none|null|undefined|true|false|<|\*|invalid|wrong|incorrect|bad|https?:)|\s.*\s/i;
const nameOnly = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$|^[a-z]+(_[a-z]+)*$/;

/** What every one of these has: most sources have none, and are done with. */
const trace =
  /AKIA|gh[pousr]_|xox[abprs]-|eyJ|PRIVATE KEY|https?:\/\/[^\s/@:]{1,80}:|passw|secret|api[_-]?key|access[_-]?key|(?:auth|access)[_-]?token|private[_-]?key|subscription[_-]?key/i;

const maxSecrets = 20;

/** The first characters only. */
function masked(secret: string): string {
  return `${secret.slice(0, secret.length >= 12 ? 3 : 1)}…`;
}

/** Secrets written into a source in any language; at most 20, shown masked. */
export function findSecrets(source: string): FoundSecret[] {
  if (!trace.test(source)) return [];
  const found: FoundSecret[] = [];
  const lines = source.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.length > 5000 || found.length >= maxSecrets) continue;
    const message = secretIn(line);
    if (message) found.push({ message, line: index + 1 });
  }
  return found;
}

function secretIn(line: string): string | null {
  for (const [pattern, name] of wellKnown) {
    const [match] = line.match(pattern) ?? [];
    if (match) return `This looks like ${name}: ${masked(match)}`;
  }
  for (const match of line.matchAll(assigned)) {
    const [, name, , value] = match;
    const varied = /[0-9]/.test(value) && /[a-z]/i.test(value);
    if (varied && !harmless.test(value) && !nameOnly.test(value)) {
      return `'${name}' is written into the source: ${masked(value)}`;
    }
  }
  return null;
}

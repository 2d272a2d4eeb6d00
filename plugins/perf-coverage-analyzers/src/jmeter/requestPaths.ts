import { hole } from './variables';

/** Names of variables that hold what stands before the path of an operation. */
const baseName =
  /url|uri|host|server|domain|base|endpoint|site|address|context|root|prefix|gateway|origin|env|protocol|scheme/i;

/**
 * The path template of a sampler as HTTPSamplerBase.getUrl builds its URL: a
 * path that is a URL itself counts as such, any other stands behind the
 * server's name, which may bring a base path along. Query, fragment and session
 * id are dropped, what is not known is `{}`; `{}` alone where nothing is known.
 *
 * @param written - the path before variables were filled in
 */
export function pathTemplate(input: {
  path: string;
  written: string;
  domain: string;
}): string {
  const path = input.path.trim();
  const cut = path.search(/[?#]/);
  const bare = (cut < 0 ? path : path.slice(0, cut)).replace(
    /;jsessionid=[^/]*/i,
    '',
  );
  const whole = withoutOrigin(bare, input.written);
  if (isUnknown(whole ?? bare)) return '{}';
  return withHoles(
    whole === null ? `${basePath(input.domain)}/${bare}` : `/${whole}`,
    input.written,
  );
}

function isUnknown(path: string): boolean {
  return path.includes(hole) && path.replace(/[\0/]/g, '') === '';
}

/** What follows the server in a path that names one; null where it names none. */
function withoutOrigin(path: string, written: string): string | null {
  const scheme = /^[a-z\0][a-z0-9+.\0-]{0,40}:\/\//i.exec(path);
  if (scheme) {
    const slash = path.indexOf('/', scheme[0].length);
    // Glued to the server is what follows it: `http://localhost:8080${path}`.
    if (slash < 0) return /[a-z0-9]\0+$/i.test(path) ? hole : '';
    return path.slice(slash + 1);
  }
  if (!path.startsWith(hole)) return null;
  const first = path.split('/', 1)[0];
  const rest = path.slice(first.length + 1);
  // `${host}:${port}/items`, `${name}.example.com/items`
  if (/^\0+(:[\d\0]|\.[a-z])/i.test(first)) return rest;
  const name = /^\s*\$\{\s*(?:__\w+\(\s*)?([\w.-]+)/.exec(written)?.[1] ?? '';
  return first.replaceAll(hole, '') === '' && rest !== '' && baseName.test(name)
    ? rest
    : null;
}

/** The path that some write behind the name of the server. */
function basePath(domain: string): string {
  const server = domain.trim().replace(/^[a-z\0][a-z0-9+.\0-]{0,40}:\/\//i, '');
  const slash = server.indexOf('/');
  return slash < 0 ? '' : server.slice(slash);
}

/** Names of variables that hold a part of a segment: `/items/P${itemId}`. */
const partName = /(?:id|key|code|number|nr|index|name|slug|counter)$/i;

/** A hole glued to the end of a word is taken for a query, unless its name tells more. */
function withHoles(path: string, written: string): string {
  const last = /\$\{([\w.-]{1,200})\}\s*$/.exec(written)?.[1] ?? '';
  const whole = path.replace(/\/{2,}/g, '/');
  const known = partName.test(last)
    ? whole
    : whole.replace(/([a-z])\0+$/i, '$1');
  return known.replace(/\0+/g, '{}');
}

import { hrefOf, Place, Value } from '../javascript';

/** Holes are written as NUL while a URL is taken apart. */
const hole = '\0';

/** Text of a URL with holes, and the place of the last literal that names its path. */
export interface UrlText {
  text: string;
  /** Where the literal with the end of the path is written. */
  at: Place | null;
  /** The variable that the URL begins with. */
  name: string | null;
}

export function urlText(value: Value): UrlText {
  if (value.t === 'object') {
    const href = hrefOf(value);
    if (href && href.t !== 'object') return urlText(href);
  }
  if (value.t !== 'string') {
    const name = value.t === 'unknown' ? value.name ?? null : null;
    return { text: hole, at: null, name };
  }
  let text = '';
  let at: Place | null = null;
  for (const part of value.parts) {
    if ('hole' in part) {
      text += hole;
    } else {
      const query = text.includes('?');
      text += part.text;
      if (part.at && !query && /[^/?&=]/.test(part.text)) at = part.at;
    }
  }
  return { text, at, name: value.parts[0]?.name ?? null };
}

/** Everything after scheme and host, `undefined` where that is not known. */
function withoutBase(url: string): string {
  const scheme = /^[a-z\0][a-z0-9+.\0-]*:\/\//i.exec(url);
  if (scheme) {
    const rest = url.slice(scheme[0].length);
    const slash = rest.indexOf('/');
    if (slash >= 0) return rest.slice(slash);
    // `http://localhost:8080${path}`: the hole is what follows the host
    return /[a-z0-9]\0+$/i.test(rest) ? hole : '/';
  }
  if (url.startsWith(hole)) {
    const rest = url.replace(/^\0+/, '');
    if (rest === '') return hole;
    // `${HOST}:8080/x`, `${name}.example.com/x`
    if (/^(:\d|\.[a-z])/i.test(rest)) {
      const slash = rest.indexOf('/');
      return slash < 0 ? '/' : rest.slice(slash);
    }
    return rest;
  }
  const host =
    /^(localhost|[\w-]+(\.[\w-]+)+)(:\d+)?(?=\/|$)|^[\w.-]+:\d+(?=\/|$)/;
  const match = host.exec(url);
  return match ? url.slice(match[0].length) || '/' : url;
}

/**
 * The path template of a URL: base URL, query and fragment removed, holes as
 * `{}`; `{}` alone where nothing of the path is known. A hole glued to the end
 * of a word (`/items${query}`) is taken for a query string.
 */
export function pathTemplate(url: string): string {
  const cut = url.search(/[?#]/);
  const bare = (cut < 0 ? url : url.slice(0, cut)).trim();
  const rest = withoutBase(bare);
  if (/^\0*$/.test(rest)) return rest === '' ? '/' : '{}';
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  return path
    .replace(/\/{2,}/g, '/')
    .replace(/([a-z])\0+$/i, '$1')
    .replace(/\0+/g, '{}');
}

/** The scheme and host of a URL where they are written out. */
export function originOf(url: string): string | null {
  const match = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\0]+/i.exec(url);
  return match ? match[0] : null;
}

import { hole } from './value';

/**
 * The path template of a URL: without scheme, host, leading base URL, query and
 * fragment; holes as `{}`. `{}` alone where nothing of the path is known.
 */
export function pathTemplate(url: string): string {
  let path = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '');
  const absolute = path !== url;
  path = path.replace(/[?#].*$/s, '');
  if (!absolute && path.startsWith(hole)) {
    // A base URL that is not known; behind it the path starts.
    const rest = path.replace(new RegExp(`^${hole}+`), '');
    if (rest.startsWith('/')) {
      path = rest;
    }
  }
  const shown = path.replace(new RegExp(`${hole}+`, 'g'), '{}');
  if (shown === '{}' || (shown === '' && !absolute && url !== '')) {
    return '{}';
  }
  const slashed = shown.startsWith('/') ? shown : `/${shown}`;
  return slashed.replace(/\/{2,}/g, '/');
}

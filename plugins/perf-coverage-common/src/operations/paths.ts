/** A hole of a path template or a request. */
export const hole = '{}';

/** Longest path that is looked at, in characters. */
const maxPathLength = 2_000;

/**
 * The segments of a path: no query, no fragment, no empty segments (so a
 * trailing or doubled slash makes no difference), parameters in any notation
 * (`{id}`, `:id`, `${…}`) and segments that hold one become `{}`.
 */
export function segmentsOf(path: string): string[] {
  const end = path.search(/[?#]/);
  return (end < 0 ? path : path.slice(0, end))
    .slice(0, maxPathLength)
    .split('/')
    .filter(segment => segment.length > 0)
    .map(normalizeSegment);
}

function normalizeSegment(segment: string): string {
  if (segment.startsWith(':') && segment.length > 1) return hole;
  const open = segment.indexOf('{');
  if (open >= 0 && segment.indexOf('}', open) > open) {
    // `report.{format}` or `{a}-{b}`: only the whole segment can be compared.
    return hole;
  }
  return decoded(segment);
}

function decoded(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    // A stray % is part of the name.
    return segment;
  }
}

const schemePorts = new Map([
  ['http', '80'],
  ['https', '443'],
]);

/**
 * The host of an absolute URL in lower case, with its port unless it is the
 * scheme's own; segments that hold a hole are `{}`. Null where the URL names none.
 */
export function hostOf(url: string): string | null {
  const match =
    /^([a-zA-Z][a-zA-Z0-9+.-]{0,30}:)?\/\/(?:[^/?#@]{0,200}@)?([^/?#@]{1,300})/.exec(
      url.slice(0, maxPathLength),
    );
  if (!match) return null;
  const scheme = (match[1] ?? '').slice(0, -1).toLowerCase();
  const host = match[2]
    .toLowerCase()
    .split('.')
    .map(label => label.replace(/\{[^{}]*\}/g, hole))
    .join('.');
  const colon = host.lastIndexOf(':');
  return colon > 0 && host.slice(colon + 1) === schemePorts.get(scheme)
    ? host.slice(0, colon)
    : host;
}

/** The path of a URL or of a base path, without trailing slash; `''` for the root. */
export function basePathOf(url: string): string {
  const withoutScheme = url
    .slice(0, maxPathLength)
    .replace(/^[a-zA-Z][a-zA-Z0-9+.-]{0,30}:\/\//, '//');
  let path = withoutScheme;
  if (withoutScheme.startsWith('//')) {
    const slash = withoutScheme.indexOf('/', 2);
    path = slash < 0 ? '' : withoutScheme.slice(slash);
  }
  const segments = path
    .split(/[?#]/, 1)[0]
    .split('/')
    .filter(segment => segment.length > 0 && segment !== '.');
  return segments.length === 0 ? '' : `/${segments.join('/')}`;
}

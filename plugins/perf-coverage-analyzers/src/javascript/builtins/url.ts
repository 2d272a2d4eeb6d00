import { alternatives, join } from '../alternatives';
import { concat } from '../texts';
import {
  native,
  object,
  ObjectValue,
  StringPart,
  text,
  unknown,
  Value,
} from '../values';

/** `new URL(path, base)`: its text, to which a later `pathname` may be set. */
export function urlClass(): Value {
  const make = ([path, base]: Value[]): Value => {
    const made = object([], true);
    made.host = 'url';
    made.props.set('href', resolved(path ?? unknown, base));
    for (const name of ['toString', 'toJSON']) {
      made.props.set(
        name,
        native(name, () => hrefOf(made) ?? unknown),
      );
    }
    return made;
  };
  return native('URL', make, make);
}

/** Queries are no part of a path: whatever is put into one is not looked at. */
export function searchParamsClass(): Value {
  const make = (): Value => object([], true);
  return native('URLSearchParams', make, make);
}

/** The text of an object that stands for a URL; undefined where it is none. */
export function hrefOf(url: ObjectValue): Value | undefined {
  const href = url.props.get('href') ?? url.props.get('url');
  if (url.host !== 'url' || !href) return href;
  const path = url.props.get('pathname');
  return path ? resolved(path, href) : href;
}

function resolved(path: Value, base: Value | undefined): Value {
  if (!base) return path;
  const all = alternatives(path).flatMap(one =>
    alternatives(base).map(other => resolveOne(one, other)),
  );
  return join(all, base.t !== 'union' || base.preferred);
}

/** After RFC 3986: a path with `/` replaces that of the base, any other its last segment. */
function resolveOne(path: Value, base: Value): Value {
  const first = path.t === 'string' ? path.parts[0] : undefined;
  const start = first && 'text' in first ? first.text : undefined;
  if (start !== undefined && /^[a-z][a-z0-9+.-]*:\/\//i.test(start)) {
    return path;
  }
  if (start === undefined || base.t !== 'string') {
    const slash = start === undefined || start.startsWith('/') ? '' : '/';
    return concat([base, text(slash), path]);
  }
  const root = partsUntil(base.parts, originEnd(base.parts));
  if (start.startsWith('/')) return concat([root, path]);
  const folder = partsUntil(base.parts, lastSlash(base.parts));
  return concat([folder, text('/'), path]);
}

function plain(parts: StringPart[]): string {
  return parts.map(part => ('hole' in part ? '\0' : part.text)).join('');
}

/** Where the path begins: at the first slash after scheme and host. */
function originEnd(parts: StringPart[]): number {
  const whole = plain(parts);
  const scheme = whole.indexOf('://');
  const slash = whole.indexOf('/', scheme < 0 ? 0 : scheme + 3);
  return slash < 0 ? whole.length : slash;
}

function lastSlash(parts: StringPart[]): number {
  const whole = plain(parts).replace(/[?#].*$/s, '');
  const slash = whole.lastIndexOf('/');
  return slash <= originEnd(parts) ? originEnd(parts) : slash;
}

function partsUntil(
  parts: StringPart[],
  end: number,
): { t: 'string'; parts: StringPart[] } {
  const kept: StringPart[] = [];
  let at = 0;
  for (const part of parts) {
    const length = 'hole' in part ? 1 : part.text.length;
    if (at >= end) break;
    kept.push(
      'hole' in part || at + length <= end
        ? part
        : { text: part.text.slice(0, end - at), at: part.at },
    );
    at += length;
  }
  return { t: 'string', parts: kept };
}

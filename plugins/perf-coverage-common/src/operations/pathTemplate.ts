import { hole } from './paths';

/** Fewer hexadecimal digits may be a word or a year. */
const minHexDigits = 16;
const uuidLength = 36;

/**
 * Whether a segment of a path can only be an identifier: digits alone, a UUID,
 * or 16 and more hexadecimal digits with a decimal one among them.
 */
function isIdentifier(segment: string): boolean {
  const dashes = segment.length === uuidLength;
  let digits = 0;
  for (let at = 0; at < segment.length; at += 1) {
    const code = segment.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      digits += 1;
    } else if (dashes && (at === 8 || at === 13 || at === 18 || at === 23)) {
      if (code !== 45) {
        return false;
      }
    } else if (!((code >= 97 && code <= 102) || (code >= 65 && code <= 70))) {
      return false;
    }
  }
  return (
    digits > 0 && (digits === segment.length || segment.length >= minHexDigits)
  );
}

/**
 * A path in which segments that can only be identifiers are `{}`:
 * `/users/17/orders` becomes `/users/{}/orders`.
 *
 * @public
 */
export function pathTemplate(path: string): string {
  let template = '';
  let copied = 0;
  let start = 0;
  while (start <= path.length) {
    const slash = path.indexOf('/', start);
    const end = slash < 0 ? path.length : slash;
    if (end > start && isIdentifier(path.slice(start, end))) {
      template += path.slice(copied, start) + hole;
      copied = end;
    }
    start = end + 1;
  }
  return copied === 0 ? path : template + path.slice(copied);
}

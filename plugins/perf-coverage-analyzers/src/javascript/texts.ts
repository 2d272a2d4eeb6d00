import { alternatives, join, maxAlternatives } from './alternatives';
import { isNothing, StringPart, textOf, unknown, Value } from './values';

/** Longer texts are not kept. */
const maxTextLength = 4000;

function partsOf(value: Value): StringPart[] {
  switch (value.t) {
    case 'string':
      return value.parts;
    case 'constant':
      // A text with "undefined" in it is never what a script means.
      return isNothing(value)
        ? [{ hole: true }]
        : [{ text: String(value.value), at: null }];
    case 'array':
      if (!value.open && value.items.length <= 50) {
        return value.items.flatMap((item, index) => [
          ...(index ? [{ text: ',', at: null }] : []),
          ...(item.t === 'array' ? [{ hole: true as const }] : partsOf(item)),
        ]);
      }
      return [{ hole: true }];
    case 'unknown':
      return [{ hole: true, ...(value.name ? { name: value.name } : {}) }];
    default:
      return [{ hole: true }];
  }
}

function isHole(value: Value): boolean {
  return value.t === 'string'
    ? value.parts.length > 0 && value.parts.every(part => 'hole' in part)
    : value.t === 'unknown';
}

function isEmpty(value: Value): boolean {
  return value.t === 'string' && value.parts.length === 0;
}

/** Strings put one after the other, over all alternatives. */
export function concat(values: Value[]): Value {
  if (!values.some(value => value.t === 'union')) return concatOne(values);
  let results: StringPart[][] = [[]];
  let preferred = true;
  for (const value of values) {
    let options = alternatives(value);
    if (value.t === 'union') preferred &&= value.preferred;
    const defined = options.filter(one => !isNothing(one));
    if (defined.length > 0) options = defined;
    // Text that a loop gathers starts empty: beside a hole, it is that hole.
    if (options.some(isHole)) options = options.filter(one => !isEmpty(one));
    if (results.length * options.length > maxAlternatives) {
      options = [unknown];
    }
    results = results.flatMap(head =>
      options.map(option => [...head, ...partsOf(option)]),
    );
  }
  return join(results.map(stringOf), preferred);
}

function stringOf(parts: StringPart[]): Value {
  let length = 0;
  for (const part of parts) length += 'text' in part ? part.text.length : 1;
  return length > maxTextLength ? unknown : { t: 'string', parts };
}

/** Strings put one after the other where each is one and no choice of several. */
function concatOne(values: readonly Value[]): Value {
  const parts: StringPart[] = [];
  for (const value of values) {
    for (const part of partsOf(value)) parts.push(part);
  }
  return stringOf(parts);
}

export function toNumber(value: Value): number | undefined {
  if (value.t === 'constant') {
    return value.value === undefined ? NaN : Number(value.value);
  }
  const known = textOf(value);
  return known === undefined ? undefined : Number(known);
}

/** The key that a value stands for in `object[value]`; a list is its items' text. */
export function keyOf(value: Value): string | undefined {
  if (value.t === 'constant') return String(value.value);
  return textOf(value.t === 'array' ? concat([value]) : value);
}

/**
 * The key under which an object keeps what is written to a name that is known
 * in part, with `{}` for holes; undefined where nothing of it is known.
 */
export function templateKeyOf(value: Value): string | undefined {
  const name = value.t === 'array' ? concat([value]) : value;
  if (name.t !== 'string') return undefined;
  const key = name.parts
    .map(part => ('hole' in part ? '{}' : part.text))
    .join('');
  return /[a-z]/i.test(key) ? key : undefined;
}

const identifierLike =
  /^(\d+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/**
 * Some item of a list. Numbers and identifiers picked from a list are test
 * data: they become holes, so that a path has one template and not one per id.
 */
export function someItem(value: Value): Value {
  const known = textOf(value);
  if (known !== undefined && identifierLike.test(known)) return unknown;
  return value.t === 'constant' && typeof value.value === 'number'
    ? unknown
    : value;
}

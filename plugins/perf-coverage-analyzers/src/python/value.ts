/** A value that is known without running anything; `undefined` where it is not. */
export type Value =
  | number
  | string
  | boolean
  | null
  | { kind: 'list'; items: (Value | undefined)[] }
  | { kind: 'dict'; entries: Map<Value, Value | undefined> }
  | { kind: 'duration'; seconds: number };

/** Marks a part of a string that is not known. */
export const hole = '\u0000';

/** Lists are known up to this length. */
export const maxItems = 20_000;
const maxTextLength = 4096;

export function isList(
  value: Value | undefined,
): value is { kind: 'list'; items: (Value | undefined)[] } {
  return typeof value === 'object' && value !== null && value.kind === 'list';
}

export function isDict(
  value: Value | undefined,
): value is { kind: 'dict'; entries: Map<Value, Value | undefined> } {
  return typeof value === 'object' && value !== null && value.kind === 'dict';
}

export function isPlain(value: Value | undefined): boolean {
  return typeof value === 'number' || typeof value === 'string';
}

/** Text of a value inside of a string; a hole where it is not known. */
export function textOf(value: Value | undefined): string {
  if (typeof value === 'string') {
    return value.length > maxTextLength ? hole : value;
  }
  return typeof value === 'number' ? String(value) : hole;
}

export function truthOf(value: Value | undefined): boolean | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (isList(value)) {
    return value.items.length > 0;
  }
  if (isDict(value)) {
    return value.entries.size > 0;
  }
  if (typeof value === 'string' && value.includes(hole)) {
    return value.replaceAll(hole, '') !== '' ? true : undefined;
  }
  return Boolean(value);
}

/** The items of what can be looped over. */
export function itemsOf(
  value: Value | undefined,
): (Value | undefined)[] | undefined {
  if (isList(value)) {
    return value.items;
  }
  if (isDict(value)) {
    return [...value.entries.keys()];
  }
  return typeof value === 'string' && !value.includes(hole)
    ? [...value]
    : undefined;
}

/** A list, unless it is too long to be of use. */
export function listValue(items: (Value | undefined)[]): Value | undefined {
  return items.length > maxItems ? undefined : { kind: 'list', items };
}

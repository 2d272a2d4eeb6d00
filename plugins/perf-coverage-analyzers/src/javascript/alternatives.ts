import {
  isNothing,
  nothing,
  StringValue,
  textOf,
  unknown,
  Value,
} from './values';

/** More alternatives than this are given up as unknown. */
export const maxAlternatives = 40;

export function alternatives(value: Value): Value[] {
  return value.t === 'union' ? value.of : [value];
}

/** What a run without environment variables takes; unknown where undecided. */
export function settled(value: Value | undefined): Value {
  if (!value) return nothing;
  if (value.t !== 'union') return value;
  return value.preferred ? value.of[0] : unknown;
}

/**
 * What a run without environment variables takes; of something that an unknown
 * condition may leave out, that something.
 */
export function present(value: Value | undefined): Value {
  const taken = settled(value);
  if (taken.t !== 'unknown' || value?.t !== 'union') return taken;
  const some = value.of.filter(one => !isNothing(one));
  return some.length === 1 ? some[0] : taken;
}

/** Whether two values, none of them a choice, are alternatives of one another. */
function isSame(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (one.t === 'string' && other.t === 'string') {
    return describe(one) === describe(other);
  }
  if (one.t === 'constant' && other.t === 'constant') {
    return Object.is(one.value, other.value);
  }
  return one.t === 'unknown' && other.t === 'unknown';
}

/** What equal values have in common: text for plain ones, themselves for others. */
function identity(value: Value): unknown {
  switch (value.t) {
    case 'string':
      return `s${describe(value)}`;
    case 'constant':
      return Object.is(value.value, -0)
        ? 'c-0'
        : `c${typeof value.value}${value.value}`;
    case 'unknown':
      return 'u';
    default:
      return value;
  }
}

/** Text with holes written as NUL, for comparing. */
function describe({ parts }: StringValue): string {
  let told = '';
  for (const part of parts) told += 'hole' in part ? '\0' : part.text;
  return told;
}

/** Of so few, comparing each with each is faster than keeping a set. */
const fewAlternatives = 6;

/** The different ones among all alternatives of some values, in their order. */
function different(values: readonly Value[]): Value[] {
  const flat: Value[] = [];
  let seen: Set<unknown> | undefined;
  for (const value of values) {
    for (const one of value.t === 'union' ? value.of : [value]) {
      if (seen) {
        const key = identity(one);
        if (seen.has(key)) continue;
        seen.add(key);
        flat.push(one);
      } else if (!flat.some(other => isSame(one, other))) {
        flat.push(one);
        if (flat.length > fewAlternatives) seen = new Set(flat.map(identity));
      }
    }
  }
  return flat;
}

function isFromEnvironment(value: Value): boolean {
  return value.t === 'unknown' && value.env === true;
}

/**
 * Either of the values. A known value swallows what comes from the
 * environment: the default is what the reader of the source sees.
 */
export function join(values: Value[], preferred = false): Value {
  const [first] = values;
  if (values.length === 1) return first;
  let keepFirst = preferred && (first?.t === 'union' ? first.preferred : true);
  let flat = different(values);
  const variable = flat.find(isFromEnvironment);
  if (variable) {
    const known = flat.filter(one => !isFromEnvironment(one));
    if (known.some(one => !isNothing(one))) {
      keepFirst &&= flat[0] === known[0];
      const name = variable.t === 'unknown' ? variable.name : undefined;
      flat = known.map(one => chosen(name ? named(one, name) : one));
    }
  }
  if (flat.length === 0) return unknown;
  if (flat.length === 1) return flat[0];
  if (flat.length > maxAlternatives) return unknown;
  return { t: 'union', of: flat, preferred: keepFirst };
}

/** A value that says in which variable it first stood, where it may begin a URL. */
export function named(value: Value, name: string): Value {
  switch (value.t) {
    case 'unknown':
      return value.name ? value : { ...value, name };
    case 'string': {
      const [first, ...rest] = value.parts;
      const isBase =
        first &&
        first.name === undefined &&
        ('hole' in first || /^https?:\/\//i.test(first.text));
      return isBase
        ? { ...value, parts: [{ ...first, name }, ...rest] }
        : value;
    }
    case 'union': {
      const of = value.of.map(one => named(one, name));
      return of.some((one, at) => one !== value.of[at])
        ? { ...value, of }
        : value;
    }
    default:
      return value;
  }
}

/** A value that stands where no environment variable says another. */
export function chosen(value: Value): Value {
  return value.t === 'string' && textOf(value) !== undefined
    ? { ...value, env: true }
    : value;
}

/** Text that an environment variable may replace. */
export function isChosen(value: Value): boolean {
  return value.t === 'string' && value.env === true;
}

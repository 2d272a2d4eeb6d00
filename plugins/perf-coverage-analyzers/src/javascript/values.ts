import type * as t from '@babel/types';
import type { Scope } from './scope';

/** A position in a source: `offset` counts UTF-16 units from the file's start. */
export interface Place {
  file: string;
  line: number;
  offset: number;
}

/** A piece of a string: text with the place where it is written, or a hole. */
export type StringPart = (
  | { text: string; at: Place | null }
  | { hole: true }
) & {
  /** The variable that it first stood in, where it may begin a URL. */
  name?: string;
};

export interface StringValue {
  t: 'string';
  parts: StringPart[];
  /** The default of an environment variable: a run may choose another text. */
  env?: boolean;
  /** What `JSON.stringify` made it of. */
  source?: Value;
}

/** Numbers, booleans, null, undefined. */
export interface ConstantValue {
  t: 'constant';
  value: number | boolean | null | undefined;
}

/**
 * A value that reading can't know. `env` marks what comes from an environment
 * variable; `lean` is its truth in a run without any environment variable.
 */
export interface UnknownValue {
  t: 'unknown';
  /** Of a text that may be one of several JSON files: a member of what it holds. */
  json?: (name: string) => Value | undefined;
  env?: boolean;
  lean?: boolean;
  /** The variable that it first stood in. */
  name?: string;
  /** What `JSON.stringify` made it of. */
  source?: Value;
}

/** Properties live in a map, so that keys of hostile files are only keys. */
export interface ObjectValue {
  t: 'object';
  props: Map<string, Value>;
  /** Line on which a property was written. */
  lines: Map<string, Place>;
  /** Further properties may exist. */
  open: boolean;
  cls: ClassValue | null;
  /** Level of uncertainty at which it was made, see `Interpreter.weak`. */
  level: number;
  /** Members of an open object that are looked for when they are asked for. */
  further?: (name: string) => Value | undefined;
  /** What a host module keeps with an object of its own, as a metric. */
  host?: unknown;
  /** What a host module does when a member is assigned. */
  assigned?: (name: string, value: Value, at: Place) => void;
}

export interface ArrayValue {
  t: 'array';
  items: Value[];
  /** Further items may exist, or some of these may not. */
  open: boolean;
  /** There are no others than these; some may not be there. */
  chosen?: boolean;
  level: number;
}

export type FunctionNode =
  | t.FunctionDeclaration
  | t.FunctionExpression
  | t.ArrowFunctionExpression
  | t.ObjectMethod
  | t.ClassMethod
  | t.ClassPrivateMethod;

export interface FunctionValue {
  t: 'function';
  node: FunctionNode;
  name: string;
  scope: Scope;
  self: Value | null;
  /** Class whose `super` it may call. */
  home: ClassValue | null;
  props: Map<string, Value>;
  /** Arguments that `bind` put before those of a call. */
  before?: Value[];
}

export interface ClassValue {
  t: 'class';
  name: string;
  node: t.Class;
  scope: Scope;
  parent: Value | null;
  methods: Map<string, FunctionValue>;
  getters: Map<string, FunctionValue>;
  statics: Map<string, Value>;
}

export interface CallSite {
  /** Absent where the call is not written in JavaScript. */
  node?: t.Node;
  place: Place;
}

/** A function of the host (the language's own or a module of the tool). */
export interface NativeValue {
  t: 'native';
  name: string;
  call(args: Value[], site: CallSite): Value;
  construct?(args: Value[], site: CallSite): Value;
  props: Map<string, Value>;
  /** Members that are made when they are asked for, as those of a builder. */
  member?(name: string): Value | undefined;
  /** What a host module keeps with a value of its own. */
  host?: unknown;
}

/** Alternatives; the first is what a run without environment takes, if `preferred`. */
export interface UnionValue {
  t: 'union';
  of: Value[];
  preferred: boolean;
  /**
   * Looked up under a key that may not be there; `lean` where it surely is not
   * in a run without environment.
   */
  gap?: 'lean' | 'open';
}

export type Value =
  | StringValue
  | ConstantValue
  | UnknownValue
  | ObjectValue
  | ArrayValue
  | FunctionValue
  | ClassValue
  | NativeValue
  | UnionValue;

export const unknown: UnknownValue = { t: 'unknown' };
export const environment: UnknownValue = {
  t: 'unknown',
  env: true,
  lean: false,
};
export const nothing: ConstantValue = { t: 'constant', value: undefined };

/** More alternatives than this are given up as unknown. */
const maxAlternatives = 40;
/** Longer texts are not kept. */
const maxTextLength = 4000;

export function constant(value: ConstantValue['value']): ConstantValue {
  return { t: 'constant', value };
}

export function text(value: string, at: Place | null = null): StringValue {
  return { t: 'string', parts: value === '' ? [] : [{ text: value, at }] };
}

export function object(
  entries: Iterable<[string, Value]> = [],
  open = false,
): ObjectValue {
  return {
    t: 'object',
    props: new Map(entries),
    lines: new Map(),
    open,
    cls: null,
    level: 0,
  };
}

export function array(items: Value[] = [], open = false): ArrayValue {
  return { t: 'array', items, open, level: 0 };
}

/** Whether a list may have items beside those that are known. */
export function hasOthers({ items, open, chosen: only }: ArrayValue): boolean {
  return open && !(only && items.length > 0);
}

/** Other items in the place of those of a list. */
export function withItems(list: ArrayValue, items: Value[]): ArrayValue {
  return { ...array(items, list.open), chosen: list.chosen };
}

export function native(
  name: string,
  call: NativeValue['call'],
  construct?: NativeValue['construct'],
): NativeValue {
  return { t: 'native', name, call, construct, props: new Map() };
}

/** The text of a string without holes. */
export function textOf(value: Value | undefined): string | undefined {
  if (value?.t !== 'string') return undefined;
  let result = '';
  for (const part of value.parts) {
    if ('hole' in part) return undefined;
    result += part.text;
  }
  return result;
}

export function alternatives(value: Value): Value[] {
  return value.t === 'union' ? value.of : [value];
}

/** What a run without environment variables takes; unknown where undecided. */
export function settled(value: Value | undefined): Value {
  if (!value) return nothing;
  if (value.t !== 'union') return value;
  return value.preferred ? value.of[0] : unknown;
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

export function isNothing(value: Value): boolean {
  return (
    value.t === 'constant' &&
    (value.value === undefined || value.value === null)
  );
}

/** Truth of a value, undefined where unknown. */
export function truth(value: Value): boolean | undefined {
  switch (value.t) {
    case 'constant':
      return Boolean(value.value);
    case 'string':
      if (value.parts.some(part => 'text' in part && part.text)) return true;
      return value.parts.length === 0 && !value.env ? false : undefined;
    case 'unknown':
      return undefined;
    case 'union': {
      const first = truth(value.of[0]);
      if (first && value.gap) return undefined;
      return value.of.every(one => truth(one) === first) ? first : undefined;
    }
    default:
      return true;
  }
}

/** Truth in a run without environment variables, undefined where unknown. */
export function lean(value: Value): boolean | undefined {
  if (value.t === 'unknown') return value.lean;
  if (value.t === 'union' && value.preferred) return lean(value.of[0]);
  if (value.t === 'union' && value.gap === 'lean') return false;
  if (value.t === 'string' && value.parts.length === 0) return false;
  return truth(value);
}

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

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

import { alternatives, chosen, isChosen, join, named } from './alternatives';
import { concat, keyOf, toNumber } from './texts';
import {
  constant,
  environment,
  isNothing,
  lean,
  textOf,
  truth,
  unknown,
  Value,
} from './values';

/** `!value`, keeping what a run without environment would give. */
export function negated(value: Value): Value {
  const known = truth(value);
  if (known !== undefined) return constant(!known);
  const leaning = lean(value);
  return leaning === undefined ? unknown : { t: 'unknown', lean: !leaning };
}

export function logical(
  operator: '||' | '&&' | '??',
  left: Value,
  right: Value,
): Value {
  if (operator === '&&') {
    const known = truth(left);
    if (known !== undefined) return known ? right : left;
    const leaning = lean(left);
    if (leaning === undefined) return join([right, left]);
    const both = leaning ? lean(right) : false;
    if (right.t === 'unknown') return { t: 'unknown', lean: both };
    return leaning ? join([right, left], true) : join([left, right], true);
  }
  const keeps = (one: Value) =>
    operator === '||' ? truth(one) : keepsNullish(one);
  const known = keeps(left);
  if (known !== undefined && left.t !== 'union') return known ? left : right;
  if (left.t === 'unknown' && left.env) {
    // `__ENV.X || 'default'`: the default is what the source says.
    return chosen(left.name ? named(right, left.name) : right);
  }
  const kept = alternatives(left).filter(one => keeps(one) !== false);
  const isUnset = left.t === 'union' && left.gap === 'lean';
  const leaning = operator === '||' || isUnset ? lean(left) : undefined;
  if (left.t === 'unknown' && right.t === 'unknown') {
    const either = leaning === false ? lean(right) : leaning;
    const { name } = left;
    return { t: 'unknown', lean: either, ...(name ? { name } : {}) };
  }
  return leaning === false
    ? join([right, ...kept], true)
    : join([...kept, right], leaning === true);
}

function keepsNullish(value: Value): boolean | undefined {
  if (value.t === 'unknown') return undefined;
  return !isNothing(value);
}

type Comparison = (a: number, b: number) => boolean;
const comparisons = new Map<string, Comparison>([
  ['<', (a, b) => a < b],
  ['<=', (a, b) => a <= b],
  ['>', (a, b) => a > b],
  ['>=', (a, b) => a >= b],
]);

const arithmetic = new Map<string, (a: number, b: number) => number>([
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
  ['%', (a, b) => a % b],
  ['**', (a, b) => a ** b],
  // eslint-friendly spelling of the integer idiom `x | 0`
  ['|', (a, b) => Math.trunc(a) + (b === 0 ? 0 : NaN)],
]);

/** Binary operators, over all alternatives of both sides. */
export function binary(operator: string, left: Value, right: Value): Value {
  if (operator === '+') return plus(left, right);
  if (left.t === 'union' || right.t === 'union') {
    const pairs = alternatives(left).flatMap(a =>
      alternatives(right).map(b => binary(operator, a, b)),
    );
    const preferred =
      (left.t !== 'union' || left.preferred) &&
      (right.t !== 'union' || right.preferred);
    return join(pairs, preferred);
  }
  if (['==', '===', '!=', '!=='].includes(operator)) {
    const equal = equals(left, right);
    return operator.startsWith('!') ? negated(equal) : equal;
  }
  if (operator === 'in') return isIn(left, right);
  const a = toNumber(left);
  const b = toNumber(right);
  const compare = comparisons.get(operator);
  if (compare) {
    if (a === undefined || b === undefined) return unknown;
    return constant(compare(a, b));
  }
  const compute = arithmetic.get(operator);
  if (!compute) return unknown;
  if (a === undefined || b === undefined) {
    const fromEnvironment = [left, right].some(
      one => one.t === 'unknown' && one.env,
    );
    return fromEnvironment ? { t: 'unknown', env: true, lean: false } : unknown;
  }
  const result = compute(a, b);
  return Number.isNaN(result) && operator === '|' ? unknown : constant(result);
}

/** `key in object`, decided where the object is wholly known. */
function isIn(key: Value, target: Value): Value {
  if (target.t !== 'object') return unknown;
  if (target.host === environment) return { t: 'unknown', lean: false };
  const name = keyOf(key);
  if (name === undefined) {
    return key.t === 'unknown' && key.env
      ? { t: 'unknown', lean: false }
      : unknown;
  }
  const there = target.props.has(name);
  if (!there && (target.open || target.cls)) return unknown;
  return isChosen(key) ? { t: 'unknown', lean: there } : constant(there);
}

function plus(left: Value, right: Value): Value {
  const numeric = (value: Value) =>
    value.t === 'constant' && typeof value.value !== 'undefined';
  const pairs: Value[] = [];
  for (const a of alternatives(left)) {
    for (const b of alternatives(right)) {
      if (
        a.t === 'constant' &&
        b.t === 'constant' &&
        numeric(a) &&
        numeric(b)
      ) {
        pairs.push(constant(Number(a.value) + Number(b.value)));
      } else if (a.t === 'unknown' && b.t === 'constant') {
        pairs.push(unknown);
      } else if (a.t === 'constant' && b.t === 'unknown') {
        pairs.push(unknown);
      } else if (a.t === 'unknown' && b.t === 'unknown') {
        pairs.push(unknown);
      } else {
        return concat([left, right]);
      }
    }
  }
  const preferred =
    (left.t !== 'union' || left.preferred) &&
    (right.t !== 'union' || right.preferred);
  return join(pairs, preferred);
}

function equals(left: Value, right: Value): Value {
  if (left.t === 'unknown' || right.t === 'unknown') {
    const [hidden, other] =
      left.t === 'unknown' ? [left, right] : [right, left];
    if (hidden.t === 'unknown' && hidden.env) {
      // Not set: equal to undefined only.
      return { t: 'unknown', lean: isNothing(other) };
    }
    return unknown;
  }
  const a = textOf(left);
  const b = textOf(right);
  if (a !== undefined && b !== undefined) {
    return isChosen(left) || isChosen(right)
      ? { t: 'unknown', lean: a === b }
      : constant(a === b);
  }
  if (left.t === 'constant' && right.t === 'constant') {
    return constant(
      left.value === right.value || (isNothing(left) && isNothing(right)),
    );
  }
  if (isNothing(left) || isNothing(right)) return constant(false);
  if (left.t === 'string' || right.t === 'string') return unknown;
  return left === right ? constant(true) : unknown;
}

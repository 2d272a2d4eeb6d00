import {
  array,
  constant,
  Place,
  nothing,
  textOf,
  toNumber,
  unknown,
  Value,
} from '../javascript';
import { binary, logical } from '../javascript/operators';
import { durationOperation } from './durations';
import type { Evaluator } from './evaluator';
import { instanceOf } from './instances';
import { Unresolved } from './names';
import type { JvmScope } from './scope';
import type { Expression } from './syntax';

/** Items of a list or map that assignments may add. */
const maxAssigned = 5000;

/** What an operator gives, of numbers, texts, times, lists and own classes. */
export function operation(
  evaluator: Evaluator,
  node: Expression & { kind: 'binary' },
  scope: JvmScope,
): Value {
  const { operator } = node;
  const left = evaluator.evaluate(node.left, scope);
  if (operator === '&&' || operator === '||') {
    const right = evaluator.maybe(() => evaluator.evaluate(node.right, scope));
    return logical(operator, left, right);
  }
  if (operator === '?:') {
    const right = evaluator.maybe(() => evaluator.evaluate(node.right, scope));
    return logical('??', left, right);
  }
  const right = evaluator.evaluate(node.right, scope);
  const isSame = sameConstant(left, right);
  if (isSame !== undefined && /^[=!]==?$/.test(operator)) {
    return constant(operator.startsWith('!') ? !isSame : isSame);
  }
  if (operator === '->') return array([left, right]);
  const time = durationOperation(operator, left, right);
  if (time) return time;
  const site = evaluator.place(node, scope);
  const listed = listOperation(evaluator, operator, left, right, site, scope);
  if (listed) return listed;
  const result = binary(operator, plain(left), plain(right));
  if (evaluator.isDecimal(left) || evaluator.isDecimal(right)) {
    return evaluator.decimal(result);
  }
  return operator === '/' &&
    result.t === 'constant' &&
    isWhole(left) &&
    isWhole(right)
    ? constant(Math.trunc(Number(result.value)))
    : result;
}

/** Operators that are methods: of lists, builders, and own classes. */
function listOperation(
  evaluator: Evaluator,
  operator: string,
  left: Value,
  right: Value,
  site: Place,
  scope: JvmScope,
): Value | undefined {
  if (operator === '/' && right.t === 'string') {
    // `"group" / "request"` names the parts of a path.
    return array([...(left.t === 'array' ? left.items : [left]), right]);
  }
  const isList = (value: Value) =>
    value.t === 'array' || (value.t === 'object' && !value.host);
  if (/^(?:::|:::|\+:)$/.test(operator) && isList(right)) {
    return evaluator.apply(
      evaluator.member(right, operator, site, scope),
      operator,
      [{ name: null, value: left }],
      site,
    );
  }
  if (
    (isList(left) && !/^[=!<>]/.test(operator)) ||
    (left.t === 'native' &&
      left.member &&
      !(left.host instanceof Unresolved)) ||
    instanceOf(left)
  ) {
    if (/^(?:==|!=|===)$/.test(operator)) return undefined;
    if (operator === '+' && right.t === 'string' && isList(left)) {
      return undefined;
    }
    return evaluator.apply(
      evaluator.member(left, operator, site, scope),
      operator,
      [{ name: null, value: right }],
      site,
    );
  }
  return undefined;
}

/** Assigns to a name, a member or an item; compound operators compute first. */
export function assign(
  evaluator: Evaluator,
  node: Expression & { kind: 'assign' },
  scope: JvmScope,
): Value {
  const { target, operator } = node;
  let value = evaluator.evaluate(node.value, scope);
  if (operator !== '=') {
    const old = evaluator.evaluate(target, scope);
    if (old.t === 'array' && !/^[-*/%]/.test(operator)) {
      // `buffer += x` changes the list itself.
      const more =
        operator === '++=' && value.t === 'array' ? value.items : [value];
      if (old.items.length < maxAssigned) {
        old.items.push(...more.slice(0, maxAssigned));
      }
      return nothing;
    }
    const site = evaluator.place(node, scope);
    const simple = operator.slice(0, -1);
    value =
      durationOperation(simple, old, value) ??
      listOperation(evaluator, simple, old, value, site, scope) ??
      binary(simple, plain(old), plain(value));
  }
  if (target.kind === 'name') {
    evaluator.names.assign(target.name, value, scope);
  } else if (target.kind === 'member') {
    const instance =
      target.target.kind === 'name' && target.target.name === 'this'
        ? scope.home?.instance
        : instanceOf(evaluator.evaluate(target.target, scope));
    if (instance) evaluator.members.assignMember(instance, target.name, value);
  } else if (target.kind === 'index') {
    const key = evaluator.evaluate(target.key, scope);
    assignItem(evaluator, evaluator.evaluate(target.target, scope), key, value);
  } else if (target.kind === 'call' && target.args.length === 1) {
    // `items(0) = x` of Scala.
    const key = evaluator.evaluate(target.args[0].value, scope);
    assignItem(evaluator, evaluator.evaluate(target.callee, scope), key, value);
  }
  return nothing;
}

/** `items[0] = x`, `map["key"] = x` */
function assignItem(
  evaluator: Evaluator,
  target: Value,
  key: Value,
  value: Value,
): void {
  if (target.t === 'array' && target.items.length < maxAssigned) {
    const index = toNumber(key);
    const old = index === undefined ? undefined : target.items[index];
    if (index !== undefined && old) {
      target.items[index] = evaluator.assigned(old, 0, value);
    } else {
      target.items.push(value);
    }
  } else if (target.t === 'object' && !target.host) {
    const name = textOf(key);
    if (name === undefined || target.props.size >= maxAssigned) {
      target.open = true;
    } else {
      target.props.set(
        name,
        evaluator.assigned(target.props.get(name), 0, value),
      );
    }
  }
}

/** What is no text and no number is not known where it is computed with. */
function plain(value: Value): Value {
  return value.t === 'native' ? unknown : value;
}

/** Whether two constants of enums are one; undefined where they are none. */
function sameConstant(left: Value, right: Value): boolean | undefined {
  const areConstants = [left, right].every(
    one => instanceOf(one)?.type.declaration.typeKind === 'enum',
  );
  return areConstants ? left === right : undefined;
}

function isWhole(value: Value): boolean {
  return value.t === 'constant' && Number.isInteger(value.value);
}

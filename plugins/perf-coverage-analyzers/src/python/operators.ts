import { percentFormatted } from './texts';
import { isList, listValue, maxItems, textOf, Value } from './value';

/** The value of `left op right`, for numbers, texts and lists. */
export function binaryValue(
  op: string,
  left: Value | undefined,
  right: Value | undefined,
): Value | undefined {
  if (typeof left === 'number' && typeof right === 'number') {
    const result = arithmetic(op, left, right);
    return result !== undefined && Number.isFinite(result) ? result : undefined;
  }
  if (op === '+') {
    if (isList(left) && isList(right)) {
      return listValue([...left.items, ...right.items]);
    }
    if (typeof left === 'string' || typeof right === 'string') {
      return textOf(left) + textOf(right);
    }
  }
  if (op === '*' && isList(left) && typeof right === 'number') {
    return repeated(left.items, right);
  }
  if (op === '*' && isList(right) && typeof left === 'number') {
    return repeated(right.items, left);
  }
  if (op === '%' && typeof left === 'string') {
    return percentFormatted(left, right);
  }
  if (op === '/' && typeof left === 'string' && typeof right === 'string') {
    return `${left}/${right}`;
  }
  return undefined;
}

function repeated(items: (Value | undefined)[], times: number) {
  return items.length * times > maxItems || times > maxItems
    ? undefined
    : listValue(Array.from({ length: Math.max(0, times) }, () => items).flat());
}

function arithmetic(op: string, a: number, b: number): number | undefined {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return Number((a * b).toPrecision(15));
    case '/':
      return a / b;
    case '//':
      return Math.floor(a / b);
    case '%':
      return ((a % b) + b) % b;
    case '**':
      return a ** b;
    case '<<':
      return b >= 0 && b < 50 ? a * 2 ** b : undefined;
    default:
      return undefined;
  }
}

/** Whether a comparison holds, where both sides are known. */
export function compareValues(
  op: string,
  left: Value | undefined,
  right: Value | undefined,
): boolean | undefined {
  if (typeof left === 'number' && typeof right === 'number') {
    switch (op) {
      case '<':
        return left < right;
      case '<=':
        return left <= right;
      case '>':
        return left > right;
      case '>=':
        return left >= right;
      default:
        break;
    }
  }
  const isObject = (value: Value | undefined) =>
    value !== null && typeof value === 'object';
  const known = left !== undefined && right !== undefined;
  // A list or dict is never None; of two the items would have to be compared.
  const isNone = left === null || right === null;
  if (!known || (!isNone && (isObject(left) || isObject(right)))) {
    return undefined;
  }
  if (op === '==' || op === 'is') {
    return left === right;
  }
  return op === '!=' || op === 'is not' ? left !== right : undefined;
}

/** The numbers of `range(start, stop, step)`. */
export function rangeOf(start: number, stop: number, step: Value | undefined) {
  if (typeof step !== 'number' || step === 0) {
    return undefined;
  }
  const length = Math.max(0, Math.ceil((stop - start) / step));
  return length > maxItems
    ? undefined
    : listValue(Array.from({ length }, (_, i) => start + i * step));
}

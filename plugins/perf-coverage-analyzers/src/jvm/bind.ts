import { unknown, Value } from '../javascript';
import type { Evaluator } from './evaluator';
import { partOf } from './items';
import type { JvmScope } from './scope';
import type { Parameter } from './syntax';

/** Declares names; several take the parts of one value. */
export function bindNames(
  evaluator: Evaluator,
  names: string[],
  value: Value,
  scope: JvmScope,
): void {
  if (names.length === 1) {
    scope.declare(names[0], value, evaluator.weak);
    return;
  }
  for (const [index, name] of names.entries()) {
    scope.declare(name, partOf(value, index), evaluator.weak);
  }
}

/** Declares the parameters of a function with what a call gives them. */
export function bindParameters(
  evaluator: Evaluator,
  parameters: Parameter[],
  args: Value[],
  scope: JvmScope,
): void {
  // `{ case (a, b) => … }`, `{ (k, v) -> … }` take one tuple apart.
  const [only] = args;
  const takesApart =
    args.length === 1 && parameters.length > 1 && only.t === 'array';
  for (const [index, parameter] of parameters.entries()) {
    const value = takesApart ? partOf(only, index) : args[index];
    scope.declare(parameter.name, value ?? unknown, evaluator.weak);
  }
}

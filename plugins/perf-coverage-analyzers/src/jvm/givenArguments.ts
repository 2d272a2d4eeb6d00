import { alternatives, Value } from '../javascript';
import type { Evaluator } from './evaluator';
import type { JvmScope } from './scope';
import type { Argument } from './syntax';

export interface GivenArgument {
  name: string | null;
  value: Value;
}

/** The values of the arguments of a call, spread ones taken apart. */
export function argumentsOf(
  evaluator: Evaluator,
  args: Argument[],
  scope: JvmScope,
): GivenArgument[] {
  const found: GivenArgument[] = [];
  for (const one of args) {
    const value = evaluator.evaluate(one.value, scope);
    if (one.spread) {
      for (const list of alternatives(value)) {
        if (list.t === 'array') {
          for (const item of list.items.slice(0, 2000)) {
            found.push({ name: null, value: item });
          }
        } else {
          found.push({ name: null, value: list });
        }
      }
    } else {
      found.push({ name: one.name, value });
    }
  }
  return found;
}

import { alternatives, join, nothing, Value } from '../javascript';
import type { Evaluator } from './evaluator';
import type { JvmScope } from './scope';
import type { Argument } from './syntax';

export interface GivenArgument {
  name: string | null;
  value: Value;
}

/** Items of a list that are read as arguments. */
const maxItems = 2000;

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
      found.push(...spread(value).map(item => ({ name: null, value: item })));
    } else {
      found.push({ name: one.name, value });
    }
  }
  return found;
}

/** The items of a list; of several lists those of the one that counts come first. */
function spread(value: Value): Value[] {
  const lists = alternatives(value).map(list =>
    list.t === 'array' ? list.items.slice(0, maxItems) : [list],
  );
  if (lists.length === 1 || value.t !== 'union') return lists[0] ?? [];
  const length = Math.max(...lists.map(list => list.length));
  return Array.from({ length }, (_, index) =>
    join(
      lists.flatMap((list, at) =>
        // What only other lists have is left out by default.
        at === 0 ? list[index] ?? nothing : list[index] ?? [],
      ),
      value.preferred || index >= lists[0].length,
    ),
  );
}

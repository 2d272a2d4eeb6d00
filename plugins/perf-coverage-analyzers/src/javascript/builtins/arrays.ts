import { call } from '../functions';
import { Interpreter } from '../interpreter';
import { alternatives, isChosen, join, settled } from '../alternatives';
import { concat, someItem, toNumber } from '../texts';
import {
  array,
  ArrayValue,
  CallSite,
  constant,
  hasOthers,
  isNothing,
  native,
  nothing,
  text,
  textOf,
  truth,
  unknown,
  Value,
  withItems,
} from '../values';

type Method = (
  run: Interpreter,
  list: ArrayValue,
  args: Value[],
  site: CallSite,
) => Value;

/** Items as a callback sees them: numbers in a list are test data. */
function seen(item: Value): Value {
  return item.t === 'constant' && typeof item.value === 'number'
    ? unknown
    : item;
}

function each(
  run: Interpreter,
  list: ArrayValue,
  callback: Value | undefined,
  site: CallSite,
  generalise: boolean,
): Value[] {
  if (!callback) return [];
  const results = list.items
    .slice(0, run.limits.iterations)
    .map((item, index) =>
      call(
        run,
        callback,
        [generalise ? seen(item) : item, constant(index), list],
        site,
      ),
    );
  if (hasOthers(list)) {
    results.push(
      run.maybe(() => call(run, callback, [unknown, unknown, list], site)),
    );
  }
  return results;
}

function filtered(
  run: Interpreter,
  list: ArrayValue,
  args: Value[],
  site: CallSite,
): { items: Value[]; certain: boolean } {
  const closed: ArrayValue = { ...list, open: false };
  const verdicts = each(run, closed, args[0], site, false);
  const items = closed.items.filter(
    (_, index) => verdicts[index] && truth(verdicts[index]) !== false,
  );
  const certain = verdicts.every(one => truth(one) !== undefined);
  return { items, certain: certain && !list.open };
}

function find(
  run: Interpreter,
  list: ArrayValue,
  args: Value[],
  site: CallSite,
): Value {
  const { items, certain } = filtered(run, list, args, site);
  if (certain) return items[0] ?? nothing;
  return join([...items.map(someItem), unknown]);
}

function push(run: Interpreter, list: ArrayValue, args: Value[]): Value {
  if (run.weak > list.level || list.items.length > 1000) list.open = true;
  if (list.items.length > 1000) list.chosen = false;
  if (list.items.length <= 1000) list.items.push(...args);
  return unknown;
}

function flat(list: ArrayValue): Value {
  let { open } = list;
  const items = list.items.flatMap(item => {
    const one = settled(item);
    if (one.t === 'array') {
      open ||= one.open;
      return one.items;
    }
    open ||= one.t === 'unknown';
    return [item];
  });
  return array(items.slice(0, 1000), open || items.length > 1000);
}

function slice(list: ArrayValue, args: Value[]): Value {
  const from = args[0] ? toNumber(args[0]) : 0;
  const to = args[1] ? toNumber(args[1]) : undefined;
  if (list.open || from === undefined || (args[1] && to === undefined)) {
    return array([...list.items], true);
  }
  return array(list.items.slice(from, to));
}

function reduce(
  run: Interpreter,
  list: ArrayValue,
  args: Value[],
  site: CallSite,
): Value {
  const [callback, initial] = args;
  if (!callback) return unknown;
  let items = list.items.slice(0, run.limits.iterations);
  let sum = initial;
  if (!sum) {
    [sum] = items;
    items = items.slice(1);
  }
  if (!sum) return unknown;
  for (const item of items) sum = call(run, callback, [sum, item], site);
  if (list.open) {
    const before = sum;
    sum = join([
      before,
      run.maybe(() => call(run, callback, [before, unknown], site)),
    ]);
  }
  return sum;
}

function joined(list: ArrayValue, args: Value[]): Value {
  if (list.open || list.items.length > 200) return unknown;
  const separator = args[0] && !isNothing(args[0]) ? args[0] : text(',');
  return concat(
    list.items.flatMap((item, index) => (index ? [separator, item] : [item])),
  );
}

function includes(list: ArrayValue, args: Value[]): Value {
  const wanted = args[0] ? textOf(args[0]) : undefined;
  const known = list.items.map(textOf);
  if (wanted === undefined || list.open || known.includes(undefined)) {
    // A run without environment finds nothing in a list of names.
    const fromEnvironment = args[0]?.t === 'unknown' && args[0].env;
    return fromEnvironment ? { t: 'unknown', lean: false } : unknown;
  }
  const there = known.includes(wanted);
  return args[0] && isChosen(args[0])
    ? { t: 'unknown', lean: there }
    : constant(there);
}

const methods = new Map<string, Method>([
  [
    'forEach',
    (run, list, args, site) => {
      each(run, list, args[0], site, true);
      return nothing;
    },
  ],
  [
    'map',
    (run, list, args, site) =>
      withItems(list, each(run, list, args[0], site, false)),
  ],
  [
    'flatMap',
    (run, list, args, site) =>
      flat(withItems(list, each(run, list, args[0], site, false))),
  ],
  [
    'filter',
    (run, list, args, site) => {
      const { items, certain } = filtered(run, list, args, site);
      return { ...array(items, !certain), chosen: !hasOthers(list) };
    },
  ],
  ['find', find],
  ['findLast', find],
  [
    'some',
    (run, list, args, site) => {
      each(run, list, args[0], site, true);
      return unknown;
    },
  ],
  [
    'every',
    (run, list, args, site) => {
      each(run, list, args[0], site, true);
      return unknown;
    },
  ],
  ['reduce', reduce],
  ['push', push],
  ['unshift', push],
  ['concat', (_run, list, args) => concatenated(list, args)],
  ['slice', (_run, list, args) => slice(list, args)],
  ['splice', (_run, list) => array(list.items.map(someItem), true)],
  ['flat', (_run, list) => flat(list)],
  ['join', (_run, list, args) => joined(list, args)],
  ['includes', (_run, list, args) => includes(list, args)],
  ['reverse', (_run, list) => withItems(list, [...list.items].reverse())],
  ['sort', (_run, list) => list],
  ['toSorted', (_run, list) => list],
  ['fill', (_run, list, args) => array([args[0] ?? unknown], list.open)],
  ['values', (_run, list) => list],
  [
    'keys',
    (_run, list) =>
      array(
        list.items.map(() => unknown),
        list.open,
      ),
  ],
  [
    'entries',
    (_run, list) =>
      array(
        list.items.map((item, index) => array([constant(index), item])),
        list.open,
      ),
  ],
  ['pop', (_run, list) => some(list)],
  ['shift', (_run, list) => some(list)],
  [
    'at',
    (_run, list, args) => {
      const index = args[0] ? toNumber(args[0]) : undefined;
      if (index === undefined || list.open) return some(list);
      return list.items.at(index) ?? nothing;
    },
  ],
  ['indexOf', () => unknown],
  ['findIndex', () => unknown],
  // of Map and Set, which are read as lists
  ['add', push],
  ['has', () => unknown],
  [
    'get',
    (_run, list) =>
      join([
        ...list.items.flatMap(item =>
          item.t === 'array' && item.items[1] ? [someItem(item.items[1])] : [],
        ),
        unknown,
      ]),
  ],
  ['set', (run, list, args) => push(run, list, [array(args.slice(0, 2))])],
  ['then', (run, list, args, site) => callThen(run, list, args, site)],
]);

function callThen(
  run: Interpreter,
  list: ArrayValue,
  args: Value[],
  site: CallSite,
): Value {
  return args[0] ? call(run, args[0], [list], site) : list;
}

function some(list: ArrayValue): Value {
  const items = list.items.map(someItem);
  return join(list.open || items.length === 0 ? [...items, unknown] : items);
}

function concatenated(list: ArrayValue, args: Value[]): Value {
  const items = [...list.items];
  let { open } = list;
  for (const arg of args) {
    for (const one of alternatives(arg)) {
      if (one.t === 'array') {
        items.push(...one.items);
        open ||= one.open;
      } else {
        open ||= one.t === 'unknown';
        items.push(one);
      }
    }
  }
  return array(items.slice(0, 1000), open || items.length > 1000);
}

/** The method `name` of an array, undefined if arrays have none. */
export function arrayMethod(
  run: Interpreter,
  list: ArrayValue,
  name: string,
): Value | undefined {
  const method = methods.get(name);
  return method
    ? native(name, (args, site) => method(run, list, args, site))
    : undefined;
}

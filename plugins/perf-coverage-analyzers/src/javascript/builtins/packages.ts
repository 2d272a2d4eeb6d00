/*
 * Packages of npm that scripts put their settings together with. They are not
 * in a repository; what they do is known.
 */
import { alternatives, chosen, join, settled } from '../alternatives';
import {
  array,
  isNothing,
  native,
  nothing,
  object,
  ObjectValue,
  textOf,
  unknown,
  Value,
} from '../values';

/** How lists are merged: the later one, one behind the other, or item by item. */
type Lists = 'last' | 'together' | 'items';

const maxDepth = 20;
/** Ways that alternatives of several objects make together. */
const maxWays = 12;

/** The package's name in `lodash/merge`, `lodash.merge`, or an address of a CDN. */
const packageName =
  /(?:^|\/)(lodash(?:-es)?|ts-deepmerge|deepmerge(?:-ts)?|@fastify\/deepmerge|defu|merge-deep|merge)(?:@[^/]*)?(?:[/.](\w+))?(?:\.m?js)?(?:\/|$)/;

/** A package by the name that a script imports it under; undefined where it is not known. */
export function packageModule(specifier: string): Value | undefined {
  if (/^k6(?:\/|$)/.test(specifier)) return undefined;
  const found = packageName.exec(specifier);
  if (!found) return undefined;
  const [, name, member] = found;
  if (name.startsWith('lodash')) return lodash(member);
  const merge =
    name === 'defu'
      ? merging('together', true)
      : merging(
          name === 'merge-deep' || name === 'merge' ? 'last' : 'together',
        );
  for (const one of ['merge', 'deepmerge', 'defu', 'default', 'recursive']) {
    merge.props.set(one, merge);
  }
  merge.props.set(
    'all',
    native('all', ([list]) =>
      list?.t === 'array' && !list.open
        ? mergedAll(list.items, 'together')
        : unknown,
    ),
  );
  merge.props.set(
    'withOptions',
    native('withOptions', ([options, ...sources]) => {
      const given = settled(options);
      const keepsLast =
        given.t === 'object' &&
        ['mergeArrays', 'uniqueArrayItems'].some(key => {
          const one = given.props.get(key);
          return one?.t === 'constant' && one.value === false;
        });
      return mergedAll(sources, keepsLast ? 'last' : 'together');
    }),
  );
  return merge;
}

function merging(lists: Lists, firstWins = false) {
  return native('merge', sources =>
    mergedAll(firstWins ? [...sources].reverse() : sources, lists),
  );
}

/** The functions of lodash with which settings are made. */
function lodash(member: string | undefined): Value {
  const made = object([], true);
  const add = (name: string, call: (args: Value[]) => Value) => {
    const one = native(name, call);
    one.props.set('default', one);
    made.props.set(name, one);
  };
  add('merge', args => intoFirst(args, mergedAll(args, 'items')));
  add('defaultsDeep', args =>
    intoFirst(args, mergedAll([...args].reverse(), 'items')),
  );
  for (const name of ['assign', 'extend', 'assignIn']) {
    add(name, args => intoFirst(args, mergedAll(args, 'last', 0)));
  }
  add('defaults', args =>
    intoFirst(args, mergedAll([...args].reverse(), 'last', 0)),
  );
  add('cloneDeep', ([value]) => mergedAll([value ?? nothing], 'last'));
  add('clone', ([value]) => mergedAll([value ?? nothing], 'last', 0));
  add('get', ([value, path, fallback]) => at(value, path, fallback));
  add('pick', ([value, ...keys]) => picked(value, keys, true));
  add('omit', ([value, ...keys]) => picked(value, keys, false));
  const one = member === undefined ? undefined : made.props.get(member);
  if (one) return one;
  made.props.set('default', made);
  return made;
}

/** Functions of lodash change their first argument and give it back. */
function intoFirst([first]: Value[], result: Value): Value {
  if (first?.t !== 'object' || result.t !== 'object') return result;
  for (const [key, value] of result.props) first.props.set(key, value);
  for (const [key, place] of result.lines) first.lines.set(key, place);
  first.open ||= result.open;
  return first;
}

function mergedAll(sources: Value[], lists: Lists, depth = maxDepth): Value {
  return sources.reduce<Value>(
    (before, source) => merged(before, source, lists, depth),
    object(),
  );
}

/** The second value laid over the first, over all their alternatives. */
function merged(base: Value, over: Value, lists: Lists, depth: number): Value {
  if (isNothing(over)) return base;
  if (over.t === 'unknown') {
    // It may bring anything, and take nothing away that is known.
    return base.t === 'object' ? copy(base, true) : over;
  }
  const ways = alternatives(base).flatMap(one =>
    alternatives(over).map(other => mergedOne(one, other, lists, depth)),
  );
  if (ways.length > maxWays) return unknown;
  const preferred = [base, over].every(
    one => one.t !== 'union' || one.preferred,
  );
  return ways.length === 1 ? ways[0] : join(ways, preferred);
}

function mergedOne(
  base: Value,
  over: Value,
  lists: Lists,
  depth: number,
): Value {
  if (over.t === 'array' && base.t === 'array' && lists !== 'last') {
    const items =
      lists === 'together'
        ? [...base.items, ...over.items]
        : longer(base.items, over.items).map((_, index) =>
            over.items[index] && base.items[index]
              ? merged(base.items[index], over.items[index], lists, depth - 1)
              : over.items[index] ?? base.items[index],
          );
    return array(items, base.open || over.open);
  }
  if (over.t !== 'object' || over.cls || over.host !== undefined) return over;
  if (base.t !== 'object' || base.cls) return copy(over, over.open);
  const made = copy(base, base.open || over.open);
  for (const [key, value] of over.props) {
    const old = made.props.get(key);
    made.props.set(
      key,
      old && depth > 0 ? merged(old, value, lists, depth - 1) : value,
    );
    const place = over.lines.get(key);
    if (place) made.lines.set(key, place);
  }
  return made;
}

function longer(a: Value[], b: Value[]): Value[] {
  return a.length > b.length ? a : b;
}

function copy(value: ObjectValue, open: boolean): ObjectValue {
  const made = object(value.props, open);
  for (const [key, place] of value.lines) made.lines.set(key, place);
  return made;
}

/** `_.get(settings, 'load.users', 10)` */
function at(
  value: Value | undefined,
  path: Value | undefined,
  fallback: Value | undefined,
): Value {
  const keys =
    path?.t === 'array'
      ? path.items.map(one => textOf(one))
      : textOf(path)?.split('.');
  let here: Value | undefined = value;
  for (const key of keys ?? [undefined]) {
    const one: Value = here ? settled(here) : nothing;
    if (key === undefined || one.t === 'unknown') return unknown;
    here = one.t === 'object' ? one.props.get(key) : undefined;
    if (!here && one.t === 'object' && one.open) return unknown;
  }
  return here ?? (fallback ? chosen(fallback) : nothing);
}

function picked(
  value: Value | undefined,
  keys: Value[],
  keeps: boolean,
): Value {
  if (value?.t !== 'object') return unknown;
  const names = new Set(
    keys.flatMap(key =>
      (key.t === 'array' ? key.items : [key]).map(one => textOf(one)),
    ),
  );
  const made = object([], value.open);
  for (const [key, one] of value.props) {
    if (names.has(key) !== keeps) continue;
    made.props.set(key, one);
    const place = value.lines.get(key);
    if (place) made.lines.set(key, place);
  }
  return made;
}

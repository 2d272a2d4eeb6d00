import {
  alternatives,
  array,
  ArrayValue,
  constant,
  isChosen,
  isNothing,
  join,
  native,
  nothing,
  object,
  ObjectValue,
  text,
  textOf,
  toNumber,
  truth,
  unknown,
  Value,
} from '../javascript';
import { callable } from './durations';
import type { Evaluator } from './evaluator';
import { indexed } from './items';
import { joined, mapOf } from './libraryGlobals';

/** Methods that give the list itself, or one whose items can't be told apart. */
const sameList = new Set(
  (
    'toList toSeq toArray toVector toSet toIndexedSeq stream parallelStream iterator view ' +
    'distinct sorted sortBy sortWith reversed reverse shuffle shuffled asScala asJava boxed ' +
    'par toMutableList toTypedArray asSequence asIterable result collect filter filterNot ' +
    'withFilter takeWhile dropWhile take limit random circular queue to cycle seq get ' +
    'asList unmodifiableList toIterator indices zipWithIndex'
  ).split(' '),
);

export function listMember(
  run: Evaluator,
  list: ArrayValue,
  name: string,
): Value | undefined {
  const each = (
    fn: Value | undefined,
    site: Parameters<Evaluator['apply']>[3],
  ) =>
    list.items
      .slice(0, run.limits.items)
      .map(item =>
        fn ? run.apply(fn, '', [{ name: null, value: item }], site) : unknown,
      );
  switch (name) {
    case 'map':
    case 'mapNotNull':
    case 'mapToObj':
      return native(name, ([fn], site) => {
        if (list.items.length === 0 && list.open && fn) {
          return array(
            [run.maybe(() => run.apply(fn, '', [], site.place))],
            true,
          );
        }
        return array(each(fn, site.place), list.open);
      });
    case 'flatMap':
      return native(name, ([fn], site) =>
        flat(each(fn, site.place), list.open),
      );
    case 'flatten':
      return callable(name, flat(list.items, list.open));
    case 'foreach':
    case 'forEach':
    case 'onEach':
      return native(name, ([fn], site) => {
        if (list.open && fn && list.items.length === 0) {
          run.maybe(() => run.apply(fn, '', [], site.place));
        }
        each(fn, site.place);
        return nothing;
      });
    case 'filter':
    case 'filterNot':
      return native(name, ([fn], site) => {
        const keep = list.items.filter((_, index) => index < run.limits.items);
        const answers = each(fn, site.place).map(one => truth(one));
        return array(
          keep.filter((_, index) =>
            name === 'filter'
              ? answers[index] !== false
              : answers[index] !== true,
          ),
          list.open,
        );
      });
    case 'reduce':
    case 'reduceLeft':
    case 'reduceRight':
      return native(name, args =>
        folded(
          run,
          list.items.slice(1),
          list.items[0] ?? unknown,
          args[args.length - 1],
        ),
      );
    case 'fold':
    case 'foldLeft':
    case 'foldRight':
      return native(name, ([start, fn]) =>
        fn
          ? folded(run, list.items, start ?? unknown, fn)
          : native(name, ([inner]) =>
              folded(run, list.items, start ?? unknown, inner),
            ),
      );
    case 'mkString':
    case 'joinToString':
      return native(name, ([separator]) =>
        joined([list], separator ?? text('')),
      );
    case 'head':
    case 'first':
    case 'getFirst':
      return callable(name, list.items[0] ?? unknown);
    case 'headOption':
    case 'firstOrNull':
      return callable(name, list.items[0] ?? unknown);
    case 'last':
      return callable(name, list.items[list.items.length - 1] ?? unknown);
    case 'tail':
    case 'drop':
      return name === 'tail'
        ? callable(name, array(list.items.slice(1), list.open))
        : native(name, ([count]) =>
            array(list.items.slice(toNumber(count ?? unknown) ?? 0), list.open),
          );
    case 'size':
    case 'length':
    case 'count':
      return callable(name, list.open ? unknown : constant(list.items.length));
    case 'isEmpty':
    case 'nonEmpty':
    case 'isNotEmpty':
      return callable(
        name,
        list.open
          ? unknown
          : constant((list.items.length === 0) === (name === 'isEmpty')),
      );
    case '_1':
    case 'component1':
      return list.items[0] ?? unknown;
    case '_2':
    case 'component2':
    case 'second':
      return list.items[1] ?? unknown;
    case '_3':
      return list.items[2] ?? unknown;
    case 'key':
    case 'getKey':
      return callable(name, list.items[0] ?? unknown);
    case 'value':
    case 'getValue':
      return callable(name, list.items[1] ?? unknown);
    case 'add':
    case 'append':
    case 'addOne':
    case 'prepend':
    case 'push':
      return native(name, args => {
        if (list.items.length < 5000) {
          list.items.push(...args.slice(-1).map(one => run.possibly(one)));
        }
        return list;
      });
    case 'addAll':
    case 'appendAll':
      return native(name, ([more]) => {
        if (more?.t === 'array' && list.items.length < 5000) {
          list.items.push(...more.items.slice(0, 5000));
        }
        return list;
      });
    case '++':
    case ':::':
    case '++:':
    case 'plus':
    case '+':
    case '--':
      return native(name, ([more]) => {
        for (const one of alternatives(more ?? unknown)) {
          if (one.t === 'array') {
            return array(
              name === ':::'
                ? [...one.items, ...list.items]
                : [...list.items, ...one.items],
              list.open || one.open,
            );
          }
          return array([...list.items, one], list.open);
        }
        return list;
      });
    case ':+':
    case 'appended':
      return native(name, ([one]) =>
        array([...list.items, one ?? unknown], list.open),
      );
    case '+:':
    case '::':
    case 'prepended':
      return native(name, ([one]) =>
        array([one ?? unknown, ...list.items], list.open),
      );
    case 'contains':
    case 'exists':
    case 'any':
    case 'anyMatch':
      return native(name, () => unknown);
    case 'toMap':
    case 'associate':
      return callable(name, mapOf(list.items));
    case 'find':
    case 'findFirst':
      return native(name, () => join([...list.items, unknown]));
    case 'to':
      return native(name, ([other]) => array([list, other ?? unknown]));
    default:
      return sameList.has(name) ? callable(name, list) : undefined;
  }
}

function flat(values: Value[], open: boolean): Value {
  const items: Value[] = [];
  let unsure = open;
  for (const value of values) {
    for (const one of alternatives(value)) {
      if (one.t === 'array') {
        items.push(...one.items);
        unsure ||= one.open;
      } else if (!isNothing(one)) {
        items.push(one);
      }
    }
  }
  return array(items.slice(0, 2000), unsure || items.length > 2000);
}

function folded(
  run: Evaluator,
  items: Value[],
  start: Value,
  fn: Value | undefined,
): Value {
  if (!fn) return unknown;
  const site = run.frame?.site ?? { file: '', line: 1, offset: 0 };
  let result = start;
  for (const item of items.slice(0, run.limits.items)) {
    result = run.apply(
      fn,
      '',
      [
        { name: null, value: result },
        { name: null, value: item },
      ],
      site,
    );
  }
  return result;
}

export function mapMember(
  run: Evaluator,
  map: ObjectValue,
  name: string,
): Value | undefined {
  const pairs = () =>
    [...map.props].map(([key, value]) => array([text(key), value]));
  switch (name) {
    case 'get':
    case 'apply':
    case 'getValue':
    case 'getOrElse':
    case 'getOrDefault':
      return native(name, ([key, fallback]) => {
        const known = key && textOf(key);
        const own = known === undefined ? undefined : map.props.get(known);
        if (key && own && isChosen(key)) return indexed(map, key);
        return own ?? fallback ?? indexed(map, key ?? unknown);
      });
    case 'put':
    case 'set':
    case 'update':
    case 'putIfAbsent':
      return native(name, ([key, value]) => {
        const known = key && textOf(key);
        if (known === undefined || map.props.size > 5000) map.open = true;
        else map.props.set(known, value ?? unknown);
        return map;
      });
    case '+':
    case '++':
    case 'plus':
    case 'putAll':
    case 'updated':
      return native(name, ([more]) => {
        const made = object(map.props, map.open);
        const added = more?.t === 'array' ? mapOf([more]) : more ?? unknown;
        if (added.t === 'object') {
          for (const [key, value] of added.props) made.props.set(key, value);
        } else {
          made.open = true;
        }
        return made;
      });
    case 'values':
      return callable(name, array([...map.props.values()], map.open));
    case 'keys':
    case 'keySet':
      return callable(
        name,
        array(
          [...map.props.keys()].map(key => text(key)),
          map.open,
        ),
      );
    case 'size':
      return callable(name, map.open ? unknown : constant(map.props.size));
    default:
      return listMember(run, array(pairs(), map.open), name);
  }
}

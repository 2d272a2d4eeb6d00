import {
  alternatives,
  array,
  ArrayValue,
  CallSite,
  chosen,
  concat,
  constant,
  isChosen,
  isNothing,
  join,
  native,
  nothing,
  object,
  ObjectValue,
  StringValue,
  text,
  textOf,
  toNumber,
  truth,
  unknown,
  Value,
} from '../javascript';
import {
  callable,
  durationMember,
  numberAsDuration,
  durationValue,
  secondsPerUnit,
} from './durations';
import type { Evaluator } from './evaluator';
import { formatted } from './formatted';
import { asBoolean, asNumber, joined, mapOf } from './libraryGlobals';

/** Longest range of numbers that is written out. */
const maxRange = 200;

/** A member that the standard libraries give to texts, numbers, lists and maps. */
export function libraryMember(
  run: Evaluator,
  target: Value,
  name: string,
): Value | undefined {
  const common = commonMember(run, target, name);
  if (common) return common;
  switch (target.t) {
    case 'string':
      return textMember(run, target, name);
    case 'constant':
      return constantMember(run, target, name);
    case 'array':
      return listMember(run, target, name);
    case 'object':
      return (
        durationMember(target, name) ??
        (target.host === undefined ? mapMember(run, target, name) : undefined)
      );
    case 'unknown':
      return unknownMember(run, target, name);
    default:
      return undefined;
  }
}

/** Scope functions of Kotlin, pairs, and what an `Option` of a known value gives. */
function commonMember(
  run: Evaluator,
  target: Value,
  name: string,
): Value | undefined {
  const callBack = (fn: Value | undefined, site: CallSite) =>
    fn
      ? run.apply(fn, '', [{ name: null, value: target }], site.place)
      : unknown;
  switch (name) {
    case 'to':
    case 'mapTo':
      return target.t === 'string'
        ? native(name, ([other]) => array([target, other ?? unknown]))
        : undefined;
    case 'let':
    case 'pipe':
      return native(name, ([fn], site) => callBack(fn, site));
    case 'also':
    case 'apply':
    case 'tap':
      if (name === 'apply' && target.t !== 'unknown' && target.t !== 'string') {
        return undefined;
      }
      return native(name, ([fn], site) => {
        callBack(fn, site);
        return target;
      });
    case 'getResourceAsStream':
    case 'getResource':
      return native(name, ([file]) => file ?? unknown);
    case 'toString':
    case 'strip':
      return callable(name, concat([target]));
    default:
      return undefined;
  }
}

/** `getOrElse`, `orElse` and their like: the default where nothing else is known. */
const defaults = new Set([
  'getOrElse',
  'orElse',
  'orElseGet',
  'getOrDefault',
  'ifEmpty',
  'ifBlank',
  'getOrNull',
]);
const passed = new Set([
  'get',
  'asScala',
  'asJava',
  'toInt',
  'toLong',
  'toDouble',
  'toFloat',
  'toBoolean',
  'toInteger',
  'intValue',
  'longValue',
  'doubleValue',
  'trim',
  'toIntOrNull',
  'toLongOrNull',
  'toDoubleOrNull',
  'value',
  'orNull',
  'orElseThrow',
  'toOption',
  'map',
  'flatMap',
  'filter',
]);

function unknownMember(
  run: Evaluator,
  target: Value & { t: 'unknown' },
  name: string,
): Value | undefined {
  if (defaults.has(name)) {
    return native(name, (args, site) => {
      const last = args[args.length - 1];
      const fallback =
        last?.t === 'native' && last.name === ''
          ? run.apply(last, '', [], site.place)
          : last ?? unknown;
      return join([target, fallback]);
    });
  }
  if (target.env && passed.has(name)) return callable(name, target);
  if (target.env && /^(?:isDefined|nonEmpty|isPresent)$/.test(name)) {
    return callable(name, { t: 'unknown', lean: false });
  }
  if (target.env && /^(?:isEmpty|isBlank|isNullOrEmpty)$/.test(name)) {
    return callable(name, { t: 'unknown', lean: true });
  }
  const asTime = numberAsDuration(target, name);
  return asTime ? callable(name, durationValue(null)) : undefined;
}

function textMember(
  run: Evaluator,
  target: StringValue,
  name: string,
): Value | undefined {
  const known = textOf(target);
  const whole = (change: (value: string) => Value): Value =>
    callable(name, known === undefined ? unknown : change(known));
  const at =
    target.parts[0] && 'text' in target.parts[0] ? target.parts[0].at : null;
  switch (name) {
    case '+':
    case 'concat':
    case 'plus':
      return native(name, args => concat([target, ...args]));
    case 'format':
    case 'formatted':
      return native(name, args => formatted(target, args));
    case 'stripMargin':
    case 'trimMargin':
    case 'trimIndent':
    case 'stripIndent':
    case 'trim':
    case 'intern':
    case 'orEmpty':
    case 'get':
    case 'toURI':
    case 'toURL':
    case 'toFile':
    case 'toPath':
    case 'path':
    case 'getPath':
    case 'getFile':
    case 'getAbsolutePath':
    case 'inputStream':
    case 'bufferedReader':
    case 'reader':
    case 'el':
    case 'success':
    case 'expressionSuccess':
    case 'expression':
      return callable(name, perPart(target, name));
    case 'toDouble':
    case 'toFloat':
      return callable(name, run.decimal(asNumber(target)));
    case 'toInt':
    case 'toLong':
    case 'toIntOrNull':
    case 'toInteger':
      return callable(name, asNumber(target));
    case 'toBoolean':
      return callable(name, asBoolean(target));
    case 'toUpperCase':
    case 'uppercase':
      return whole(value => likeIt(target, text(value.toUpperCase(), at)));
    case 'toLowerCase':
    case 'lowercase':
      return whole(value => likeIt(target, text(value.toLowerCase(), at)));
    case 'isEmpty':
    case 'isBlank':
      return whole(value => constant(value.trim() === ''));
    case 'nonEmpty':
    case 'isNotEmpty':
    case 'isNotBlank':
    case 'isDefined':
    case 'isPresent':
      return whole(value => constant(value.trim() !== ''));
    case 'length':
    case 'size':
      return whole(value => constant(value.length));
    case 'equals':
    case 'equalsIgnoreCase':
    case 'contentEquals':
      return native(name, ([other]) => {
        const right = other && textOf(other);
        if (known === undefined || right === undefined) return unknown;
        const same =
          name === 'equalsIgnoreCase'
            ? known.toLowerCase() === right.toLowerCase()
            : known === right;
        return isChosen(target) || isChosen(other)
          ? { t: 'unknown', lean: same }
          : constant(same);
      });
    case 'startsWith':
    case 'endsWith':
    case 'contains':
      return native(name, ([other]) => {
        const right = other && textOf(other);
        if (known === undefined || right === undefined) return unknown;
        return constant(
          name === 'contains' ? known.includes(right) : known[name](right),
        );
      });
    case 'split':
      return native(name, ([separator]) => {
        const by = separator && textOf(separator);
        if (known === undefined || by === undefined) return array([], true);
        return array(
          known
            .split(by.replace(/\\s\*/g, '').replace(/^\\(.)$/, '$1'))
            .slice(0, 200)
            .map(one => text(one, at)),
        );
      });
    case 'replace':
    case 'replaceAll':
    case 'replaceFirst':
      return native(name, ([wanted, by]) => {
        const search = wanted && textOf(wanted);
        if (known === undefined || search === undefined || search === '') {
          return target;
        }
        const pieces = known.split(search);
        if (pieces.length === 1 || !by) return target;
        return concat(
          pieces.flatMap((piece, index) =>
            index > 0 ? [by, text(piece, at)] : [text(piece, at)],
          ),
        );
      });
    case 'substring':
      return native(name, ([from, to]) => {
        const start = toNumber(from ?? constant(0));
        const end = to ? toNumber(to) : undefined;
        if (known === undefined || start === undefined) return unknown;
        return text(known.slice(start, end), at);
      });
    case 'getOrElse':
    case 'orElse':
    case 'orElseGet':
    case 'ifBlank':
    case 'ifEmpty':
      return native(name, () => target);
    default:
      return numberAsDuration(asNumber(target), name);
  }
}

/** A default that a setting may replace stays one in other letters. */
function likeIt(target: StringValue, changed: Value): Value {
  return isChosen(target) ? chosen(changed) : changed;
}

/** Takes blanks off; the margin is taken off each line. */
function perPart(target: StringValue, name: string): Value {
  if (!/^(?:stripMargin|trim|trimMargin)$/.test(name)) return target;
  return {
    ...target,
    parts: target.parts.map((part, index) => {
      if ('hole' in part) return part;
      let changed = part.text;
      if (name !== 'trim') changed = changed.replace(/\n[ \t]*\|/g, '\n');
      if (index === 0) changed = changed.trimStart();
      if (index === target.parts.length - 1) changed = changed.trimEnd();
      return { text: changed, at: part.at };
    }),
  };
}

function constantMember(
  run: Evaluator,
  target: Value & { t: 'constant' },
  name: string,
): Value | undefined {
  if (isNothing(target)) {
    if (defaults.has(name)) {
      return native(name, args => args[args.length - 1] ?? unknown);
    }
    if (/^(?:isDefined|nonEmpty|isPresent)$/.test(name)) {
      return callable(name, constant(false));
    }
    if (/^(?:isEmpty|isNullOrEmpty|isNullOrBlank)$/.test(name)) {
      return callable(name, constant(true));
    }
    return undefined;
  }
  if (defaults.has(name)) return native(name, () => target);
  const known = toNumber(target);
  switch (name) {
    case 'to':
    case 'until':
    case 'rangeTo':
      return native(name, ([end]) =>
        range(known, toNumber(end ?? unknown), name),
      );
    case 'toInt':
    case 'toLong':
    case 'intValue':
    case 'longValue':
      return callable(
        name,
        known === undefined ? unknown : constant(Math.trunc(known)),
      );
    case 'toDouble':
    case 'toFloat':
    case 'doubleValue':
      return callable(name, run.decimal(target));
    case 'round':
    case 'ceil':
    case 'floor':
    case 'abs':
      return callable(
        name,
        known === undefined ? unknown : constant(Math[name](known)),
      );
    case 'max':
    case 'min':
      return native(name, ([other]) => {
        const right = toNumber(other ?? unknown);
        return known === undefined || right === undefined
          ? unknown
          : constant(Math[name](known, right));
      });
    case 'get':
    case 'value':
    case 'toShort':
    case 'toByte':
    case 'booleanValue':
      return callable(name, target);
    case 'times':
    case 'div':
    case 'plus':
    case 'minus':
      return native(name, ([other]) => {
        const right = toNumber(other ?? unknown);
        if (known === undefined || right === undefined) return unknown;
        if (name === 'times') return constant(known * right);
        if (name === 'div') return constant(known / right);
        return constant(name === 'plus' ? known + right : known - right);
      });
    default: {
      const time = numberAsDuration(target, name);
      return time && secondsPerUnit(name) !== undefined
        ? callable(name, time)
        : undefined;
    }
  }
}

function range(
  from: number | undefined,
  to: number | undefined,
  name: string,
): Value {
  if (from === undefined || to === undefined) return array([], true);
  const end = name === 'until' ? to - 1 : to;
  if (end - from >= maxRange) return array([], true);
  const items: Value[] = [];
  for (let value = from; value <= end; value += 1) items.push(constant(value));
  return array(items);
}

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

function listMember(
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

function mapMember(
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
        if (key && own && isChosen(key)) return run.indexed(map, key);
        return own ?? fallback ?? run.indexed(map, key ?? unknown);
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

import {
  array,
  CallSite,
  concat,
  constant,
  isNothing,
  join,
  native,
  toNumber,
  unknown,
  Value,
} from '../javascript';
import {
  callable,
  durationMember,
  durationValue,
  numberAsDuration,
  secondsPerUnit,
} from './durations';
import type { Evaluator } from './evaluator';
import { listMember, mapMember } from './listMembers';
import { runOn } from './receivers';
import { textMember } from './textMembers';

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
    case 'run':
      return native(
        name,
        ([fn], site) => runOn(fn, target, site.place) ?? callBack(fn, site),
      );
    case 'let':
    case 'pipe':
      return native(name, ([fn], site) => callBack(fn, site));
    case 'also':
    case 'apply':
    case 'tap':
    case 'takeIf':
    case 'takeUnless':
      // What is tested is taken as it is: else there is no such value.
      if (name === 'apply' && target.t !== 'unknown' && target.t !== 'string') {
        return undefined;
      }
      return native(name, ([fn], site) => {
        const isOn = name === 'apply' && runOn(fn, target, site.place);
        if (!isOn) callBack(fn, site);
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
  'toLowerCase',
  'toUpperCase',
  'lowercase',
  'uppercase',
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

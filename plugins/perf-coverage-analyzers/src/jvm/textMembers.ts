import {
  array,
  chosen,
  concat,
  constant,
  isChosen,
  native,
  StringValue,
  text,
  textOf,
  toNumber,
  unknown,
  Value,
} from '../javascript';
import { callable, numberAsDuration } from './durations';
import type { Evaluator } from './evaluator';
import { formatted } from './formatted';
import { asBoolean, asNumber } from './libraryGlobals';

export function textMember(
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

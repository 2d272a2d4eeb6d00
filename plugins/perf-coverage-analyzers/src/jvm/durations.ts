import {
  constant,
  native,
  object,
  settled,
  toNumber,
  unknown,
  Value,
} from '../javascript';

/** Seconds per unit, by the names of Scala, Kotlin, Java and JavaScript. */
const units: Record<string, number> = {
  ns: 1e-9,
  nano: 1e-9,
  nanos: 1e-9,
  nanosecond: 1e-9,
  nanoseconds: 1e-9,
  us: 1e-6,
  micro: 1e-6,
  micros: 1e-6,
  microsecond: 1e-6,
  microseconds: 1e-6,
  ms: 1e-3,
  milli: 1e-3,
  millis: 1e-3,
  millisecond: 1e-3,
  milliseconds: 1e-3,
  s: 1,
  second: 1,
  seconds: 1,
  m: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
  d: 86_400,
  day: 86_400,
  days: 86_400,
};

/** A duration of any of the libraries; null seconds where it is not known. */
export class DurationHost {
  constructor(readonly seconds: number | null) {}
}

/** The value of a method without arguments, where it is named and not called. */
export class Deferred {
  constructor(readonly value: () => Value) {}
}

export function secondsPerUnit(name: string): number | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(units, key) ? units[key] : undefined;
}

export function durationValue(seconds: number | null): Value {
  const made = object([], true);
  made.host = new DurationHost(
    seconds === null ? null : Math.round(seconds * 1e9) / 1e9,
  );
  return made;
}

/** Seconds of a duration, by default where settings choose it; a number alone is none here. */
export function durationSeconds(value: Value): number | null | undefined {
  const one = settled(value);
  return one.t === 'object' && one.host instanceof DurationHost
    ? one.host.seconds
    : undefined;
}

/** `5.minutes`, `users.seconds`. */
export function numberAsDuration(
  amount: Value,
  unit: string,
): Value | undefined {
  const factor = secondsPerUnit(unit);
  if (factor === undefined || unit.length < 2) return undefined;
  const number = toNumber(settled(amount));
  return durationValue(number === undefined ? null : number * factor);
}

/** Of two durations the one that a method of Scala or Kotlin takes. */
const picks: Record<string, (a: number, b: number) => number> = {
  min: Math.min,
  coerceAtMost: Math.min,
  max: Math.max,
  coerceAtLeast: Math.max,
};

/** What a method of a duration gives. */
export function durationMember(value: Value, name: string): Value | undefined {
  const seconds = durationSeconds(value);
  if (seconds === undefined) return undefined;
  const inUnit = /^(?:to|getIn|get|inWhole)(\w+?)(?:Part)?$/.exec(name);
  const factor = inUnit ? secondsPerUnit(inUnit[1]) : undefined;
  if (factor !== undefined) {
    const result =
      seconds === null
        ? unknown
        : constant(Math.trunc(seconds / factor + 1e-9));
    return callable(name, result);
  }
  const adds = /^(?:plus|minus)(\w*)$/.exec(name);
  if (adds) {
    return native(name, ([other]) => {
      const unit = adds[1] === '' ? undefined : secondsPerUnit(adds[1]);
      const amount =
        unit === undefined
          ? durationSeconds(other ?? unknown)
          : scaled(other, unit);
      if (seconds === null || amount === null || amount === undefined) {
        return durationValue(null);
      }
      return durationValue(
        name.startsWith('plus') ? seconds + amount : seconds - amount,
      );
    });
  }
  if (/^(?:multipliedBy|times|mul|dividedBy|div)$/.test(name)) {
    return native(name, ([other]) => {
      const operator = name.startsWith('d') ? '/' : '*';
      return durationOperation(operator, value, other ?? unknown) ?? value;
    });
  }
  const pick = Object.hasOwn(picks, name) ? picks[name] : undefined;
  if (pick) {
    return native(name, ([other]) => {
      const limit = durationSeconds(other ?? unknown) ?? null;
      return seconds === null || limit === null
        ? durationValue(null)
        : durationValue(pick(seconds, limit));
    });
  }
  // `toJavaDuration()`, `toCoarsest`: the same time.
  return callable(name, value);
}

function scaled(amount: Value | undefined, factor: number): number | null {
  const number = toNumber(settled(amount));
  return number === undefined ? null : number * factor;
}

/** A member that may be written with parentheses or without. */
export function callable(name: string, result: Value): Value {
  const made = native(name, () => result);
  made.host = new Deferred(() => result);
  return made;
}

/** The value that a name or member means where it is not called. */
export function valued(value: Value): Value {
  return value.t === 'native' && value.host instanceof Deferred
    ? value.host.value()
    : value;
}

/** `a + b`, `a * 2` where one is a duration; undefined where none is. */
export function durationOperation(
  operator: string,
  left: Value,
  right: Value,
): Value | undefined {
  const a = durationSeconds(left);
  const b = durationSeconds(right);
  if (a === undefined && b === undefined) return undefined;
  if (a === null || b === null) return durationValue(null);
  if (a !== undefined && b !== undefined) {
    if (operator === '+') return durationValue(a + b);
    if (operator === '-') return durationValue(a - b);
    if (operator === '/') return constant(a / b);
    return unknown;
  }
  const time = a ?? b ?? 0;
  const number = toNumber(settled(a === undefined ? left : right));
  if (number === undefined) return durationValue(null);
  if (operator === '*') return durationValue(time * number);
  if (operator === '/' && a !== undefined) return durationValue(time / number);
  return unknown;
}

/** A duration as a text, of Scala or of ISO 8601: `5 minutes`, `PT5M`. */
export function durationText(source: string): Value {
  const words = /^\s*(\d+(?:\.\d+)?)\s*([a-zA-Zµ]+)\s*$/.exec(source);
  const factor = words ? secondsPerUnit(words[2]) : undefined;
  if (words && factor !== undefined) {
    return durationValue(Number(words[1]) * factor);
  }
  const iso =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i.exec(
      source.trim(),
    );
  if (!iso) return durationValue(null);
  const [days, hours, minutes, seconds] = iso
    .slice(1)
    .map(one => Number(one ?? 0));
  return durationValue(days * 86_400 + hours * 3600 + minutes * 60 + seconds);
}

import {
  alternatives,
  array,
  chosen,
  concat,
  constant,
  environment,
  isNothing,
  join,
  native,
  nothing,
  object,
  settled,
  textOf,
  toNumber,
  unknown,
  Value,
} from '../javascript';
import {
  durationSeconds,
  durationText,
  durationValue,
  secondsPerUnit,
} from './durations';
import { fileNamed } from './configurations';
import { formatted } from './formatted';
import { withReceiver } from './receivers';

type Make = (args: Value[]) => Value;

/** A system property or environment variable: its default, if it has one. */
const property: Make = ([, fallback]) =>
  fallback && !isNothing(fallback) ? chosen(fallback) : environment;

const listOf: Make = args => array([...args]);

/** A map of pairs; keys that are not known leave it open. */
export function mapOf(pairs: Value[]): Value {
  const made = object();
  for (const pair of pairs) {
    const [key, value] = pair.t === 'array' ? pair.items : [];
    const name = key && (textOf(key) ?? numberText(key));
    if (name === undefined || !value) made.open = true;
    else made.props.set(name, value);
  }
  return made;
}

function numberText(value: Value): string | undefined {
  const number = value.t === 'constant' ? toNumber(value) : undefined;
  return number === undefined ? undefined : String(number);
}

/** `Map.of("a", 1, "b", 2)` of Java. */
const mapOfItems: Make = args => {
  if (args.some(one => one.t === 'array')) return mapOf(args);
  const pairs: Value[] = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    pairs.push(array([args[index], args[index + 1]]));
  }
  return mapOf(pairs);
};

const parsed: Make = ([value]) => asNumber(value ?? unknown);

/** A text as a number; what comes from the environment stays that. */
export function asNumber(value: Value): Value {
  return join(
    alternatives(value).map(one => {
      if (one.t === 'unknown') return one;
      const number = toNumber(one);
      return number === undefined || Number.isNaN(number)
        ? unknown
        : constant(number);
    }),
    value.t === 'union' && value.preferred,
  );
}

const numeric: [string, Make][] = [
  ['getInteger', property],
  ['getLong', property],
  ['getBoolean', () => environment],
  ['parseInt', parsed],
  ['parseLong', parsed],
  ['parseDouble', parsed],
  ['parseFloat', parsed],
  ['valueOf', parsed],
  ['parseBoolean', ([value]) => asBoolean(value ?? unknown)],
  ['toString', ([value]) => concat([value ?? unknown])],
];

export function asBoolean(value: Value): Value {
  const known = textOf(value);
  if (known !== undefined) return constant(known.toLowerCase() === 'true');
  return value;
}

const option: Make = ([value]) => value ?? unknown;

const duration =
  (unit: string): Make =>
  ([amount]) => {
    const factor = secondsPerUnit(unit) ?? 1;
    const number = toNumber(settled(amount));
    return durationValue(number === undefined ? null : number * factor);
  };

const durations: [string, Make][] = [
  'Nanos',
  'Millis',
  'Seconds',
  'Minutes',
  'Hours',
  'Days',
].map((unit): [string, Make] => [`of${unit}`, duration(unit)]);

/** `FiniteDuration(10, TimeUnit.MINUTES)`, `Duration.of(10, ChronoUnit.SECONDS)`. */
const durationOf: Make = ([amount, unit]) => {
  const known = amount && textOf(amount);
  if (known !== undefined && !unit) return durationText(known);
  const name = unit && textOf(unit);
  return name === undefined
    ? durationValue(null)
    : duration(name)([amount ?? unknown]);
};

const units: Record<string, Value> = Object.fromEntries(
  [
    'NANOSECONDS',
    'MILLISECONDS',
    'SECONDS',
    'MINUTES',
    'HOURS',
    'DAYS',
    'MILLIS',
  ].map(name => [
    name,
    { t: 'string', parts: [{ text: name, at: null }] } satisfies Value,
  ]),
);

const collection: [string, Make][] = [
  ['of', listOf],
  ['apply', listOf],
  ['asList', listOf],
  ['empty', () => array()],
  ['fill', () => array([], true)],
  ['range', () => array([], true)],
  ['copyOf', ([list]) => list ?? unknown],
  ['from', ([list]) => list ?? unknown],
  ['stream', ([list]) => list ?? unknown],
];

interface LibraryType {
  /** `Name(args)`, `new Name(args)` */
  call?: Make;
  members?: [string, Make][];
  values?: Record<string, Value>;
}

const list: LibraryType = { call: listOf, members: collection };
const emptyList: LibraryType = {
  call: args => (args[0]?.t === 'array' ? array([...args[0].items]) : array()),
  members: collection,
};
const map: LibraryType = {
  call: args => mapOf(args),
  members: [
    ['of', mapOfItems],
    ['apply', mapOfItems],
    ['empty', () => object()],
    ['ofEntries', args => mapOf(args)],
    ['entry', args => array(args)],
  ],
};
const emptyMap: LibraryType = { call: () => object() };
const optional: LibraryType = {
  call: option,
  members: [
    ['of', option],
    ['ofNullable', option],
    ['apply', option],
    ['empty', () => nothing],
  ],
};
const environmentMap: [string, Make][] = [
  ['get', () => environment],
  ['apply', () => environment],
  ['getOrElse', property],
  ['getOrDefault', property],
  ['getProperty', property],
];
const numberType: LibraryType = { call: parsed, members: numeric };
const duration_: LibraryType = {
  call: durationOf,
  members: [
    ...durations,
    ['of', durationOf],
    ['parse', durationOf],
    ['apply', durationOf],
  ],
};
const file: LibraryType = {
  call: fileNamed,
  members: [
    ['get', fileNamed],
    ['of', fileNamed],
    ['newBufferedReader', fileNamed],
    ['newInputStream', fileNamed],
  ],
};
const iterator: LibraryType = {
  call: listOf,
  members: [
    ['continually', ([value]) => array(value ? [value] : [], true)],
    ...collection,
  ],
};

const mathematics: LibraryType = {
  members: [
    ['max', args => extreme(args, Math.max)],
    ['min', args => extreme(args, Math.min)],
    ['abs', ([value]) => rounded(value, Math.abs)],
    ['round', ([value]) => rounded(value, Math.round)],
    ['ceil', ([value]) => rounded(value, Math.ceil)],
    ['floor', ([value]) => rounded(value, Math.floor)],
  ],
};

/** What the standard libraries bring, as far as load tests use it. */
const library: Record<string, LibraryType> = {
  System: {
    members: [
      ['getProperty', property],
      ['getenv', ([name]) => (name ? environment : environmentObject())],
      ['lineSeparator', () => unknown],
      ['currentTimeMillis', () => unknown],
    ],
  },
  Properties: {
    call: () => unknown,
    members: [
      ['envOrElse', property],
      ['propOrElse', property],
      ['envOrNone', () => environment],
      ['propOrNone', () => environment],
      ['propOrNull', () => environment],
    ],
  },
  Integer: numberType,
  Long: numberType,
  Double: numberType,
  Float: numberType,
  Boolean: numberType,
  BigDecimal: numberType,
  String: {
    call: ([value]) => value ?? unknown,
    members: [
      ['format', ([format, ...rest]) => formatted(format ?? unknown, rest)],
      ['valueOf', ([value]) => concat([value ?? unknown])],
      ['join', ([separator, ...rest]) => joined(rest, separator ?? unknown)],
    ],
  },
  Option: optional,
  Some: optional,
  Optional: optional,
  Try: optional,
  Right: optional,
  Left: optional,
  None: { call: () => nothing },
  List: list,
  Seq: list,
  IndexedSeq: list,
  Vector: list,
  Array: list,
  Set: list,
  Arrays: list,
  Stream: list,
  LazyList: list,
  ImmutableList: list,
  Collections: {
    members: [
      ...collection,
      ['singletonList', listOf],
      ['emptyList', () => array()],
      ['unmodifiableList', ([value]) => value ?? unknown],
      ['singletonMap', mapOfItems],
      ['emptyMap', () => object()],
    ],
  },
  Iterator: iterator,
  ListBuffer: list,
  ArrayBuffer: list,
  MutableList: list,
  ArrayList: emptyList,
  LinkedList: emptyList,
  HashSet: emptyList,
  LinkedHashSet: emptyList,
  Map: map,
  ImmutableMap: map,
  ListMap: map,
  HashMap: emptyMap,
  LinkedHashMap: emptyMap,
  TreeMap: emptyMap,
  ConcurrentHashMap: emptyMap,
  listOf: list,
  mutableListOf: list,
  arrayListOf: list,
  arrayOf: list,
  setOf: list,
  mutableSetOf: list,
  sequenceOf: list,
  listOfNotNull: list,
  emptyList: { call: () => array() },
  mapOf: map,
  mutableMapOf: map,
  hashMapOf: map,
  linkedMapOf: map,
  Pair: { call: listOf },
  Tuple2: { call: listOf },
  Duration: duration_,
  FiniteDuration: duration_,
  TimeUnit: { values: units },
  ChronoUnit: { values: units },
  DurationUnit: { values: units },
  File: file,
  Path: file,
  Paths: file,
  Files: file,
  FileInputStream: file,
  FileReader: file,
  BufferedInputStream: file,
  BufferedReader: file,
  InputStreamReader: file,
  Objects: {
    members: [
      ['requireNonNull', ([value]) => value ?? unknown],
      [
        'requireNonNullElse',
        ([value, fallback]) => join([value ?? unknown, fallback ?? unknown]),
      ],
    ],
  },
  Math: mathematics,
  // `scala.math`, `kotlin.math`
  math: mathematics,
  // `scala.concurrent.duration`
  duration: { values: units },
};

function extreme(args: Value[], pick: (...values: number[]) => number): Value {
  const numbers = args.map(toNumber);
  return numbers.every(one => one !== undefined)
    ? constant(pick(...numbers))
    : unknown;
}

function rounded(
  value: Value | undefined,
  change: (value: number) => number,
): Value {
  const known = toNumber(value ?? unknown);
  return known === undefined ? unknown : constant(change(known));
}

export function joined(values: Value[], separator: Value): Value {
  const items =
    values.length === 1 && values[0].t === 'array' ? values[0] : array(values);
  if (items.open) return unknown;
  return concat(
    items.items.flatMap((one, index) => (index > 0 ? [separator, one] : [one])),
  );
}

function environmentObject(): Value {
  const made = native('env', () => environment);
  for (const [name, make] of environmentMap) {
    made.props.set(
      name,
      native(name, args => make(args)),
    );
  }
  return made;
}

/** A class, object or function of the standard libraries by its simple name. */
export function libraryGlobal(name: string): Value | undefined {
  // Scala's option without a value.
  if (name === 'None') return nothing;
  if (name === 'sys') {
    const made = native('sys', () => unknown);
    made.props.set('env', environmentObject());
    made.props.set('props', environmentObject());
    return made;
  }
  if (name === 'with') return withReceiver;
  if (!Object.hasOwn(library, name)) return undefined;
  const { call, members, values } = library[name];
  const made = native(name, args => call?.(args) ?? unknown);
  for (const [member, make] of members ?? []) {
    made.props.set(
      member,
      native(member, args => make(args)),
    );
  }
  for (const [member, value] of Object.entries(values ?? {})) {
    made.props.set(member, value);
  }
  return made;
}

/** `new Name(…)` of the standard libraries. */
export function libraryObject(name: string, args: Value[]): Value | undefined {
  if (!Object.hasOwn(library, name)) return undefined;
  return library[name].call?.(args);
}

/** Seconds that a value means where a number alone counts seconds. */
export function secondsOf(value: Value | undefined): number | null {
  if (!value) return null;
  const time = durationSeconds(value);
  if (time !== undefined) return time;
  const number = value.t === 'constant' ? toNumber(value) : undefined;
  return number === undefined || Number.isNaN(number) ? null : number;
}

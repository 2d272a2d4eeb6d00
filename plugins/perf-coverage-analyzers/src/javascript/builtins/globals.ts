import { spreadInto } from '../literals';
import { call, callUnknown } from '../functions';
import { Interpreter } from '../interpreter';
import { copyOfArray, hasOwn, itemsOf } from '../members';
import { GlobalScope, Scope } from '../scope';
import { alternatives, join, settled } from '../alternatives';
import { concat, toNumber } from '../texts';
import {
  array,
  constant,
  native,
  nothing,
  object,
  ObjectValue,
  text,
  textOf,
  truth,
  unknown,
  Value,
} from '../values';
import { parseJson } from './json';
import { searchParamsClass, urlClass } from './url';

type Making = (run: () => Interpreter) => Value;

const keepsText: Making = () => native('encode', ([value]) => value ?? unknown);
const makesCollection: Making = () => {
  const make = (args: Value[]) => (args[0] ? copyOfArray(args[0]) : array());
  return native('Map', make, make);
};
const callsLater: Making = run =>
  native('setTimeout', (args, site) => callUnknown(run(), args, site));

/** What the language itself offers, each made where a script asks for it. */
const languageNames: ReadonlyMap<string, Making> = new Map<string, Making>([
  ['Object', objectGlobal],
  ['Array', arrayGlobal],
  ['JSON', jsonGlobal],
  ['Math', mathGlobal],
  ['Promise', promiseGlobal],
  ['Number', () => numberFunction('Number', Number)],
  ['parseInt', () => numberFunction('parseInt', value => parseInt(value, 10))],
  [
    'parseFloat',
    () => numberFunction('parseFloat', value => parseFloat(value)),
  ],
  ['String', stringGlobal],
  ['Boolean', booleanGlobal],
  ['encodeURIComponent', keepsText],
  ['encodeURI', keepsText],
  ['decodeURIComponent', keepsText],
  ['decodeURI', keepsText],
  ['Map', makesCollection],
  ['Set', makesCollection],
  ['WeakMap', makesCollection],
  ['WeakSet', makesCollection],
  ['URL', urlClass],
  ['URLSearchParams', searchParamsClass],
  ['setTimeout', callsLater],
  ['setInterval', callsLater],
  ['setImmediate', callsLater],
]);

/** A scope with what the language itself offers. */
export function languageGlobals(run: () => Interpreter): Scope {
  return new GlobalScope(name => languageNames.get(name)?.(run));
}

function booleanGlobal(): Value {
  return native('Boolean', ([value]) => {
    const known = truth(value ?? nothing);
    if (known !== undefined) return constant(known);
    return value.t === 'unknown' ? { t: 'unknown', lean: value.lean } : unknown;
  });
}

function withProps(base: Value, entries: [string, Value][]): Value {
  if (base.t === 'native' || base.t === 'object') {
    for (const [name, value] of entries) base.props.set(name, value);
  }
  return base;
}

function entriesOf(value: Value | undefined): {
  entries: [string, Value][];
  open: boolean;
} {
  const one = settled(value);
  if (one.t === 'object') {
    return { entries: [...one.props], open: one.open };
  }
  if (one.t === 'array') {
    return {
      entries: one.items.map((item, index) => [String(index), item]),
      open: one.open,
    };
  }
  return { entries: [], open: true };
}

/** `Object.prototype.hasOwnProperty.call(value, key)` */
function ownProperty(): Value {
  const made = native('hasOwnProperty', () => unknown);
  made.props.set(
    'call',
    native('call', ([value, key]) => hasOwn(value, key)),
  );
  return made;
}

function objectGlobal(run: () => Interpreter): Value {
  const identity = ([value]: Value[]) => value ?? object();
  return withProps(native('Object', identity), [
    [
      'assign',
      native('assign', ([target, ...sources]) => {
        const made = target?.t === 'object' ? target : object();
        for (const source of sources) spreadInto(made, source);
        return made;
      }),
    ],
    [
      'keys',
      native('keys', ([value]) => {
        const { entries, open } = entriesOf(value);
        return array(
          entries.map(([key]) => text(key)),
          open,
        );
      }),
    ],
    [
      'values',
      native('values', ([value]) => {
        const { entries, open } = entriesOf(value);
        return array(
          entries.map(([, one]) => one),
          open,
        );
      }),
    ],
    [
      'entries',
      native('entries', ([value]) => {
        const { entries, open } = entriesOf(value);
        return array(
          entries.map(([key, one]) => array([text(key), one])),
          open,
        );
      }),
    ],
    [
      'fromEntries',
      native('fromEntries', ([value]) => {
        const { items, open } = itemsOf(value ?? unknown);
        const made = object([], open);
        for (const item of items) {
          const pair = settled(item);
          const key =
            pair.t === 'array' && pair.items[0]
              ? textOf(pair.items[0])
              : undefined;
          if (key === undefined || pair.t !== 'array') made.open = true;
          else made.props.set(key, pair.items[1] ?? nothing);
        }
        return made;
      }),
    ],
    ['hasOwn', native('hasOwn', ([value, key]) => hasOwn(value, key))],
    ['hasOwnProperty', ownProperty()],
    ['prototype', object([['hasOwnProperty', ownProperty()]], true)],
    ['freeze', native('freeze', identity)],
    ['seal', native('seal', identity)],
    [
      'create',
      native('create', ([proto]) => {
        const made = object();
        if (proto) spreadInto(made, proto);
        return made;
      }),
    ],
    [
      'defineProperty',
      native('defineProperty', (args, site) => {
        callUnknown(run(), args, site);
        return args[0] ?? unknown;
      }),
    ],
  ]);
}

function arrayGlobal(run: () => Interpreter): Value {
  const make = (args: Value[]) =>
    args.length > 1 ? array(args) : array([], args.length === 1);
  return withProps(native('Array', make, make), [
    [
      'isArray',
      native('isArray', ([value]) =>
        !value || value.t === 'unknown' || value.t === 'union'
          ? unknown
          : constant(value.t === 'array'),
      ),
    ],
    ['of', native('of', args => array(args))],
    [
      'from',
      native('from', ([source, mapper], site) => {
        const length =
          source?.t === 'object' ? source.props.get('length') : undefined;
        const count = length ? toNumber(length) : undefined;
        let list = copyOfArray(source ?? unknown);
        if (count !== undefined && count >= 0 && count <= 200) {
          list = array(Array.from({ length: count }, () => nothing));
        }
        if (!mapper || list.t !== 'array') return list;
        const items = list.items
          .slice(0, 200)
          .map((item, index) =>
            call(run(), mapper, [item, constant(index)], site),
          );
        if (list.open) {
          items.push(call(run(), mapper, [unknown, unknown], site));
        }
        return array(items, list.open);
      }),
    ],
  ]);
}

function jsonGlobal(): Value {
  return object([
    [
      'parse',
      native('parse', ([source]) => {
        if (!source) return unknown;
        const all = alternatives(source).map(one => {
          const known = textOf(one);
          if (known !== undefined) return parseJson(known) ?? unknown;
          if (one.t !== 'unknown') return unknown;
          return one.json ? { ...object([], true), further: one.json } : one;
        });
        return join(all, source.t === 'union' && source.preferred);
      }),
    ],
    [
      'stringify',
      native('stringify', ([source]) =>
        // `JSON.parse(JSON.stringify(x))` is how scripts copy.
        source?.t === 'object' || source?.t === 'array'
          ? stringified(source)
          : unknown,
      ),
    ],
  ]);
}

/** Text that reading can turn back into its value; small and wholly known only. */
function stringified(source: Value): Value {
  let budget = 500;
  const plain = (value: Value, depth: number): unknown => {
    budget -= 1;
    const one = settled(value);
    if (budget < 0 || depth > 8) return undefined;
    if (one.t === 'constant') return one.value;
    if (one.t === 'string') return textOf(one);
    if (one.t === 'array' && !one.open) {
      return one.items.map(item => plain(item, depth + 1) ?? null);
    }
    if (one.t === 'object' && !one.open && !one.cls) {
      return Object.fromEntries(
        [...one.props].map(([key, member]) => [key, plain(member, depth + 1)]),
      );
    }
    return undefined;
  };
  const copy = plain(source, 0);
  if (budget < 0 || copy === undefined) return { t: 'unknown', source };
  const written = JSON.stringify(copy);
  return written.length > 4000
    ? { t: 'unknown', source }
    : { ...text(written), source };
}

function mathGlobal(): Value {
  const made: ObjectValue = object([], true);
  const functions: [string, (...values: number[]) => number][] = [
    ['floor', Math.floor],
    ['ceil', Math.ceil],
    ['round', Math.round],
    ['trunc', Math.trunc],
    ['max', Math.max],
    ['min', Math.min],
    ['abs', Math.abs],
    ['pow', Math.pow],
    ['sqrt', Math.sqrt],
  ];
  for (const [name, compute] of functions) {
    made.props.set(
      name,
      native(name, args => {
        const numbers = args.map(arg => toNumber(settled(arg)));
        const known = numbers.filter(one => one !== undefined);
        if (known.length === numbers.length) return constant(compute(...known));
        const fromEnvironment = args.find(
          arg => arg.t === 'unknown' && arg.env,
        );
        return fromEnvironment ?? unknown;
      }),
    );
  }
  made.props.set(
    'random',
    native('random', () => unknown),
  );
  return made;
}

function numberFunction(
  name: string,
  convert: (value: string) => number,
): Value {
  return withProps(
    native(name, ([value]) => {
      if (!value) return unknown;
      if (value.t === 'unknown') return value;
      if (value.t === 'union') {
        return join(
          value.of.map(one => converted(one, convert)),
          value.preferred,
        );
      }
      return converted(value, convert);
    }),
    name === 'Number'
      ? [
          [
            'parseInt',
            native('parseInt', ([value]) =>
              converted(value, one => parseInt(one, 10)),
            ),
          ],
          [
            'parseFloat',
            native('parseFloat', ([value]) => converted(value, parseFloat)),
          ],
        ]
      : [],
  );
}

function converted(
  value: Value | undefined,
  convert: (value: string) => number,
): Value {
  if (!value || value.t === 'unknown') return value ?? unknown;
  const known =
    value.t === 'constant' ? String(Number(value.value)) : textOf(value);
  return known === undefined ? unknown : constant(convert(known));
}

function stringGlobal(): Value {
  return withProps(
    native('String', ([value]) => concat([value ?? text('')])),
    [['raw', native('raw', ([value]) => value ?? unknown)]],
  );
}

function promiseGlobal(run: () => Interpreter): Value {
  const first = ([value]: Value[]) => value ?? nothing;
  return withProps(
    native(
      'Promise',
      (args, site) => callUnknown(run(), args, site),
      (args, site) => callUnknown(run(), args, site),
    ),
    ['all', 'allSettled', 'race', 'any', 'resolve', 'reject'].map(name => [
      name,
      native(name, first),
    ]),
  );
}

import { dottedName, Expr } from './ast';
import { formatted, joinedUrl } from './texts';
import { rangeOf } from './operators';
import {
  hole,
  isDict,
  isList,
  isPlain,
  itemsOf,
  listValue,
  maxItems,
  textOf,
  Value,
} from './value';

type CallExpr = Extract<Expr, { type: 'call' }>;
/** Texts that are put together from more are of no use here. */
const maxJoined = 100;
const maxReplaced = 100_000;

type Evaluate = (part: Expr) => Value | undefined;

/** A call with its arguments evaluated on demand. */
interface Call {
  expr: CallExpr;
  go: Evaluate;
  /** Values of the positional arguments. */
  args(): (Value | undefined)[];
  positional: Expr[];
  keyword(name: string): Expr | undefined;
}

const dictMethods = new Map<
  string,
  (entries: Map<Value, Value | undefined>, call: Call) => Value | undefined
>([
  ['keys', entries => listValue([...entries.keys()])],
  ['values', entries => listValue([...entries.values()])],
  [
    'items',
    entries =>
      listValue(
        [...entries].map(([key, value]) => ({
          kind: 'list',
          items: [key, value],
        })),
      ),
  ],
  [
    'get',
    (entries, call) => {
      const [key, fallback] = call.args();
      return key !== undefined && entries.has(key)
        ? entries.get(key)
        : fallback;
    },
  ],
]);

/** A method that changes a text piece by piece, and so its known parts as well. */
function mapping(change: (text: string) => string) {
  return (text: string) => text.split(hole).map(change).join(hole);
}

const textMethods = new Map<
  string,
  (text: string, call: Call) => Value | undefined
>([
  [
    'format',
    (text, call) => {
      const named = new Map<string, Value | undefined>();
      for (const arg of call.expr.args) {
        if (arg.name !== null) {
          named.set(arg.name, call.go(arg.value));
        }
      }
      return formatted(text, call.args(), named);
    },
  ],
  [
    'split',
    (text, call) => {
      const [by] = call.args();
      if (text.includes(hole)) {
        return undefined;
      }
      return listValue(
        typeof by === 'string' && by !== ''
          ? text.split(by)
          : text.split(/\s+/).filter(Boolean),
      );
    },
  ],
  [
    'join',
    (by, call) => {
      const items = itemsOf(call.args()[0]);
      return items && items.length > 0 && items.length <= maxJoined
        ? items.map(textOf).join(by)
        : undefined;
    },
  ],
  [
    'replace',
    (text, call) => {
      const [from, to] = call.args();
      const by = textOf(to);
      return typeof from === 'string' &&
        from !== '' &&
        text.length * by.length <= maxReplaced
        ? text.replaceAll(from, by)
        : undefined;
    },
  ],
  ['lower', mapping(text => text.toLocaleLowerCase('en'))],
  ['upper', mapping(text => text.toLocaleUpperCase('en'))],
  ['strip', (text, call) => stripped(text, call, true, true)],
  ['lstrip', (text, call) => stripped(text, call, true, false)],
  ['rstrip', (text, call) => stripped(text, call, false, true)],
  [
    'removeprefix',
    (text, call) => {
      const [prefix] = call.args();
      return typeof prefix === 'string' && text.startsWith(prefix)
        ? text.slice(prefix.length)
        : text;
    },
  ],
  [
    'removesuffix',
    (text, call) => {
      const [suffix] = call.args();
      return typeof suffix === 'string' && suffix && text.endsWith(suffix)
        ? text.slice(0, -suffix.length)
        : text;
    },
  ],
  ['encode', text => text],
]);

function stripped(text: string, call: Call, left: boolean, right: boolean) {
  const [given] = call.args();
  if (given !== undefined && typeof given !== 'string') {
    return undefined;
  }
  const characters = new Set(given ?? ' \t\n\r\v\f');
  let start = 0;
  let end = text.length;
  while (left && start < end && characters.has(text[start])) {
    start += 1;
  }
  while (right && end > start && characters.has(text[end - 1])) {
    end -= 1;
  }
  return text.slice(start, end);
}

const secondsOf = new Map([
  ['seconds', 1],
  ['milliseconds', 0.001],
  ['minutes', 60],
  ['hours', 3600],
  ['microseconds', 0.000001],
]);

/** Builtins and functions of the standard library, by the name they are called by. */
const functions = new Map<string, (call: Call) => Value | undefined>([
  [
    'range',
    call => {
      const bounds = call.args();
      const [start, stop, step] =
        bounds.length > 1 ? bounds : [0, bounds[0], undefined];
      return typeof start === 'number' && typeof stop === 'number'
        ? rangeOf(start, stop, bounds.length > 2 ? step : 1)
        : undefined;
    },
  ],
  ['len', call => itemsOf(call.args()[0])?.length],
  [
    'enumerate',
    call => {
      const items = itemsOf(call.args()[0]);
      return (
        items &&
        listValue(items.map((item, i) => ({ kind: 'list', items: [i, item] })))
      );
    },
  ],
  [
    'zip',
    call => {
      const lists = call.args().map(itemsOf);
      if (lists.length === 0 || lists.some(items => !items)) {
        return undefined;
      }
      const length = Math.min(...lists.map(items => items?.length ?? 0));
      return listValue(
        Array.from({ length }, (_, i) => ({
          kind: 'list',
          items: lists.map(items => items?.[i]),
        })),
      );
    },
  ],
  [
    'str',
    call => {
      const [value] = call.args();
      return value === undefined ? undefined : textOf(value);
    },
  ],
  ['round', call => numberIn(call.args()[0])],
  [
    'abs',
    call => {
      const value = numberIn(call.args()[0]);
      return value === undefined ? undefined : Math.abs(value);
    },
  ],
  [
    'pytest.param',
    call =>
      call.positional.length === 1
        ? call.go(call.positional[0])
        : listValue(call.args()),
  ],
  ['timedelta', durationOf],
  ['datetime.timedelta', durationOf],
]);
for (const name of ['list', 'tuple', 'sorted', 'reversed']) {
  functions.set(name, call => {
    const items = call.positional.length === 0 ? [] : itemsOf(call.args()[0]);
    return items && listValue(items);
  });
}
for (const name of ['set', 'frozenset']) {
  functions.set(name, call => {
    const items = call.positional.length === 0 ? [] : itemsOf(call.args()[0]);
    return items?.every(isPlain) ? listValue([...new Set(items)]) : undefined;
  });
}
for (const name of ['product', 'itertools.product']) {
  functions.set(name, call => {
    const asked = call.keyword('repeat');
    const repeat = asked ? call.go(asked) : 1;
    const lengths = call.args().map(value => itemsOf(value)?.length);
    if (typeof repeat !== 'number' || lengths.includes(undefined)) {
      return undefined;
    }
    const count =
      lengths.reduce<number>((all, length) => all * (length ?? 0), 1) ** repeat;
    return count <= maxItems
      ? listValue(Array.from({ length: count }, () => undefined))
      : undefined;
  });
}
for (const name of ['int', 'float']) {
  functions.set(name, call => {
    const [value] = call.args();
    const number =
      typeof value === 'string' && /^[\d._+-]+$/.test(value.trim())
        ? Number(value.replaceAll('_', ''))
        : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) {
      return undefined;
    }
    return name === 'int' ? Math.trunc(number) : number;
  });
}
for (const name of ['min', 'max', 'sum']) {
  functions.set(name, call => {
    const values = call.args();
    const items = values.length === 1 ? itemsOf(values[0]) : values;
    const numbers = items?.filter(item => typeof item === 'number');
    if (!numbers || numbers.length !== items?.length || items.length === 0) {
      return undefined;
    }
    return numbers.reduce((a, b) => {
      if (name === 'sum') {
        return a + b;
      }
      return (name === 'min') === a < b ? a : b;
    });
  });
}
// As it is where nobody sets the variable.
for (const name of [
  'os.environ.get',
  'os.getenv',
  'getenv',
  'environ.get',
  'os.environ.setdefault',
]) {
  functions.set(name, call => {
    const fallback = call.positional[1] ?? call.keyword('default');
    return fallback ? call.go(fallback) : undefined;
  });
}
for (const name of ['urljoin', 'parse.urljoin', 'urllib.parse.urljoin']) {
  functions.set(name, call => joinedUrl(call.args()[0], call.args()[1]));
}
for (const name of ['os.path.join', 'path.join', 'posixpath.join']) {
  functions.set(name, call => call.args().map(textOf).join('/'));
}

function numberIn(value: Value | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function durationOf(call: Call): Value | undefined {
  let seconds = 0;
  for (const arg of call.expr.args) {
    const factor = secondsOf.get(arg.name ?? '');
    const value = call.go(arg.value);
    if (factor === undefined || typeof value !== 'number') {
      return undefined;
    }
    seconds += factor * value;
  }
  return call.expr.args.length > 0 ? { kind: 'duration', seconds } : undefined;
}

/** The value of a call of a builtin, of the standard library, or of a method of a known value. */
export function callValue(expr: CallExpr, go: Evaluate): Value | undefined {
  const positional = expr.args
    .filter(arg => arg.name === null && arg.star === '')
    .map(arg => arg.value);
  const call: Call = {
    expr,
    go,
    positional,
    args: () => positional.map(go),
    keyword: name => expr.args.find(arg => arg.name === name)?.value,
  };
  if (expr.callee.type === 'attribute') {
    const object = go(expr.callee.object);
    const method = expr.callee.name;
    if (isDict(object)) {
      return dictMethods.get(method)?.(object.entries, call);
    }
    if (typeof object === 'string') {
      return textMethods.get(method)?.(object, call);
    }
    if (typeof object === 'object' && object?.kind === 'duration') {
      return method === 'total_seconds' ? object.seconds : undefined;
    }
  }
  const name = dottedName(expr.callee);
  return name === undefined ? undefined : functions.get(name)?.(call);
}

/** The list that `random.choice(…)` and the like take one of. */
export function chosenFrom(
  expr: CallExpr,
  go: Evaluate,
): (Value | undefined)[] | undefined {
  const name = dottedName(expr.callee)?.split('.').pop();
  const first = expr.args.find(arg => arg.name === null)?.value;
  if ((name !== 'choice' && name !== 'choices') || !first) {
    return undefined;
  }
  const list = go(first);
  return isList(list) ? list.items : undefined;
}

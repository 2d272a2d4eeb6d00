import { arrayMethod } from './builtins/arrays';
import { stringMethod } from './builtins/strings';
import { invoke } from './functions';
import { Interpreter } from './interpreter';
import { alternatives, isChosen, join, settled } from './alternatives';
import { keyOf, someItem, templateKeyOf } from './texts';
import {
  array,
  CallSite,
  ClassValue,
  constant,
  environment,
  FunctionValue,
  hasOthers,
  native,
  NativeValue,
  nothing,
  ObjectValue,
  Place,
  textOf,
  unknown,
  Value,
} from './values';

/** `target[key]`; every alternative of both. */
export function getMember(
  run: Interpreter,
  target: Value,
  key: Value,
  site: CallSite,
): Value {
  if (target.t === 'union') {
    const all = target.of.map(one => getMember(run, one, key, site));
    return join(all, target.preferred);
  }
  if (key.t === 'union') {
    const all = key.of.map(one => getMember(run, target, one, site));
    return join(all, key.preferred);
  }
  const name = keyOf(key);
  if (name === undefined) {
    const found = someMember(target);
    return target.t === 'object' && !target.open ? withGap(found, key) : found;
  }
  return isChosen(key) && target.t === 'object'
    ? chosenMember(target, name)
    : namedMember(run, target, name, site);
}

/** What `profiles[__ENV.PROFILE || 'smoke']` may be: the default's first, then any. */
function chosenMember(target: ObjectValue, name: string): Value {
  const own = target.props.get(name);
  const others = someMember(target);
  return own ? join([own, others], true) : others;
}

/** A record that is looked up by a name may be none of those that are there. */
function withGap(found: Value, key: Value): Value {
  if (found.t !== 'union') return found;
  const unset = key.t === 'unknown' && key.env && key.lean === false;
  return { ...found, gap: unset ? 'lean' : 'open' };
}

/** What `target[something unknown]` may be. */
function someMember(target: Value): Value {
  if (target.t === 'array') {
    const items = target.items.map(someItem);
    return join(
      hasOthers(target) || items.length === 0 ? [...items, unknown] : items,
    );
  }
  if (target.t === 'object') {
    if (target.host === environment) return environment;
    const values = [...target.props.values()];
    return join(
      target.open || values.length === 0 ? [...values, unknown] : values,
    );
  }
  return unknown;
}

/** Whether an object has a property of its own; unknown where that is not sure. */
export function hasOwn(
  value: Value | undefined,
  key: Value | undefined,
): Value {
  const name = key && keyOf(key);
  const all = value && name !== undefined ? alternatives(value) : [];
  const answers = all.map(one => {
    if (one.t !== 'object') return undefined;
    if (one.props.has(name ?? '')) return true;
    return one.open || one.host !== undefined ? undefined : false;
  });
  const [first] = answers;
  return first !== undefined && answers.every(one => one === first)
    ? constant(first)
    : unknown;
}

function namedMember(
  run: Interpreter,
  target: Value,
  name: string,
  site: CallSite,
): Value {
  switch (target.t) {
    case 'object': {
      const own = target.props.get(name);
      if (own) return own;
      if (target.host === environment) return environment;
      const inherited = classMember(run, target, target.cls, name, site);
      if (inherited) return inherited;
      if (name === 'toString') return native(name, () => unknown);
      if (name === 'hasOwnProperty') {
        return native(name, ([key]) => hasOwn(target, key));
      }
      const further = target.further?.(name);
      if (further) return further;
      return target.open || target.cls?.parent ? unknown : nothing;
    }
    case 'array': {
      const index = Number(name);
      if (Number.isInteger(index) && index >= 0) {
        return target.items[index] ?? (target.open ? unknown : nothing);
      }
      if (name === 'length') {
        return target.open ? unknown : constant(target.items.length);
      }
      return arrayMethod(run, target, name) ?? nothing;
    }
    case 'string': {
      if (name === 'length') {
        const known = textOf(target);
        return known === undefined ? unknown : constant(known.length);
      }
      return stringMethod(run, target, name) ?? unknown;
    }
    case 'function':
      if (name === 'bind') {
        return native('bind', args => bound(target, args));
      }
      if (name === 'call') {
        return native('call', (args, at) =>
          invoke(
            run,
            { ...target, self: args[0] ?? nothing },
            args.slice(1),
            at,
          ),
        );
      }
      if (name === 'apply') {
        return native('apply', (args, at) => {
          const list = settled(args[1]);
          return invoke(
            run,
            { ...target, self: args[0] ?? nothing },
            list.t === 'array' ? list.items : [],
            at,
          );
        });
      }
      return target.props.get(name) ?? unknown;
    case 'native':
      return (
        target.props.get(name) ??
        target.member?.(name) ??
        callerOf(target, name) ??
        unknown
      );
    case 'class': {
      for (
        let cls: Value | null = target, hops = 0;
        cls?.t === 'class' && hops < 20;
        cls = cls.parent, hops += 1
      ) {
        const found: Value | undefined = cls.statics.get(name);
        if (found) return found;
      }
      return name === 'name'
        ? { t: 'string', parts: [{ text: target.name, at: null }] }
        : unknown;
    }
    case 'unknown':
      // `__ENV.X.trim()` is still nothing that the source knows.
      return unknown;
    case 'constant':
      if (name === 'toString' || name === 'toFixed') {
        return native(name, () =>
          target.value === null || target.value === undefined
            ? unknown
            : {
                t: 'string',
                parts: [{ text: String(target.value), at: null }],
              },
        );
      }
      return unknown;
    default:
      return unknown;
  }
}

function bound(target: FunctionValue, [self, ...before]: Value[]): Value {
  return {
    ...target,
    self: self ?? target.self,
    before: [...(target.before ?? []), ...before],
  };
}

/** `http.get.bind(http, url)` and the like: functions of the host need no `this`. */
function callerOf(target: NativeValue, name: string): Value | undefined {
  switch (name) {
    case 'bind':
      return native(name, ([, ...before]) =>
        native(target.name, (args, at) =>
          target.call([...before, ...args], at),
        ),
      );
    case 'call':
      return native(name, ([, ...args], at) => target.call(args, at));
    case 'apply':
      return native(name, ([, list], at) => {
        const given = settled(list);
        return target.call(given.t === 'array' ? given.items : [], at);
      });
    default:
      return undefined;
  }
}

function classMember(
  run: Interpreter,
  target: Value,
  cls: ClassValue | null,
  name: string,
  site: CallSite,
): Value | undefined {
  let current: Value | null = cls;
  for (let hops = 0; current?.t === 'class' && hops < 20; hops += 1) {
    const method = current.methods.get(name);
    if (method) return { ...method, self: target };
    const getter = current.getters.get(name);
    if (getter) return invoke(run, { ...getter, self: target }, [], site);
    current = current.parent;
  }
  return undefined;
}

/** `target[key] = value` at the current level of uncertainty. */
export function setMember(
  run: Interpreter,
  target: Value,
  key: Value,
  value: Value,
  at: Place,
): void {
  const targets = alternatives(target);
  const write = () => {
    for (const one of targets) setOne(run, one, key, value, at);
  };
  if (targets.length > 1) run.maybe(write);
  else write();
}

function setOne(
  run: Interpreter,
  target: Value,
  key: Value,
  value: Value,
  at: Place,
): void {
  const name = keyOf(key);
  if (target.t === 'object') {
    if (target.host === environment) return;
    if (name === undefined) {
      target.open = true;
      const partly = templateKeyOf(key);
      if (partly !== undefined) {
        target.props.set(partly, value);
        target.lines.set(partly, at);
      }
      return;
    }
    target.assigned?.(name, value, at);
    const old = target.props.get(name);
    target.props.set(
      name,
      old
        ? run.assigned(old, target.level, value)
        : run.added(target.level, value),
    );
    if (!target.lines.has(name)) target.lines.set(name, at);
  } else if (target.t === 'array') {
    const index = Number(name);
    if (
      name !== undefined &&
      Number.isInteger(index) &&
      index >= 0 &&
      index <= target.items.length
    ) {
      target.items[index] = run.assigned(
        target.items[index],
        target.level,
        value,
      );
    } else {
      target.open = true;
      target.chosen = false;
    }
  } else if (target.t === 'function' || target.t === 'native') {
    if (name !== undefined) target.props.set(name, value);
  } else if (target.t === 'class') {
    if (name !== undefined) target.statics.set(name, value);
  }
}

/** The items that a loop or a spread goes through. */
export interface Items {
  items: Value[];
  /** There may be others, or not all of these. */
  open: boolean;
  /** There may be others. */
  others: boolean;
}

export function itemsOf(value: Value): Items {
  const parts = alternatives(value).map(one => {
    if (one.t === 'array') {
      return { items: one.items, open: one.open, others: hasOthers(one) };
    }
    const known = textOf(one);
    if (known !== undefined && one.t === 'string') {
      return {
        items: Array.from(known.slice(0, 50), char => ({
          t: 'string' as const,
          parts: [{ text: char, at: null }],
        })),
        open: known.length > 50,
        others: known.length > 50,
      };
    }
    return { items: [], open: true, others: true };
  });
  return {
    items: parts.flatMap(part => part.items),
    open: parts.length > 1 || parts.some(part => part.open),
    others: parts.length > 1 || parts.some(part => part.others),
  };
}

export function copyOfArray(value: Value): Value {
  const { items, open } = itemsOf(value);
  return array([...items], open);
}

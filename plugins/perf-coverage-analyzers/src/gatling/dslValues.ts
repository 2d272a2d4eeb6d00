import {
  alternatives,
  nothing,
  object,
  Place,
  settled,
  textOf,
  unknown,
  Value,
} from '../javascript';
import { Deferred, durationSeconds } from '../jvm';
import type {
  Chain,
  GatlingAssertion,
  GatlingRequest,
  GatlingScenario,
  InjectionStep,
  Population,
  SetUp,
} from './model';

/** What a value of the DSL is. */
export type DslHost =
  | { is: 'chain'; chain: Chain }
  | { is: 'scenario'; chain: Chain; scenario: GatlingScenario }
  | { is: 'named'; place: Place }
  | { is: 'request'; chain: Chain; request: GatlingRequest }
  | { is: 'population'; population: Population }
  | { is: 'injection'; step: InjectionStep }
  | { is: 'throttle'; name: string; args: Value[]; rest: Map<string, Value> }
  | { is: 'assertion'; assertion: GatlingAssertion }
  | { is: 'check'; label: string }
  | { is: 'protocol'; base: Value | null }
  | { is: 'setup'; setUp: SetUp }
  | { is: 'feeder' }
  | { is: 'body'; kind: 'text' | 'file'; text: Value | undefined };

export class DslValue {
  constructor(readonly state: DslHost) {}
}

/** The builders that a value is, over its alternatives, lists and records. */
export function dslOf(value: Value, depth = 0): DslHost[] {
  if (depth > 8) return [];
  const found: DslHost[] = [];
  for (const one of alternatives(value)) {
    if (one.t === 'native') {
      if (one.host instanceof DslValue) found.push(one.host.state);
      if (one.host instanceof Deferred) {
        found.push(...dslOf(one.host.value(), depth + 1));
      }
    } else if (one.t === 'array') {
      for (const item of one.items) found.push(...dslOf(item, depth + 1));
    } else if (one.t === 'object' && one.host === undefined && !one.cls) {
      for (const item of one.props.values()) {
        found.push(...dslOf(item, depth + 1));
      }
    }
  }
  return found;
}

/** The chains among values. */
export function chainsOf(values: Value[]): Chain[] {
  return values.flatMap(value =>
    dslOf(value).flatMap(one =>
      one.is === 'chain' || one.is === 'scenario' || one.is === 'request'
        ? [one.chain]
        : [],
    ),
  );
}

export function populationsOf(values: Value[]): Population[] {
  return values.flatMap(value =>
    dslOf(value).flatMap(one =>
      one.is === 'population' ? [one.population] : [],
    ),
  );
}

/**
 * What is handed to `setUp`: of alternatives the one that a run without
 * settings takes, else the first, and beside it the others.
 */
export function chosenPopulations(
  value: Value,
  depth = 0,
): { chosen: Population[]; others: Population[] } {
  const options = alternatives(value);
  const isPreferred = value.t === 'union' && value.preferred;
  const pick = isPreferred
    ? options[0]
    : options.find(one => populationsOf([one]).length > 0) ?? options[0];
  const others = populationsOf(options.filter(one => one !== pick));
  if (depth > 8 || pick?.t !== 'array') {
    return { chosen: pick ? populationsOf([pick]) : [], others };
  }
  const items = pick.items.map(one => chosenPopulations(one, depth + 1));
  return {
    chosen: items.flatMap(one => one.chosen),
    others: [...others, ...items.flatMap(one => one.others)],
  };
}

/** A place that no source has, for what is built without a call. */
export const nowhere: Place = { file: '', line: 1, offset: -1 };

/** `#{name}` and the `${name}` of older versions stand for values of a session. */
export function elAsHole(text: string): string {
  return text.replace(/[#$]\{[^{}]{0,200}\}/g, '\0');
}

export function isNowhere(place: Place): boolean {
  return place.offset < 0;
}

export function samePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.offset === b.offset;
}

/** Something among the values may be more than what is known of it. */
export function isOpen(value: Value): boolean {
  return alternatives(value).some(
    one =>
      one.t === 'unknown' ||
      (one.t === 'native' && !(one.host instanceof DslValue)) ||
      (one.t === 'array' && (one.open || one.items.some(isOpen))),
  );
}

/** `during(10, TimeUnit.MINUTES)` and `{ amount: 10, unit: 'minutes' }`. */
export function withUnit(args: Value[]): Value {
  const [first, unit] = args;
  if (!unit || unit.t !== 'string') return first ?? unknown;
  return object([
    ['amount', first],
    ['unit', unit],
  ]);
}

export function stepsOf(args: Value[]): InjectionStep[] | null {
  const steps: InjectionStep[] = [];
  for (const arg of args) {
    const one = settled(arg);
    // A step that only other settings add.
    if (one === nothing) continue;
    if (one.t === 'array') {
      const inner = one.open ? null : stepsOf(one.items);
      if (!inner) return null;
      steps.push(...inner);
    } else if (one.t === 'native' && one.host instanceof DslValue) {
      const { state } = one.host;
      if (state.is !== 'injection') return null;
      steps.push(state.step);
    } else if (one.t === 'native' && one.host instanceof Deferred) {
      const inner = stepsOf([one.host.value()]);
      if (!inner) return null;
      steps.push(...inner);
    } else {
      return null;
    }
  }
  return steps;
}

/** `details("group" / "request")`, `details("group", "request")` */
export function pathOf(args: Value[]): string[] | null {
  const names: string[] = [];
  for (const arg of args) {
    const items = arg.t === 'array' ? arg.items : [arg];
    for (const item of items) {
      const known = textOf(settled(item));
      if (known === undefined) return null;
      names.push(known);
    }
  }
  return names.length > 0 ? names : null;
}

export function checkLabel(label: string, name: string, args: Value[]): string {
  if (name === 'apply' && args.length === 0) return label;
  const told = `${label}.${name}(${argumentText(args)})`;
  return told.length > 200 ? label : told;
}

export function argumentText(args: Value[]): string {
  return args
    .map(one => {
      const known = textOf(one);
      if (known !== undefined) return `"${known}"`;
      if (one.t === 'constant') return String(one.value);
      if (one.t === 'array') return argumentText(one.items);
      return '…';
    })
    .join(', ');
}

export function checksOf(args: Value[]): string[] {
  return args.flatMap(one =>
    dslOf(one).flatMap(state => (state.is === 'check' ? [state.label] : [])),
  );
}

/** Seconds of a duration as the DSL takes it: a number alone counts seconds. */
export function dslSeconds(value: Value | undefined | null): number | null {
  if (!value) return null;
  const one = settled(value);
  const time = durationSeconds(one);
  if (time !== undefined) return time;
  if (one.t === 'constant' && typeof one.value === 'number') return one.value;
  if (one.t !== 'object') return null;
  const amount = one.props.get('amount');
  const unit = one.props.get('unit');
  const number = amount && settled(amount);
  const name = unit && textOf(settled(unit));
  if (number?.t !== 'constant' || typeof number.value !== 'number') return null;
  const factor = name === undefined ? undefined : unitSeconds(name);
  return factor === undefined ? null : number.value * factor;
}

function unitSeconds(name: string): number | undefined {
  const units: Record<string, number> = {
    milliseconds: 0.001,
    seconds: 1,
    minutes: 60,
    hours: 3600,
    days: 86_400,
  };
  const key = name.toLowerCase();
  return Object.hasOwn(units, key) ? units[key] : undefined;
}

import type { LoadStage } from 'backstage-plugin-perf-coverage-common';
import { settled, toNumber, Value } from '../javascript';
import { dslSeconds } from './dslValues';
import type { InjectionStep } from './model';

/** What an injection profile says, after gatling-core's `controller/inject`. */
export interface InjectionPlan {
  model: 'open' | 'closed' | 'unknown';
  durationSeconds: number | null;
  /** Users that are started in all; null where that is not known or not bounded. */
  users: number | null;
  /** Users that may be there at once; null where rates decide. */
  maxVUs: number | null;
  /** Users per second in the open model, users at once in the closed one. */
  stages: LoadStage[];
  /** Rates are given, not numbers of users. */
  byRate: boolean;
}

/** A step of known numbers: what it adds to the plan. */
interface Part {
  seconds: number | null;
  users: number | null;
  /** Users at once, where the step bounds them. */
  concurrent: number | null;
  target: number | null;
  byRate: boolean;
}

const closed = /ConcurrentUsers$/;

/** Levels of a staircase; more are taken for an error. */
const maxLevels = 1000;

export function readInjection(steps: InjectionStep[] | null): InjectionPlan {
  if (!steps || steps.length === 0) {
    return {
      model: 'unknown',
      durationSeconds: null,
      users: null,
      maxVUs: null,
      stages: [],
      byRate: false,
    };
  }
  const isClosed = steps.some(one => closed.test(one.name));
  const parts = steps.flatMap(stepParts);
  const stages: LoadStage[] = [];
  for (const { seconds, target } of parts) {
    if (seconds === null || target === null) break;
    stages.push({ durationSeconds: seconds, target });
  }
  const known = stages.length === parts.length;
  const byRate = parts.some(one => one.byRate);
  const openUsers = byRate ? null : total(parts.map(one => one.users));
  return {
    model: isClosed ? 'closed' : 'open',
    durationSeconds: total(parts.map(one => one.seconds)),
    users: isClosed ? null : total(parts.map(one => one.users)),
    maxVUs: isClosed ? greatest(parts.map(one => one.concurrent)) : openUsers,
    stages: known ? stages : [],
    byRate,
  };
}

function total(values: (number | null)[]): number | null {
  let sum = 0;
  for (const one of values) {
    if (one === null) return null;
    sum += one;
  }
  return Math.round(sum * 1e6) / 1e6;
}

function greatest(values: (number | null)[]): number | null {
  return values.some(one => one === null)
    ? null
    : Math.max(...values.map(one => one ?? 0));
}

function numberOf(value: Value | undefined): number | null {
  if (!value) return null;
  const number = toNumber(settled(value));
  return number === undefined || !Number.isFinite(number) ? null : number;
}

function product(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b;
}

function stepParts({ name, settings }: InjectionStep): Part[] {
  const first = numberOf(settings.get('first'));
  const to = numberOf(settings.get('to'));
  const during = dslSeconds(settings.get('during'));
  // Gatling counts whole seconds of a duration where it computes users.
  const whole = during === null ? null : Math.trunc(during);
  switch (name) {
    case 'nothingFor': {
      const seconds = dslSeconds(settings.get('first'));
      return [part(seconds, 0, 0, 0)];
    }
    case 'atOnceUsers':
      return [part(0, first, first, first)];
    case 'rampUsers':
    case 'stressPeakUsers':
    case 'heavisideUsers':
      return [part(during, first, first, first)];
    case 'constantUsersPerSec': {
      const users = product(first, whole);
      return [rate(during, users === null ? null : Math.round(users), first)];
    }
    case 'rampUsersPerSec':
      return [rate(during, rampedUsers(first, to, whole), to)];
    case 'constantConcurrentUsers':
      return [part(during, null, first, first)];
    case 'rampConcurrentUsers': {
      const most = first === null || to === null ? null : Math.max(first, to);
      return [part(during, null, most, to)];
    }
    case 'incrementUsersPerSec':
    case 'incrementConcurrentUsers':
      return staircase(name, first, settings);
    default:
      return [part(null, null, null, null)];
  }
}

function rampedUsers(
  from: number | null,
  to: number | null,
  seconds: number | null,
): number | null {
  if (from === null || to === null || seconds === null) return null;
  return Math.trunc((from + (to - from) / 2) * seconds + 1e-9);
}

function part(
  seconds: number | null,
  users: number | null,
  concurrent: number | null,
  target: number | null,
): Part {
  return { seconds, users, concurrent, target, byRate: false };
}

function rate(
  seconds: number | null,
  users: number | null,
  target: number | null,
): Part {
  return { seconds, users, concurrent: null, target, byRate: true };
}

/** Levels, with ramps in between where they are asked for. */
function staircase(
  name: string,
  increment: number | null,
  settings: Map<string, Value>,
): Part[] {
  const isOpen = name === 'incrementUsersPerSec';
  const levels = numberOf(settings.get('times'));
  const lasting = dslSeconds(settings.get('eachLevelLasting'));
  const written = settings.get('separatedByRampsLasting');
  const ramp = written ? dslSeconds(written) : 0;
  const writtenStart = settings.get('startingFrom');
  const start = writtenStart ? numberOf(writtenStart) : 0;
  const unknownPart = isOpen
    ? rate(null, null, null)
    : part(null, null, null, null);
  if (
    increment === null ||
    levels === null ||
    lasting === null ||
    ramp === null ||
    start === null ||
    levels > maxLevels
  ) {
    return [unknownPart];
  }
  const level = (target: number) =>
    isOpen
      ? rate(lasting, Math.round(target * Math.trunc(lasting)), target)
      : part(lasting, null, target, target);
  const between = (from: number, to: number) =>
    isOpen
      ? rate(ramp, rampedUsers(from, to, Math.trunc(ramp)), to)
      : part(ramp, null, Math.max(from, to), to);
  const parts: Part[] = [];
  for (let index = 0; index < levels; index += 1) {
    const here = index * increment + start;
    const next = here + increment;
    if (ramp > 0 && start === 0) {
      parts.push(between(here, next), level(next));
    } else if (ramp > 0 && index < levels - 1) {
      parts.push(level(here), between(here, next));
    } else {
      parts.push(level(here));
    }
  }
  return parts;
}

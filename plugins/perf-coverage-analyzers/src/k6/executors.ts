import type { LoadStage } from 'backstage-plugin-perf-coverage-common';
import { ObjectValue, settled, textOf, toNumber, Value } from '../javascript';
import { parseDuration } from './durations';

/** k6 waits so long for iterations at the end and while ramping down. */
const defaultGraceSeconds = 30;
/** How long iterations may take at most, by default. */
const defaultMaxDurationSeconds = 600;

/**
 * What a scenario's settings say, after lib/executor of grafana/k6.
 * `durationSeconds` is the configured time without graceful periods; null is
 * unknown, also for a test that runs until somebody stops it.
 */
export interface ExecutorPlan {
  durationSeconds: number | null;
  /** Graceful stop, which k6 adds to the greatest duration that it prints. */
  graceSeconds: number | null;
  maxVUs: number | null;
  iterations: number | null;
  stages: LoadStage[];
  /** VUs that may be in use at a time (seconds) of the scenario. */
  vusAt(seconds: number): number | null;
  /** Times at which `vusAt` may have a maximum. */
  corners: number[];
  /** The profile, for judging the kind of load. */
  startTarget: number;
}

type Settings = ObjectValue;

export const executorNames = [
  'shared-iterations',
  'per-vu-iterations',
  'constant-vus',
  'ramping-vus',
  'constant-arrival-rate',
  'ramping-arrival-rate',
  'externally-controlled',
] as const;

/** A number setting: the default where it is not there, null where unknown. */
export function numberSetting(
  settings: Settings,
  name: string,
  missing: number | null,
): number | null {
  const value = settled(settings.props.get(name));
  if (value.t === 'constant' && (value.value ?? undefined) === undefined) {
    return settings.open && !settings.props.has(name) ? null : missing;
  }
  const known = toNumber(value);
  return known === undefined || !Number.isFinite(known) ? null : known;
}

/** A duration in seconds: the default where it is not there, null where unknown. */
export function durationSetting(
  settings: Settings,
  name: string,
  missing: number | null,
): number | null {
  return durationOf(settings.props.get(name), settings.open, missing);
}

function durationOf(
  written: Value | undefined,
  open: boolean,
  missing: number | null,
): number | null {
  const value = settled(written);
  if (value.t === 'constant') {
    if (value.value === undefined || value.value === null) {
      return open && !written ? null : missing;
    }
    return parseDuration(Number(value.value)) ?? null;
  }
  const known = textOf(value);
  return known === undefined ? null : parseDuration(known) ?? null;
}

/** Stages, or null where they can't be known. */
export function readStages(value: Value | undefined): LoadStage[] | null {
  const list = settled(value);
  if (list.t !== 'array' || list.open) return null;
  const stages: LoadStage[] = [];
  for (const item of list.items) {
    const stage = settled(item);
    if (stage.t !== 'object') return null;
    const durationSeconds = durationSetting(stage, 'duration', 0);
    const target = numberSetting(stage, 'target', 0);
    if (durationSeconds === null || target === null) return null;
    stages.push({ durationSeconds, target });
  }
  return stages;
}

function plan(parts: {
  durationSeconds: number | null;
  graceSeconds: number | null;
  maxVUs: number | null;
  iterations?: number | null;
}): ExecutorPlan {
  return {
    iterations: null,
    stages: [],
    corners: [],
    startTarget: 0,
    vusAt: () => parts.maxVUs,
    ...parts,
  };
}

function product(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b;
}

/** The plan of one scenario. An unknown executor gives a plan of unknowns. */
export function readExecutor(name: string, settings: Settings): ExecutorPlan {
  const graceSeconds = durationSetting(
    settings,
    'gracefulStop',
    defaultGraceSeconds,
  );
  switch (name) {
    case 'shared-iterations':
    case 'per-vu-iterations': {
      const vus = numberSetting(settings, 'vus', 1);
      const iterations = numberSetting(settings, 'iterations', 1);
      return plan({
        durationSeconds: durationSetting(
          settings,
          'maxDuration',
          defaultMaxDurationSeconds,
        ),
        graceSeconds,
        maxVUs: vus,
        iterations:
          name === 'shared-iterations' ? iterations : product(vus, iterations),
      });
    }
    case 'constant-vus':
      return plan({
        durationSeconds: durationSetting(settings, 'duration', null),
        graceSeconds,
        maxVUs: numberSetting(settings, 'vus', 1),
      });
    case 'ramping-vus':
      return rampingVUs(settings, graceSeconds);
    case 'constant-arrival-rate':
      return constantRate(settings, graceSeconds);
    case 'ramping-arrival-rate':
      return rampingRate(settings, graceSeconds);
    case 'externally-controlled': {
      const durationSeconds = durationSetting(settings, 'duration', null);
      const vus = numberSetting(settings, 'vus', 0);
      return plan({
        durationSeconds: durationSeconds === 0 ? null : durationSeconds,
        graceSeconds: 0,
        maxVUs: numberSetting(settings, 'maxVUs', vus),
      });
    }
    default:
      return plan({ durationSeconds: null, graceSeconds, maxVUs: null });
  }
}

function arrivalVUs(settings: Settings): number | null {
  const preAllocated = numberSetting(settings, 'preAllocatedVUs', null);
  return numberSetting(settings, 'maxVUs', preAllocated);
}

function constantRate(
  settings: Settings,
  graceSeconds: number | null,
): ExecutorPlan {
  const durationSeconds = durationSetting(settings, 'duration', null);
  const rate = numberSetting(settings, 'rate', null);
  const timeUnit = durationSetting(settings, 'timeUnit', 1);
  const perSecond =
    rate === null || timeUnit === null || timeUnit <= 0
      ? null
      : rate / timeUnit;
  const iterations = product(perSecond, durationSeconds);
  return plan({
    durationSeconds,
    graceSeconds,
    maxVUs: arrivalVUs(settings),
    iterations: iterations === null ? null : Math.floor(iterations + 1e-9),
  });
}

function sumOf(stages: LoadStage[]): number {
  return stages.reduce((sum, stage) => sum + stage.durationSeconds, 0);
}

function rampingRate(
  settings: Settings,
  graceSeconds: number | null,
): ExecutorPlan {
  const stages = readStages(settings.props.get('stages'));
  const startRate = numberSetting(settings, 'startRate', 0);
  const timeUnit = durationSetting(settings, 'timeUnit', 1);
  let iterations: number | null = null;
  if (stages && startRate !== null && timeUnit !== null && timeUnit > 0) {
    let from = startRate;
    iterations = 0;
    for (const { durationSeconds, target } of stages) {
      iterations += (durationSeconds * (from + target)) / 2 / timeUnit;
      from = target;
    }
    iterations = Math.floor(iterations + 1e-9);
  }
  return {
    ...plan({
      durationSeconds: stages ? sumOf(stages) : null,
      graceSeconds,
      maxVUs: arrivalVUs(settings),
      iterations,
    }),
    stages: stages ?? [],
    startTarget: startRate ?? 0,
  };
}

function rampingVUs(
  settings: Settings,
  graceSeconds: number | null,
): ExecutorPlan {
  const stages = readStages(settings.props.get('stages'));
  const startVUs = numberSetting(settings, 'startVUs', 1);
  const rampDown = durationSetting(
    settings,
    'gracefulRampDown',
    defaultGraceSeconds,
  );
  if (!stages || startVUs === null) {
    const durationSeconds = stages ? sumOf(stages) : null;
    return plan({ durationSeconds, graceSeconds, maxVUs: null });
  }
  const corners = [0];
  for (const { durationSeconds } of stages) {
    corners.push(corners[corners.length - 1] + durationSeconds);
  }
  const active = (seconds: number) => {
    let from = startVUs;
    let start = 0;
    for (const { durationSeconds, target } of stages) {
      const end = start + durationSeconds;
      if (seconds < end) {
        const share = (seconds - start) / durationSeconds;
        return Math.floor(from + (target - from) * Math.max(0, share) + 1e-9);
      }
      from = target;
      start = end;
    }
    return from;
  };
  // VUs that ramp down stay reserved for the graceful period.
  const vusAt = (seconds: number) => {
    const since = seconds - (rampDown ?? 0);
    const peaks = corners.filter(one => one >= since && one <= seconds);
    return Math.max(
      active(seconds),
      active(Math.max(0, since)),
      ...peaks.flatMap(one => [active(one), active(Math.max(0, one - 1e-6))]),
    );
  };
  return {
    durationSeconds: sumOf(stages),
    graceSeconds,
    maxVUs: Math.max(startVUs, ...stages.map(stage => stage.target)),
    iterations: null,
    stages,
    vusAt,
    corners: corners.flatMap(one => [one, one + (rampDown ?? 0)]),
    startTarget: startVUs,
  };
}

/** A scenario on the time line of its test. */
export interface TimedPlan {
  startSeconds: number;
  plan: ExecutorPlan;
}

/**
 * The greatest number of VUs that may be needed at one time, graceful periods
 * included: the "max VUs" that k6 prints (GetMaxPossibleVUs of lib/helpers.go).
 */
export function greatestVUs(timed: TimedPlan[]): number | null {
  if (timed.some(one => one.plan.maxVUs === null)) return null;
  if (timed.length === 1) return timed[0].plan.maxVUs;
  const ends = timed.map(({ startSeconds, plan: one }) =>
    one.durationSeconds === null
      ? Infinity
      : startSeconds + one.durationSeconds + (one.graceSeconds ?? 0),
  );
  const times = new Set<number>();
  for (const { startSeconds, plan: one } of timed) {
    times.add(startSeconds);
    for (const corner of one.corners.slice(0, 500)) {
      times.add(startSeconds + corner);
    }
  }
  let greatest = 0;
  for (const time of times) {
    let sum = 0;
    for (const [index, { startSeconds, plan: one }] of timed.entries()) {
      if (time < startSeconds || time >= ends[index]) continue;
      sum += one.vusAt(time - startSeconds) ?? 0;
    }
    greatest = Math.max(greatest, sum);
  }
  return greatest;
}

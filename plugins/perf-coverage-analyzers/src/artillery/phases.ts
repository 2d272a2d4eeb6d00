import type {
  LoadProfile,
  LoadStage,
} from 'backstage-plugin-perf-coverage-common';
import { Settings, settingsOf } from './script';

/** Phases that are looked at. */
const maxPhases = 1_000;

const unitSeconds: Record<string, number> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
};

/**
 * Seconds of a number, of a text that is a whole one, or of a time as the
 * library ms reads it (`5m`, `90 secs`); null where only a run can tell.
 */
export function secondsOf(value: unknown): number | null {
  if (typeof value === 'number') return value >= 0 ? value : null;
  if (typeof value !== 'string') return null;
  const match =
    /^\s{0,5}(\d{1,12}(?:\.\d{1,6})?)\s{0,5}([a-z]{0,12})\s{0,5}$/i.exec(value);
  if (!match) return null;
  const number = Number(match[1]);
  const unit = match[2].toLowerCase();
  if (unit === '') return Number.isInteger(number) ? number : number / 1000;
  if (/^(ms|msecs?|milliseconds?)$/.test(unit)) return number / 1000;
  const name =
    /^(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)$/;
  return name.test(unit) ? number * unitSeconds[unit[0]] : null;
}

function numberOf(value: unknown): number | null {
  const number =
    typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0
    ? number
    : null;
}

/** What the phases of a script say of the load, all scenarios together. */
export interface PhasedLoad extends LoadProfile {
  /** Arrivals per second. */
  stages: LoadStage[];
}

/**
 * Phases run one after the other. Users arrive, so their greatest number at
 * once is known only where every phase caps it (`maxVusers`); the iterations
 * are the users that arrive (lib/core/phases).
 */
export function loadOf(config: Settings): PhasedLoad {
  const list = config.get('phases');
  const phases = Array.isArray(list)
    ? list.slice(0, maxPhases).map(settingsOf)
    : [];
  const stages: LoadStage[] = [];
  let total: number | null = 0;
  let arrivals: number | null = 0;
  let cap: number | null = 0;
  let rate = 0;
  let whole = phases.length > 0;
  const go = (seconds: number, from: number, to: number) => {
    if (from !== rate) stages.push({ durationSeconds: 0, target: round(from) });
    stages.push({ durationSeconds: seconds, target: round(to) });
    rate = to;
  };
  for (const phase of phases) {
    const read = readPhase(phase);
    total = plus(total, read.seconds);
    arrivals = plus(arrivals, read.arrivals);
    if (!read.isPause) {
      const most = numberOf(phase.get('maxVusers'));
      cap = cap === null || most === null ? null : Math.max(cap, most);
    }
    if (read.seconds === null || read.from === null || read.to === null) {
      whole = false;
    } else {
      go(read.seconds, read.from, read.to);
    }
  }
  return {
    durationSeconds: phases.length > 0 ? total : null,
    maxVUs: cap || null,
    iterations: phases.length > 0 ? arrivals : null,
    stages: whole ? stages : [],
  };
}

interface ReadPhase {
  seconds: number | null;
  /** Arrivals per second at the start and the end. */
  from: number | null;
  to: number | null;
  arrivals: number | null;
  isPause: boolean;
}

function readPhase(phase: Settings): ReadPhase {
  if (phase.has('pause')) {
    const seconds = secondsOf(phase.get('pause'));
    return { seconds, from: 0, to: 0, arrivals: 0, isPause: true };
  }
  const seconds = secondsOf(phase.get('duration'));
  if (phase.has('arrivalCount')) {
    const arrivals = numberOf(phase.get('arrivalCount'));
    const each = seconds && arrivals !== null ? arrivals / seconds : null;
    return { seconds, from: each, to: each, arrivals, isPause: false };
  }
  const ramps = phase.has('rampTo');
  const from = numberOf(phase.get('arrivalRate') ?? (ramps ? 0 : null));
  const to = ramps ? numberOf(phase.get('rampTo')) : from;
  const arrivals =
    seconds === null || from === null || to === null
      ? null
      : Math.round((seconds * (from + to)) / 2);
  return { seconds, from, to, arrivals, isPause: false };
}

function plus(total: number | null, value: number | null): number | null {
  return total === null || value === null ? null : total + value;
}

function round(rate: number): number {
  return Math.round(rate * 1000) / 1000;
}

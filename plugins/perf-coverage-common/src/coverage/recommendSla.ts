import { SlaRecommendation } from '../vocabulary';

/** One run's figure of what is to be limited. */
export interface SlaMeasurement {
  runId: string;
  /** In the recommendation's unit. */
  value: number;
  /** Requests behind the figure; null where unknown. */
  requests: number | null;
  /** Virtual users of the run; null where unknown. */
  users: number | null;
}

/** Runs of further back say little about now. */
const maxRuns = 20;
/** From this many runs on, their spread is known well enough. */
const enoughRuns = 3;
const headroom = { enough: 1.2, few: 1.5 };

/**
 * A limit for a figure of which less is better, from its history: the highest
 * value of the newest runs (at most 20) and a fifth more, with fewer than three
 * runs half more, rounded up to two figures. Where a share of errors was always
 * 0, the limit is what the number of requests rules out with 95 % confidence
 * (the rule of three: 3/n).
 *
 * Null where there are no measurements, or nothing follows from them.
 *
 * @param figure - what is limited, in the plan's words; `unit` is that of the values
 * @param measurements - of comparable runs, newest first
 * @public
 */
export function recommendSla(
  figure: { metric: string; stat: string; unit: string },
  measurements: readonly SlaMeasurement[],
): SlaRecommendation | null {
  const used = measurements
    .filter(({ value }) => Number.isFinite(value) && value >= 0)
    .slice(0, maxRuns);
  if (used.length === 0) return null;
  const values = used.map(({ value }) => value);
  const highest = Math.max(...values);
  const limit =
    highest > 0
      ? fromHighest(highest, Math.min(...values), used.length, figure)
      : fromNoErrors(used, figure);
  if (limit === null) return null;
  return {
    ...figure,
    operator: '<',
    value: limit.value,
    threshold: `< ${plain(limit.value)}${figure.unit === 'count' ? '' : figure.unit}`,
    under: sameLoad(used),
    method: limit.method,
    runIds: used.map(({ runId }) => runId),
  };
}

interface Limit {
  value: number;
  method: string;
}

function fromHighest(
  highest: number,
  lowest: number,
  runs: number,
  { stat, metric, unit }: { stat: string; metric: string; unit: string },
): Limit {
  const factor = runs >= enoughRuns ? headroom.enough : headroom.few;
  const more = `${Math.round((factor - 1) * 100)} % more`;
  const range =
    runs === 1
      ? `the ${withUnit(highest, unit)} of the one run there is`
      : `the highest of ${runs} runs (${withUnit(lowest, unit)}–${withUnit(
          highest,
          unit,
        )})`;
  return {
    value: roundUp(highest * factor),
    method: `${stat} of ${metric}: ${range} and ${more}, rounded up to two figures${
      runs < enoughRuns ? '; with fewer than three runs that is a first guess' : ''
    }.`,
  };
}

function fromNoErrors(
  used: readonly SlaMeasurement[],
  { metric, unit }: { metric: string; unit: string },
): Limit | null {
  if (metric !== 'error rate') return null;
  const requests = used.reduce((sum, run) => sum + (run.requests ?? 0), 0);
  if (requests === 0) return null;
  const share = Math.min(1, 3 / requests) * (unit === '%' ? 100 : 1);
  const value = roundUp(share);
  return {
    value,
    method: `${metric}: none of ${requests} requests failed, so less than ${withUnit(
      value,
      unit,
    )} do with 95 % confidence (rule of three).`,
  };
}

/** `120 users` where all runs had as many. */
function sameLoad(used: readonly SlaMeasurement[]): string | null {
  const users = new Set(used.map(run => run.users));
  const [only] = users;
  if (users.size !== 1 || only === null || only === undefined) return null;
  return `${only} ${only === 1 ? 'user' : 'concurrent users'}`;
}

/** Up to two significant figures, never below. */
function roundUp(value: number): number {
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.ceil(value / step - 1e-9) * step).toPrecision(2));
}

/** Without an exponent, which a plan doesn't know. */
function plain(value: number): string {
  return value.toLocaleString('en-US', {
    useGrouping: false,
    maximumFractionDigits: 9,
  });
}

function withUnit(value: number, unit: string): string {
  return `${Number(value.toPrecision(3))} ${unit}`;
}

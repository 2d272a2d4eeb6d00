import { EstimateRange } from '../vocabulary';
import { meanHours } from './sumEffort';

/** A gap or work item that is done, with what was thought and what it took. @public */
export interface ClosedWork {
  estimate: EstimateRange;
  actualHours: number;
}

/** How a team's estimates relate to what its work took. @public */
export interface Calibration {
  /** Estimates times this are what the work is likely to take. */
  factor: number;
  /** Pieces of closed work that it rests on. */
  samples: number;
  /** The geometric mean of actual ÷ estimated hours as it is; null without samples. */
  observed: number | null;
  /** How far `observed` counts, 0–1: samples ÷ (samples + 5). */
  weight: number;
  /** Left out: hours that are no positive number. */
  ignored: number;
}

/** As many closed pieces of work count as much as the belief that estimates are right. */
const belief = 5;
/** One slip of the pen may not move the factor further than this. */
const mostRatio = 10;

/**
 * Actual against estimated hours of closed work as one factor.
 *
 * The ratios' logarithms are averaged, so that twice as long and half as long
 * cancel out, and shrunk towards 0 by `n ÷ (n + 5)`: the mean of a normal
 * distribution under a normal prior around "estimates are right" whose
 * variance is a fifth of that of a single ratio (A. Gelman et al., Bayesian
 * Data Analysis, 3rd edition, section 2.5). One sample moves the factor by a
 * sixth of what it says, twenty by four fifths. A ratio counts as at most 10
 * and at least 1/10.
 *
 * @public
 */
export function calibrate(closed: readonly ClosedWork[]): Calibration {
  const logs: number[] = [];
  for (const { estimate, actualHours } of closed) {
    const ratio = actualHours / meanHours(estimate);
    if (Number.isFinite(ratio) && ratio > 0) {
      logs.push(Math.log(Math.min(Math.max(ratio, 1 / mostRatio), mostRatio)));
    }
  }
  const samples = logs.length;
  const mean =
    samples === 0 ? 0 : logs.reduce((sum, log) => sum + log, 0) / samples;
  const weight = samples / (samples + belief);
  return {
    factor: rounded(Math.exp(mean * weight)),
    samples,
    observed: samples === 0 ? null : rounded(Math.exp(mean)),
    weight: rounded(weight),
    ignored: closed.length - samples,
  };
}

/**
 * From as many closed pieces of work on a plan may take the factor for its own:
 * there the team's history counts as much as the belief in estimates.
 *
 * @public
 */
export const samplesToPlanWith = belief;

/** Bounds of a factor that estimates are taken times. @public */
export const estimateFactors = { least: 1 / mostRatio, most: mostRatio };

/** A range with all of its hours times a factor. @public */
export function scaledEstimate(
  { low, high, likely }: EstimateRange,
  factor: number,
): EstimateRange {
  return {
    low: low * factor,
    high: high * factor,
    ...(likely === undefined ? {} : { likely: likely * factor }),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

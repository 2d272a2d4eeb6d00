import { estimateFactors } from '../effort';
import type { ForecastOptions } from './forecast';
import type { RoadmapOptions } from './planRoadmap';

/** @public */
export const defaultForecastRuns = 2000;
const mostRuns = 100_000;

/**
 * Between the hours of work of one team where nobody says: S. A. Book, Why
 * correlation matters in cost estimating (1999), advises 0.2 for parts whose
 * correlation is not known, since that of 0 makes a sum look far too sure.
 *
 * @public
 */
export const defaultCorrelation = 0.2;

/** Options of the simulation, within their bounds. */
export function simulationOf(options: RoadmapOptions): ForecastOptions {
  const { correlation = defaultCorrelation } = options;
  return {
    seed: options.seed ?? 1,
    runs: runsOf(options.runs),
    correlation: Number.isFinite(correlation)
      ? Math.min(Math.max(correlation, 0), 1)
      : defaultCorrelation,
  };
}

/** What estimates are taken times; 1 where nobody gave a figure. */
export function estimateFactorOf({
  estimateFactor = 1,
}: Pick<RoadmapOptions, 'estimateFactor'>): number {
  const { least, most } = estimateFactors;
  return Number.isFinite(estimateFactor)
    ? Math.min(Math.max(estimateFactor, least), most)
    : 1;
}

function runsOf(wanted: number | undefined): number {
  if (wanted === undefined || !Number.isFinite(wanted)) {
    return defaultForecastRuns;
  }
  return Math.min(Math.max(Math.floor(wanted), 1), mostRuns);
}

import { Effort } from './assessment';
import { Priority } from './kinds';

/** ISO dates, `YYYY-MM-DD`; null where nothing is left to do or nothing can be said. @public */
export interface DateForecast {
  p50: string | null;
  p80: string | null;
  p90: string | null;
}

/** @public */
export interface RoadmapItem {
  /** Id of the gap; null for work that closes none. */
  gap: string | null;
  title: string;
  capability: string | null;
  priority: Priority;
  /** Entity reference, or `Engineer 1` … where nobody is assigned. */
  assignee: string | null;
  start: string;
  end: string;
  hours: { low: number; high: number; mean: number };
  /** Ids of gaps and names of work items that come before. */
  dependsOn: string[];
  /** Name of the plan's work item; absent for gaps. */
  work?: string;
}

/** @public */
export interface RoadmapPhase {
  name: string;
  title: string;
  goal: string | null;
  start: string;
  end: string;
  capacityHours: number;
  effort: Effort;
  forecast: DateForecast;
  /** Chance to finish by the phase's end, 0–1. */
  chance: number | null;
  items: RoadmapItem[];
}

/**
 * Gaps in phases with people and dates. Field names are a contract of the
 * command `perf-coverage roadmap`.
 *
 * @public
 */
export interface Roadmap {
  schemaVersion: 1;
  phases: RoadmapPhase[];
  unplaced: { gap: string | null; title: string; why: string; hours: number }[];
  forecast: DateForecast;
  effort: Effort;
  /** `given` where the caller set it, as with the option `--engineers`. */
  team: {
    engineers: number;
    hoursPerWeek: number;
    source: 'plan' | 'given' | 'default';
  };
  warnings: { code: string; message: string }[];
}

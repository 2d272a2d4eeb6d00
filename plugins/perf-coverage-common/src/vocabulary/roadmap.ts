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
  /** By when it is likely done. */
  forecast?: DateForecast;
  /** Share of simulated plans in which it is one of those that decide the end, 0–1. */
  criticality?: number;
  /** The component whose gap or work it is; absent for work of the whole scope, and in older ones. */
  entityRef?: string;
  /** `YYYY-MM-DD`: it may not start earlier, and should be done by; absent where nobody says. */
  notBefore?: string;
  due?: string;
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
  unplaced: {
    gap: string | null;
    title: string;
    why: string;
    hours: number;
    /** As in items. */
    work?: string;
    entityRef?: string;
  }[];
  forecast: DateForecast;
  effort: Effort;
  /** `given` where the caller set it, as with the option `--engineers`. */
  team: {
    engineers: number;
    hoursPerWeek: number;
    source: 'plan' | 'given' | 'default';
  };
  warnings: { code: string; message: string }[];
  /** What the plan asks for against what there is, week by week; absent in older ones. */
  people?: RoadmapPerson[];
  /** How the forecast was made; absent in older ones. */
  simulation?: {
    runs: number;
    seed: number;
    /** Between the hours of work of one team, 0–1. */
    correlation: number;
  };
  /** What hours of estimates were taken times; absent where it is 1. */
  estimateFactor?: number;
  /** Stated durations held against the forecast; absent without any. */
  durationClaims?: RoadmapDurationClaim[];
}

/** @public */
export interface RoadmapPerson {
  /** Entity reference, or `Engineer 1` … */
  name: string;
  /** Takes work that is assigned to nobody. */
  inTeam: boolean;
  /** For this work, days off not taken out. */
  hoursPerWeek: number;
  /** From today's week to the last with work. */
  weeks: { start: string; capacityHours: number; plannedHours: number }[];
}

/** `2-3 weeks with 2-3 engineers`, held against the forecast. @public */
export interface RoadmapDurationClaim {
  claimed: string;
  source: string | null;
  line: number;
  /** One for each number of engineers and weeks that is claimed. */
  chances: { engineers: number; weeks: number; chance: number }[];
  why: string;
}

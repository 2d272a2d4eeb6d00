export { rollUp, rollUpBy } from './rollUp';
export type { RollUp } from './rollUp';
export { changesBetween, snapshotOf } from './snapshot';
export type { Snapshot, SnapshotChange } from './snapshot';
export { compareRuns } from './compareRuns';
export type {
  ComparedRun,
  Incomparability,
  MetricChange,
  RunComparison,
  StatChange,
} from './compareRuns';

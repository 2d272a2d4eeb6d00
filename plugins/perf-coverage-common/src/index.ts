/**
 * Vocabulary and pure rules of Perf Coverage.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './api';
export { readYaml } from './documents';
export type {
  TextPlace,
  YamlLimits,
  YamlPath,
  YamlProblem,
  YamlReading,
} from './documents';
export * from './effort';
export * from './exports';
export * from './histogram';
export * from './inventory';
export * from './metrics';
export * from './openslo';
export * from './operations';
export * from './permissions';
export * from './plan';
export * from './policy';
export * from './coverage';
export * from './sourceSettings';
export {
  flapLimit,
  gapRules,
  priorityTable,
  reconcileGaps,
  withGapPlan,
} from './gaps';
export type {
  GapGrounds,
  GapRule,
  PriorityOverrides,
  ReconcileContext,
  ReconciledGaps,
  Severity,
} from './gaps';
export * from './roadmap';
export * from './tickets';
export * from './trends';
export * from './runs';
export * from './vocabulary';

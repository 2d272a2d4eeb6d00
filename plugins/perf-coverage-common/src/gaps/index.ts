export { capabilityGaps, ownerGap, sortGaps } from './findGaps';
export { gapRules } from './gapRules';
export type { GapGrounds, GapRule } from './gapRules';
export { priorityTable } from './priority';
export type { PriorityOverrides, Severity } from './priority';
export { flapLimit, reconcileGaps } from './reconcileGaps';
export type { ReconcileContext, ReconciledGaps } from './reconcileGaps';
export { withGapPlan } from './withGapPlan';

export { PlanPart } from './PlanPart';
export { PlannedBar } from './PlannedBar';
export { PlanningTrouble } from './PlanningTrouble';
export { estimateProblem } from './estimateProblem';
export { usePlanGaps } from './usePlanGaps';
export type { GapPlanning } from './usePlanGaps';
export type { Wish } from './changes';
export { estimateText } from './planForm';

export { draftPlan } from './draftPlan';
export type { DraftInputs } from './draftPlan';
export { parsePlan } from './parsePlan';
export { planJsonSchema } from './schema';

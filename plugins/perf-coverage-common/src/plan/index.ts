export { draftPlan } from './draftPlan';
export type { DraftInputs } from './draftPlan';
export { compileGlobs } from './glob';
export { parsePlan } from './parsePlan';
export { planJsonSchema } from './schema';
export { convertUnit } from './units';

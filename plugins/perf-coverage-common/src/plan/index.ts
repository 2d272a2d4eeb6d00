export { parsePlan } from './parsePlan';
export { planJsonSchema } from './schema';

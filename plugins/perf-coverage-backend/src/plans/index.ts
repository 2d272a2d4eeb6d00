export { readKeptPlan } from './readKeptPlan';

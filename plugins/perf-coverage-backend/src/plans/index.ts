export { readKeptPlan } from './readKeptPlan';
export { maxSloFiles, withOpenSlo } from './withOpenSlo';

export { Assessor } from './Assessor';
export { chooseInventory } from './chooseInventory';
export { choosePlan, planInForce, plansInForce } from './planInForce';
export type { PlanInForce } from './planInForce';
export { rulesVersion } from './rulesVersion';
export { assessDue, scheduleAssessments } from './tasks';

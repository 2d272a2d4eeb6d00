export { Assessor } from './Assessor';
export { chooseInventory } from './chooseInventory';
export { rulesVersion } from './rulesVersion';
export { assessDue, scheduleAssessments } from './tasks';

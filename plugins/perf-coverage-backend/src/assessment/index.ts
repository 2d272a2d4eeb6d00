export { Assessor } from './Assessor';
export { rulesVersion } from './rulesVersion';
export { assessDue, scheduleAssessments } from './tasks';

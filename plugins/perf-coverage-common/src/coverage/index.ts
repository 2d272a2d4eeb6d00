export { assess } from './assess';
export { evidenceRules } from './evidence';
export type {
  AssessedComponent,
  AssessmentInputs,
  RunEvidence,
} from './inputs';
export { defaultPolicy, policyRuleFor } from './policy';
export type { Policy, PolicyRule } from './policy';
export { recommendSla } from './recommendSla';
export type { SlaMeasurement } from './recommendSla';
export { runTime, timeOf } from './runTime';
export { kindEvidence } from './kindEvidence';

export {
  calibrate,
  estimateFactors,
  samplesToPlanWith,
  scaledEstimate,
  type Calibration,
  type ClosedWork,
} from './calibration';
export {
  defaultHoursPerDay,
  maxEstimateHours,
  parseEstimate,
} from './parseEstimate';
export {
  rollUpEffort,
  simulateEffort,
  type EffortGroup,
  type SimulatedEffort,
  type SimulationOptions,
} from './rollUp';
export { emptyEffort, hoursAt, meanHours, sumEffort } from './sumEffort';

export {
  defaultHoursPerDay,
  maxEstimateHours,
  parseEstimate,
} from './parseEstimate';
export { emptyEffort, hoursAt, meanHours, sumEffort } from './sumEffort';

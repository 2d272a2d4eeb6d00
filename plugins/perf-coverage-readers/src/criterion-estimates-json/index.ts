export { criterionEstimatesJsonReader } from './criterionEstimatesJson';

export { criterionTextReader } from './criterionText';

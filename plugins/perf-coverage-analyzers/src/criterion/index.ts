export { criterionAnalyzer } from './criterionAnalyzer';

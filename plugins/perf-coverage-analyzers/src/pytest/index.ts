export { pytestAnalyzer } from './pytestAnalyzer';

export { goBenchAnalyzer } from './goBenchAnalyzer';

export { vitestAnalyzer } from './vitestAnalyzer';

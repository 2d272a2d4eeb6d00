export { jmhAnalyzer } from './jmhAnalyzer';

export { jmeterAnalyzer } from './jmeterAnalyzer';

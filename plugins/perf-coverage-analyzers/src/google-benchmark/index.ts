export { googleBenchmarkAnalyzer } from './googleBenchmarkAnalyzer';

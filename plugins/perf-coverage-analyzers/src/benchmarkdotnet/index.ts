export { benchmarkDotNetAnalyzer } from './benchmarkDotNetAnalyzer';

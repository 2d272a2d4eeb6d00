export { benchmarkjsTextReader } from './benchmarkjsText';

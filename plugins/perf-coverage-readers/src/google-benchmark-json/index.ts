export { googleBenchmarkJsonReader } from './googleBenchmarkJson';

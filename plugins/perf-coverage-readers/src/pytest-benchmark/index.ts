export { pytestBenchmarkReader } from './pytestBenchmark';

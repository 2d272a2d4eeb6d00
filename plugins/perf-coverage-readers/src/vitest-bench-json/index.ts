export { vitestBenchJsonReader } from './vitestBenchJson';

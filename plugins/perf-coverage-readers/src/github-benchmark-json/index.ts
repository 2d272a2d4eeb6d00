export { githubBenchmarkJsonReader } from './githubBenchmarkJson';

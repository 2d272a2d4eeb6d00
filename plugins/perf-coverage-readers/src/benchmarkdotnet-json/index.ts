export { benchmarkdotnetJsonReader } from './benchmarkdotnetJson';

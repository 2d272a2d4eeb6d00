export { tinybenchAnalyzer } from './tinybenchAnalyzer';

export { mergeRuns } from './mergeRuns';

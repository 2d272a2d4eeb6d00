export { mergeRuns } from './mergeRuns';
export { nameByOperations } from './nameByOperations';

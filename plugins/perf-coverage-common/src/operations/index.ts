export { createOperationMatcher, matchRequests } from './matchRequests';
export type { OperationMatcher, RequestPath } from './matchRequests';
export { readApiOperations } from './readApiOperations';

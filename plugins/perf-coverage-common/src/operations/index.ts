export { createOperationMatcher, matchRequests } from './matchRequests';
export type { OperationMatcher, RequestPath } from './matchRequests';
export { apiKinds, readApi } from './readApi';
export { readApiOperations } from './readApiOperations';
export { readAsyncApi } from './readAsyncApi';
export { graphqlRequests } from './graphqlRequests';
export { readGraphqlApi } from './readGraphqlApi';
export { readGrpcApi } from './readGrpcApi';
export { pathTemplate } from './pathTemplate';

import { Impact } from './kinds';
import { PlanSla } from './plan';

/** What kind of API document describes an operation. @public */
export type ApiKind = 'openapi' | 'graphql' | 'grpc' | 'asyncapi';

/**
 * One operation of an API document.
 *
 * @public
 */
export interface ApiOperation {
  /** Entity reference of the API, or the file name of the document. */
  api: string;
  /**
   * Upper case. `QUERY`, `MUTATION`, `SUBSCRIPTION` of GraphQL, `GRPC`, and
   * `SEND`, `RECEIVE`, `PUBLISH`, `SUBSCRIBE` of AsyncAPI.
   */
  method: string;
  /**
   * Path template as the document gives it, without base path: `/users/{id}`;
   * `/field` of GraphQL, `/package.Service/Method` of gRPC, `/channel` of
   * AsyncAPI.
   */
  path: string;
  operationId: string | null;
  deprecated: boolean;
  /** Base paths of its own servers, where they differ from the API's. */
  basePaths?: string[];
  /** What `x-perf-coverage` says; absent where the document says nothing. */
  impact?: Impact;
  slas?: PlanSla[];
  excluded?: OperationExclusion;
}

/** An operation that the API document takes out of both sides. @public */
export interface OperationExclusion {
  reason: string;
  /** Last day, `YYYY-MM-DD`; null without end. */
  until: string | null;
}

/**
 * The operations of one API document with the base paths of its servers.
 *
 * @public
 */
export interface ApiOperations {
  api: string;
  title: string | null;
  /** Path parts of `servers` or `basePath`, without trailing slash; `''` for the root. */
  basePaths: string[];
  /**
   * Hosts of the servers, in lower case, with a port that is not the scheme's
   * own; a variable without default is `{}`. Absent where none is named.
   */
  hosts?: string[];
  /** `info.version`; absent where the document names none. */
  version?: string;
  operations: ApiOperation[];
  /** What could not be read, for people. */
  problems: { message: string; line: number | null }[];
  /** OpenAPI where absent. */
  kind?: ApiKind;
}

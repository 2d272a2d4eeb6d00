/**
 * One operation of an API document.
 *
 * @public
 */
export interface ApiOperation {
  /** Entity reference of the API, or the file name of the document. */
  api: string;
  /** Upper case. */
  method: string;
  /** Path template as the document gives it, without base path: `/users/{id}`. */
  path: string;
  operationId: string | null;
  deprecated: boolean;
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
  operations: ApiOperation[];
  /** What could not be read, for people. */
  problems: { message: string; line: number | null }[];
}

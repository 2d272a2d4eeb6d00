import { ApiKind, ApiOperations } from '../vocabulary';
import { ReadDocumentPart } from './documentParts';
import { readApiOperations } from './readApiOperations';
import { readAsyncApi } from './readAsyncApi';
import { readGraphqlApi } from './readGraphqlApi';
import { readGrpcApi } from './readGrpcApi';

const readers: Record<
  ApiKind,
  (document: string, api: string, readPart?: ReadDocumentPart) => ApiOperations
> = {
  openapi: readApiOperations,
  graphql: readGraphqlApi,
  grpc: readGrpcApi,
  asyncapi: readAsyncApi,
};

/** The types of API entities whose documents are read. @public */
export const apiKinds = Object.keys(readers) as ApiKind[];

/**
 * Reads an API document of any kind that is known. Without `kind`, the document
 * itself decides.
 *
 * @param kind - `spec.type` of the API entity, where there is one
 * @param readPart - gives the files beside the document, which OpenAPI may refer to
 * @public
 */
export function readApi(
  document: string,
  api: string,
  kind?: ApiKind,
  readPart?: ReadDocumentPart,
): ApiOperations {
  return readers[kind ?? kindOf(document)](document, api, readPart);
}

/** As the first lines that say anything tell; OpenAPI where they don't. */
function kindOf(document: string): ApiKind {
  const head = document.slice(0, 20_000);
  if (/^\s{0,20}["']?asyncapi["']?\s{0,20}:/m.test(head)) return 'asyncapi';
  if (/^\s{0,20}["']?(?:openapi|swagger)["']?\s{0,20}:/m.test(head)) {
    return 'openapi';
  }
  if (/^\s{0,20}syntax\s{0,20}=\s{0,20}["']proto[23]["']/m.test(head)) {
    return 'grpc';
  }
  if (
    /^\s{0,20}(?:edition\s{0,20}=|service\s{1,20}\w{1,200}\s{0,20}\{)/m.test(
      head,
    )
  ) {
    return 'grpc';
  }
  return /"__schema"/.test(head) ||
    /^\s{0,20}(?:extend\s{1,20})?(?:schema|type|interface|scalar|directive)\s{1,20}[@{\w]/m.test(
      head,
    )
    ? 'graphql'
    : 'openapi';
}

import { parse as parseProto, ReflectionObject, Service } from 'protobufjs';
import { ApiOperations } from '../vocabulary';

const maxLength = 5_000_000;
const maxOperations = 20_000;
const maxDepth = 100;

/**
 * Reads the methods of the services in a Protocol Buffers file
 * (https://protobuf.dev/reference/protobuf/proto3-spec/). Imports are not
 * followed: a service names its methods itself. Never throws for what the
 * document holds.
 *
 * @param document - the text of a `.proto` file, at most 5 MB
 * @param api - entity reference of the API, or the document's file name
 * @public
 */
export function readGrpcApi(document: string, api: string): ApiOperations {
  const result: ApiOperations = {
    api,
    title: null,
    basePaths: [''],
    operations: [],
    problems: [],
    kind: 'grpc',
  };
  const complain = (message: string, line: number | null = null) =>
    result.problems.push({ message, line });
  if (document.length > maxLength) {
    complain(
      `The document has ${document.length} characters; at most ${maxLength} are read`,
      1,
    );
    return result;
  }
  if (isTooDeep(document)) {
    complain(`Its blocks are nested more than ${maxDepth} deep`);
    return result;
  }
  try {
    const { root } = parseProto(document, { keepCase: true });
    for (const service of servicesOf(root)) {
      for (const method of service.methodsArray) {
        if (result.operations.length >= maxOperations) {
          complain(`Only the first ${maxOperations} operations are read`);
          return result;
        }
        result.operations.push({
          api,
          method: 'GRPC',
          path: `/${service.fullName.replace(/^\./, '')}/${method.name}`,
          operationId: method.name,
          deprecated: method.options?.deprecated === true,
        });
      }
    }
    if (result.operations.length === 0) {
      complain('The document has no service with methods');
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = /\(line (\d{1,7})\)/.exec(message);
    complain(
      `The document can't be read: ${message.slice(0, 200)}`,
      line ? Number(line[1]) : null,
    );
  }
  return result;
}

/** The library recurses into blocks; a hostile file would exhaust its stack. */
function isTooDeep(document: string): boolean {
  let depth = 0;
  for (const char of document) {
    if (char === '{' || char === '<' || char === '[' || char === '(') depth++;
    else if (char === '}' || char === '>' || char === ']' || char === ')') {
      depth = Math.max(0, depth - 1);
    }
    if (depth > maxDepth) return true;
  }
  return false;
}

function servicesOf(root: ReflectionObject): Service[] {
  const services: Service[] = [];
  const open: ReflectionObject[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next instanceof Service) services.push(next);
    else if ('nestedArray' in next && Array.isArray(next.nestedArray)) {
      open.push(...(next.nestedArray as ReflectionObject[]).reverse());
    }
  }
  return services;
}

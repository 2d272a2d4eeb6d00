import { readYaml } from '../documents';
import { ApiOperation, ApiOperations } from '../vocabulary';

const limits = { maxBytes: 3_000_000, maxDepth: 200 };
const maxOperations = 20_000;

/**
 * Reads the channels of an AsyncAPI document (2.x and 3.0, YAML or JSON, at most
 * 3 MB; https://www.asyncapi.com/docs/reference/specification). No load tool's
 * requests are matched to them: they are listed as not covered, unless a run
 * reports figures of them. References are not followed.
 *
 * @param document - the text
 * @param api - entity reference of the API, or the document's file name
 * @public
 */
export function readAsyncApi(document: string, api: string): ApiOperations {
  const reading = readYaml(document, limits);
  const root = mapOf(reading.value);
  const result: ApiOperations = {
    api,
    title: textOf(mapOf(root.info).title),
    basePaths: [''],
    operations: [],
    problems: reading.problems.map(({ message, line }) => ({
      message: `The document can't be read: ${message}`,
      line,
    })),
    kind: 'asyncapi',
  };
  if (result.problems.length > 0) return result;
  const version = String(root.asyncapi ?? '');
  const found = version.startsWith('3.')
    ? operationsOf3(root, api)
    : operationsOf2(root, api);
  result.operations = found.slice(0, maxOperations);
  if (!/^[23]\./.test(version)) {
    result.problems.push({
      message: 'The document names no AsyncAPI version 2 or 3 in "asyncapi"',
      line: 1,
    });
  } else if (found.length === 0) {
    result.problems.push({
      message: 'The document has no channels with operations',
      line: null,
    });
  }
  return result;
}

/** `channels: { name: { publish, subscribe } }` */
function operationsOf2(root: Fields, api: string): ApiOperation[] {
  return Object.entries(mapOf(root.channels)).flatMap(([channel, value]) =>
    ['publish', 'subscribe'].flatMap(action => {
      const own = mapOf(value);
      if (!Object.hasOwn(own, action)) return [];
      const id = textOf(mapOf(own[action]).operationId);
      return operation(api, action, channel, id);
    }),
  );
}

/** `operations: { name: { action, channel: { $ref: '#/channels/name' } } }` */
function operationsOf3(root: Fields, api: string): ApiOperation[] {
  const channels = mapOf(root.channels);
  return Object.entries(mapOf(root.operations)).flatMap(([name, value]) => {
    const { action, channel } = mapOf(value);
    const reference = textOf(mapOf(channel).$ref);
    if (action !== 'send' && action !== 'receive') return [];
    if (reference === null || !reference.startsWith('#/channels/')) return [];
    const key = reference.slice('#/channels/'.length).replace(/~1/g, '/');
    const own = Object.hasOwn(channels, key) ? mapOf(channels[key]) : {};
    return operation(api, action, textOf(own.address) ?? key, name);
  });
}

function operation(
  api: string,
  action: string,
  channel: string,
  operationId: string | null,
): ApiOperation {
  return {
    api,
    method: action.toUpperCase(),
    path: `/${channel.replace(/^\/+/, '')}`,
    operationId,
    deprecated: false,
  };
}

type Fields = Record<string, unknown>;

function mapOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

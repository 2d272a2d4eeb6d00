import Ajv2020, { ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { readFileSync } from 'fs';
import path from 'path';
import { parse } from 'yaml';

type Json = Record<string, any>;

const description: Json = parse(
  readFileSync(path.resolve(__dirname, '../schema/openapi.yaml'), 'utf8'),
);

/** Every field of an answer has to be described, so that nothing is told by accident. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (!node || typeof node !== 'object') return node;
  const entries = Object.entries(node).map(([key, value]) => [
    key,
    closed(value),
  ]);
  const copy: Json = Object.fromEntries(entries);
  return copy.type === 'object' &&
    copy.properties &&
    copy.additionalProperties === undefined
    ? { ...copy, additionalProperties: false }
    : copy;
}

const ajv = new Ajv2020({ strict: false, allErrors: false });
addFormats(ajv);
ajv.addSchema(
  {
    $id: 'api',
    components: {
      ...description.components,
      schemas: Object.fromEntries(
        Object.entries(description.components.schemas).map(([name, schema]) => [
          name,
          name === 'Error' ? schema : closed(schema),
        ]),
      ),
    },
  },
  'api',
);

const routes = Object.entries<Json>(description.paths).map(([route, item]) => ({
  pattern: new RegExp(`^${route.replace(/\{[^}]+\}/g, '[^/]+')}$`),
  item,
}));

const validators = new Map<string, ValidateFunction>();

/** Throws where an answer is not as the description of the API says. */
export function expectDescribed(
  method: string,
  pathname: string,
  status: number,
  body: unknown,
): void {
  const route = routes.find(({ pattern }) => pattern.test(pathname));
  const operation = route?.item[method];
  if (!operation) {
    throw new Error(`The API's description has no ${method} ${pathname}`);
  }
  const answer = operation.responses[status] ?? operation.responses.default;
  if (status < 400 && !operation.responses[status]) {
    throw new Error(
      `${operation.operationId} answers ${status}, which is not described`,
    );
  }
  const { $ref } = answer;
  const response = $ref
    ? description.components.responses[$ref.split('/').pop()]
    : answer;
  const key = $ref ?? `${operation.operationId} ${status}`;
  let validate = validators.get(key);
  if (!validate) {
    validate = ajv.compile(
      absolute(response.content['application/json'].schema) as Json,
    );
    validators.set(key, validate);
  }
  if (!validate(body)) {
    throw new Error(
      `${
        operation.operationId
      } answers ${status} not as described: ${ajv.errorsText(
        validate.errors,
      )} ${JSON.stringify(validate.errors?.[0]?.params)}`,
    );
  }
}

function absolute(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(absolute);
  if (!node || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' ? `api${value}` : absolute(value),
    ]),
  );
}

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

/** With the parameters that stand beside all operations of the path. */
function operationOf(method: string, pathname: string): Json {
  const route = routes.find(({ pattern }) => pattern.test(pathname));
  const operation = route?.item[method];
  if (!operation) {
    throw new Error(`The API's description has no ${method} ${pathname}`);
  }
  return {
    ...operation,
    parameters: [
      ...(route.item.parameters ?? []),
      ...(operation.parameters ?? []),
    ].map(({ $ref, ...parameter }: Json) =>
      $ref
        ? description.components.parameters[$ref.split('/').pop()]
        : parameter,
    ),
  };
}

function validatorOf(key: string, schema: unknown): ValidateFunction {
  const known = validators.get(key);
  if (known) return known;
  const validate = ajv.compile(absolute(schema) as Json);
  validators.set(key, validate);
  return validate;
}

/** Throws where a request that was taken is not as the description of the API says. */
export function expectDescribedRequest(
  method: string,
  address: string,
  body: unknown,
): void {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const operation = operationOf(method, decodeURI(pathname));
  const inQuery = operation.parameters.filter(
    (parameter: Json) => parameter.in === 'query',
  );
  for (const name of searchParams.keys()) {
    if (!inQuery.some((parameter: Json) => parameter.name === name)) {
      throw new Error(`${operation.operationId} takes ${name} undescribed`);
    }
  }
  for (const { name, required } of inQuery) {
    if (required && !searchParams.has(name)) {
      throw new Error(`${operation.operationId} does without ${name}`);
    }
  }
  const schema = operation.requestBody?.content['application/json']?.schema;
  // What is compressed or no JSON is another test's concern.
  if (schema === undefined || !isJson(body)) return;
  const validate = validatorOf(`${operation.operationId} request`, schema);
  if (!validate(body)) {
    throw new Error(
      `${
        operation.operationId
      } takes a body that is not as described: ${ajv.errorsText(
        validate.errors,
      )}`,
    );
  }
}

function isJson(body: unknown): boolean {
  return (
    typeof body === 'object' && body !== null && !(body instanceof Uint8Array)
  );
}

/** Throws where an answer is not as the description of the API says. */
export function expectDescribed(
  method: string,
  pathname: string,
  status: number,
  body: unknown,
): void {
  const operation = operationOf(method, pathname);
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
  const validate = validatorOf(
    $ref ?? `${operation.operationId} ${status}`,
    response.content['application/json'].schema,
  );
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

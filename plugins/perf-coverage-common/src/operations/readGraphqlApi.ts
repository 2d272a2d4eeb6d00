import { DocumentNode, Kind, parse } from 'graphql';
import { ApiOperation, ApiOperations } from '../vocabulary';

/** The parser takes a few seconds for so many. */
const maxTokens = 500_000;
const maxLength = 5_000_000;
const maxOperations = 20_000;

const roots = [
  ['query', 'QUERY', 'Query'],
  ['mutation', 'MUTATION', 'Mutation'],
  ['subscription', 'SUBSCRIPTION', 'Subscription'],
] as const;

/**
 * Reads the operations of a GraphQL schema (https://spec.graphql.org/, the
 * schema definition language; or the JSON of an introspection): the fields of
 * its root types. Never throws for what the document holds.
 *
 * @param document - the text, at most 5 MB
 * @param api - entity reference of the API, or the document's file name
 * @public
 */
export function readGraphqlApi(document: string, api: string): ApiOperations {
  const result: ApiOperations = {
    api,
    title: null,
    basePaths: [''],
    operations: [],
    problems: [],
    kind: 'graphql',
  };
  if (document.length > maxLength) {
    result.problems.push({
      message: `The schema has ${document.length} characters; at most ${maxLength} are read`,
      line: 1,
    });
    return result;
  }
  try {
    const fields = /^\s{0,100}\{\s{0,100}"/.test(document)
      ? fieldsOfIntrospection(document)
      : fieldsOfSchema(parse(document, { maxTokens }));
    if (fields.length > maxOperations) {
      result.problems.push({
        message: `Only the first ${maxOperations} operations are read`,
        line: null,
      });
    }
    result.operations = fields.slice(0, maxOperations).map(field => ({
      ...field,
      api,
    }));
    if (fields.length === 0) {
      result.problems.push({
        message: 'The schema has no type Query, Mutation or Subscription',
        line: null,
      });
    }
  } catch (error) {
    // A syntax error with its place, or nesting deeper than the parser's stack.
    result.problems.push({
      message: `The schema can't be read: ${
        error instanceof Error ? error.message.split('\n', 1)[0] : String(error)
      }`,
      line: lineOf(error),
    });
  }
  return result;
}

function lineOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null;
  const locations: unknown = 'locations' in error ? error.locations : null;
  const first: unknown = Array.isArray(locations) ? locations[0] : null;
  return typeof first === 'object' && first !== null && 'line' in first
    ? Number(first.line)
    : null;
}

type Field = Omit<ApiOperation, 'api'>;

function fieldsOfSchema(schema: DocumentNode): Field[] {
  const names = new Map<string, string>(
    roots.map(([operation, , type]) => [operation, type]),
  );
  for (const node of schema.definitions) {
    if (
      node.kind === Kind.SCHEMA_DEFINITION ||
      node.kind === Kind.SCHEMA_EXTENSION
    ) {
      for (const { operation, type } of node.operationTypes ?? []) {
        names.set(operation, type.name.value);
      }
    }
  }
  return roots.flatMap(([operation, method]) => {
    const found = new Map<string, Field>();
    for (const node of schema.definitions) {
      const isType =
        node.kind === Kind.OBJECT_TYPE_DEFINITION ||
        node.kind === Kind.OBJECT_TYPE_EXTENSION;
      if (!isType || node.name.value !== names.get(operation)) continue;
      for (const { name, directives } of node.fields ?? []) {
        found.set(
          name.value,
          fieldNamed(
            method,
            name.value,
            directives?.some(own => own.name.value === 'deprecated') ?? false,
          ),
        );
      }
    }
    return [...found.values()];
  });
}

function fieldNamed(method: string, name: string, deprecated: boolean): Field {
  return { method, path: `/${name}`, operationId: name, deprecated };
}

/** `{ "data": { "__schema": … } }` as tools export it. */
function fieldsOfIntrospection(document: string): Field[] {
  const root = mapOf(JSON.parse(document));
  const schema = mapOf((mapOf(root.data) ?? root).__schema ?? root.__schema);
  const types = Array.isArray(schema.types) ? schema.types.map(mapOf) : [];
  return roots.flatMap(([operation, method]) => {
    const name = mapOf(schema[`${operation}Type`]).name;
    const type = types.find(own => name !== undefined && own.name === name);
    const fields = Array.isArray(type?.fields) ? type.fields.map(mapOf) : [];
    return fields.flatMap(field =>
      typeof field.name === 'string'
        ? fieldNamed(method, field.name, field.isDeprecated === true)
        : [],
    );
  });
}

function mapOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}

import { readYaml, YamlPath } from '../documents';
import { ApiOperation, ApiOperations } from '../vocabulary';
import { DocumentPart, DocumentParts, ReadDocumentPart } from './documentParts';
import { OperationExtension, readExtension } from './extension';
import { readOutline } from './outline';
import { Outline } from './OutlineReader';
import { basePathOf, hostOf } from './paths';

const limits = { maxBytes: 20_000_000, maxDepth: 200 };
/** Longer YAML documents are read by their outline. */
const maxWholeLength = 50_000;
/** YAML longer than this is not read whole: a megabyte takes about a second. */
const maxSlowLength = 3_000_000;

/** Operations of one document; further ones are counted as a problem. */
const maxOperations = 20_000;
/** Fields that references may lead to, counted anew for each reference. */
const maxReferred = 2_000_000;
/** Problems of one document that are listed. */
const maxProblems = 50;

const methods = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
];

type Fields = Record<string, unknown>;

/**
 * Reads the operations of an OpenAPI document (2.0, 3.0, 3.1; YAML or JSON, at
 * most 20 MB) and the base paths of its servers.
 *
 * Never fetches and never throws for what the document holds: a part that
 * can't be read is left out and named in `problems`. Paths, path items and
 * operations may be references (`#/…`), with `readPart` also to other files;
 * what leads elsewhere becomes a problem.
 *
 * @param document - the text
 * @param api - entity reference of the API, or the document's file name
 * @param readPart - gives the files beside the document
 * @public
 */
export function readApiOperations(
  document: string,
  api: string,
  readPart?: ReadDocumentPart,
): ApiOperations {
  const { root, lineOf, problems: unread } = readDocument(document);
  const problems: ApiOperations['problems'] = [...unread];
  const report = (message: string, path: YamlPath) => {
    if (problems.length < maxProblems) {
      problems.push({ message, line: lineOf(path) });
    }
  };
  const result: ApiOperations = {
    api,
    title: null,
    basePaths: [''],
    operations: [],
    problems,
  };
  if (root === null) {
    if (problems.length === 0) {
      report('The document is no mapping, so it is no API description', []);
    }
    return result;
  }
  const info = fieldsOf(root.info);
  result.title = typeof info?.title === 'string' ? info.title : null;
  if (!('openapi' in root) && !('swagger' in root)) {
    report(
      'The document names neither "openapi" nor "swagger": only OpenAPI 2.0, 3.0 and 3.1 are read',
      [],
    );
    return result;
  }
  result.basePaths = basePathsOf(root);
  const hosts = hostsOf(root);
  if (hosts.length > 0) result.hosts = hosts;
  if (typeof info?.version === 'string') result.version = shown(info.version);
  // OpenAPI 3.1 allows documents of webhooks and components alone.
  if (root.paths === undefined) return result;
  const parts = new DocumentParts(readPart);
  const context = { api, report, lineOf, parts, referred: 0 };
  const main = { file: '', root };
  const paths = resolve({ value: root.paths, part: main }, ['paths'], context);
  if (paths) result.operations = readPaths(paths, context);
  else report('"paths" is no mapping', ['paths']);
  return result;
}

interface Context {
  api: string;
  parts: DocumentParts;
  /** Fields that references led to so far. */
  referred: number;
  report(message: string, path: YamlPath): void;
  lineOf(path: YamlPath): number | null;
}

function readPaths(paths: Resolved, context: Context): ApiOperation[] {
  const operations: ApiOperation[] = [];
  const seen = new Set<string>();
  for (const path of Object.keys(paths.fields)) {
    if (path.startsWith('x-') || path === '$ref') continue;
    if (!path.startsWith('/')) {
      context.report(`The path "${shown(path)}" does not start with "/"`, [
        'paths',
        path,
      ]);
      continue;
    }
    const item = resolve(written(paths, path), ['paths', path], context);
    if (!item) {
      context.report(`${shown(path)} is no path item`, ['paths', path]);
      continue;
    }
    for (const method of methods) {
      if (!Object.hasOwn(item.fields, method)) continue;
      const place = ['paths', path, method];
      const operation = resolve(written(item, method), place, context)?.fields;
      if (!operation) {
        context.report(
          `${method.toUpperCase()} ${shown(path)} is no operation`,
          place,
        );
        continue;
      }
      const key = `${method} ${path.replace(/\{[^{}]*\}/g, '{}')}`;
      if (seen.has(key)) {
        context.report(
          `${method.toUpperCase()} ${shown(
            path,
          )} is there twice; the first one counts`,
          place,
        );
        continue;
      }
      if (operations.length >= maxOperations) {
        context.report(`Only the first ${maxOperations} operations are read`, [
          'paths',
          path,
        ]);
        return operations;
      }
      seen.add(key);
      operations.push({
        api: context.api,
        method: method.toUpperCase(),
        path,
        operationId:
          typeof operation.operationId === 'string'
            ? operation.operationId
            : null,
        deprecated: operation.deprecated === true,
        ...ownServers(operation, item.fields),
        ...extensionOf(operation, path, method, context),
      });
    }
  }
  return operations;
}

/** Servers of the operation, or of its path, in place of the document's. */
function ownServers(
  operation: Fields,
  item: Fields,
): Pick<ApiOperation, 'basePaths'> {
  const holder = [operation, item].find(
    own => Array.isArray(own.servers) && own.servers.length > 0,
  );
  return holder ? { basePaths: serverPaths(holder.servers) } : {};
}

function extensionOf(
  operation: Fields,
  path: string,
  method: string,
  context: Context,
): OperationExtension {
  const value = operation['x-perf-coverage'];
  if (value === undefined) return {};
  const place = ['paths', path, method, 'x-perf-coverage'];
  return readExtension(
    value,
    {
      api: context.api,
      operation: `${method.toUpperCase()} ${path}`,
      line: context.lineOf(place) ?? 1,
    },
    message => context.report(message, place),
  );
}

/** A value and the file that holds it, from which its references lead. */
interface Written {
  value: unknown;
  part: DocumentPart;
}

/** A mapping with its references followed, and the files that hold its fields. */
interface Resolved {
  fields: Fields;
  parts: Map<string, DocumentPart>;
}

function written({ fields, parts }: Resolved, key: string): Written {
  return { value: fields[key], part: parts.get(key) as DocumentPart };
}

/** A mapping with what it refers to, its own fields winning; null where there is none. */
function resolve(
  { value, part: first }: Written,
  path: YamlPath,
  context: Context,
): Resolved | null {
  const resolved: Resolved = { fields: Object.create(null), parts: new Map() };
  let item = fieldsOf(value);
  let part = first;
  for (let steps = 0; item; steps++) {
    const keys = Object.keys(item);
    if (steps > 0) context.referred += keys.length;
    for (const key of keys) {
      if (!Object.hasOwn(resolved.fields, key)) {
        resolved.fields[key] = item[key];
        resolved.parts.set(key, part);
      }
    }
    const reference: unknown = item.$ref;
    if (reference === undefined) return resolved;
    const found = followed(String(reference), part, steps, context);
    item = typeof found === 'string' ? null : fieldsOf(found.value);
    if (typeof found === 'string' || !item) {
      const why = typeof found === 'string' ? found : 'leads nowhere';
      context.report(
        `The reference "${shown(String(reference))}" ${why}`,
        path,
      );
      return resolved;
    }
    part = found.part;
  }
  return null;
}

function followed(
  reference: string,
  from: DocumentPart,
  steps: number,
  { parts, referred }: Context,
): ReturnType<DocumentParts['follow']> {
  if (steps > 10) return 'leads in a circle';
  return referred > maxReferred
    ? `is not followed: references lead to more than ${maxReferred} fields`
    : parts.follow(reference, from);
}

function basePathsOf(root: Fields): string[] {
  if (typeof root.basePath === 'string') return [basePathOf(root.basePath)];
  const paths = serverPaths(root.servers);
  return paths.length > 0 ? paths : [''];
}

function serverPaths(servers: unknown): string[] {
  return [...new Set(serverUrls(servers).map(basePathOf))];
}

function serverUrls(servers: unknown): string[] {
  return (Array.isArray(servers) ? servers : []).flatMap(server => {
    const fields = fieldsOf(server);
    if (typeof fields?.url !== 'string') return [];
    return [withDefaults(fields.url, fieldsOf(fields.variables))];
  });
}

/** Of the servers, or of Swagger's `host`. */
function hostsOf(root: Fields): string[] {
  const urls =
    typeof root.host === 'string'
      ? [`//${root.host}`]
      : serverUrls(root.servers);
  const hosts = urls.flatMap(url => hostOf(url) ?? []);
  // A variable alone may be any host.
  return [...new Set(hosts)].filter(host => host.replace('{}', '') !== '');
}

/** `https://{host}/{version}` with the variables' defaults. */
function withDefaults(url: string, variables: Fields | null): string {
  return url
    .slice(0, 2_000)
    .replace(/\{([^{}]{1,100})\}/g, (whole, name: string) => {
      const variable =
        variables && Object.hasOwn(variables, name)
          ? fieldsOf(variables[name])
          : null;
      return typeof variable?.default === 'string' ? variable.default : whole;
    });
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : null;
}

function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

interface ReadDocument {
  root: Fields | null;
  lineOf(path: YamlPath): number | null;
  problems: ApiOperations['problems'];
}

/** JSON is read by the engine, a long YAML document by its outline; both are a hundred times faster. */
function readDocument(text: string): ReadDocument {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.length > limits.maxBytes) {
    return refused(
      `The document has ${body.length} characters; at most ${limits.maxBytes} are read. Split it, or leave out what describes no operation`,
      1,
    );
  }
  if (/^\s{0,100}\{/.test(body)) {
    const json = readJson(body);
    if (json !== null) return json;
  }
  if (body.length > maxWholeLength) {
    const outline = readOutline(body);
    if (outline !== null) return fromOutline(outline);
  }
  return body.length > maxSlowLength
    ? refused(
        `The document has ${body.length} characters of YAML that uses flow style, tabs, anchors or references between paths; of such, at most ${maxSlowLength} are read. Give it as JSON`,
        1,
      )
    : readAsYaml(body);
}

function readJson(body: string): ReadDocument | null {
  try {
    return {
      root: fieldsOf(JSON.parse(body)),
      lineOf: () => null,
      problems: [],
    };
  } catch (error) {
    // Not JSON: the YAML reader says better where it breaks, but takes its time.
    if (body.length <= maxSlowLength) return null;
    const reason = error instanceof Error ? error.message : String(error);
    return refused(`The document is no JSON: ${shown(reason)}`, null);
  }
}

function fromOutline({ root, lineOf, duplicates }: Outline): ReadDocument {
  return {
    root,
    lineOf,
    problems: duplicates.map(({ key, line }) => ({
      message: `The key "${shown(key)}" is there twice; the last one counts`,
      line,
    })),
  };
}

function refused(message: string, line: number | null): ReadDocument {
  return { root: null, lineOf: () => null, problems: [{ message, line }] };
}

function readAsYaml(body: string): ReadDocument {
  const reading = readYaml(body, limits);
  return {
    root: fieldsOf(reading.value),
    lineOf: path => reading.placeOfKey(path).line,
    problems: [
      ...reading.problems.map(({ message, line }) => ({
        message: `The document can't be read: ${message}`,
        line,
      })),
      ...reading.duplicateKeys.map(({ message, line }) => ({
        message: `${message}; the last one counts`,
        line,
      })),
    ].slice(0, maxProblems),
  };
}

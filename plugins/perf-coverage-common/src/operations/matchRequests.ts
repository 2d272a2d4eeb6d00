import { ApiOperation, ApiOperations, RequestBase } from '../vocabulary';
import { createBaseChooser } from './chooseByBase';
import { hole, segmentsOf } from './paths';
import { graphqlRequests } from './graphqlRequests';

/** A request as sources and results name it. */
export interface RequestPath {
  /** Upper or lower case. */
  method: string;
  /** Path without host; holes are `{}`. */
  path: string;
  /**
   * The GraphQL document that it sends, where known, with `{}` for holes: its
   * fields are what it asks for.
   */
  graphql?: string;
  /** What stands in front of the path, where known. */
  base?: RequestBase;
}

/**
 * Finds the operations of a component's APIs that requests go to.
 *
 * @public
 */
export interface OperationMatcher {
  /**
   * The operations, best match only: empty where the request goes to none, more
   * than one where several documents describe the same operation.
   */
  match(request: RequestPath): ApiOperation[];
  /**
   * True where only the path says so: what stands in front of it is unknown, or
   * the API names no base path.
   */
  isByPathAlone(request: RequestPath): boolean;
}

/** Answers that are kept for requests which come again. */
const maxCached = 50_000;

/** Nodes that one request may visit; a template tree of ordinary APIs needs a few dozen. */
const maxVisits = 10_000;

/** The segments in front of an operation's path are the API's base path. */
const exactBase = 2;

/** One node of the trie over path templates, read from the last segment to the first. */
interface Node {
  literals: Map<string, Node>;
  parameter: Node | null;
  ends: { operation: ApiOperation; bases: Bases; order: number }[];
}

interface Bases {
  /** Segments of each base path. */
  paths: string[][];
  /** First segments of the API's own paths: no gateway's prefix starts so. */
  resources: Set<string>;
  /** Segments of the prefixes that gateways are known to put in front. */
  gateways: string[][];
}

interface Hit {
  operation: ApiOperation;
  order: number;
  /** Literal segments that agree. */
  literals: number;
  /** Literal segments that agree, with those of the base path. */
  agreed: number;
  /** Segments of the operation's own path. */
  length: number;
  /** As `baseFit` says. */
  base: number;
  byPathAlone: boolean;
}

interface Found {
  operations: ApiOperation[];
  byPathAlone: boolean;
}

const nothing: Found = { operations: [], byPathAlone: false };

/**
 * Prepares the matching of requests to operations.
 *
 * A request matches an operation when method and path agree from the end: a
 * literal segment equals a literal, a parameter takes any segment, and a hole
 * of the request takes only a parameter. The request's leading segments beyond
 * the operation's path must be the API's base path, a part of it in order, or,
 * where the API names no base path, anything: gateways put prefixes in front.
 * Literal beats parameter, the longer path the shorter one; a template without
 * any literal matches only right behind the API's base path. Where several APIs
 * fit alike, the host of the request and the name of its base URL's variable
 * decide; a request to a host that only another API names is none of this one.
 *
 * @param prefixes - paths that gateways put in front of the APIs' own
 * @public
 */
export function createOperationMatcher(
  apis: readonly ApiOperations[],
  prefixes: readonly string[] = [],
): OperationMatcher {
  const root = emptyNode();
  const gateways = prefixes.map(segmentsOf);
  let order = 0;
  for (const api of apis) {
    const ofApi: Bases = {
      paths: api.basePaths.map(segmentsOf),
      resources: new Set(
        api.operations.flatMap(({ path }) => segmentsOf(path).slice(0, 1)),
      ),
      gateways: gateways.filter(prefix => prefix.length > 0),
    };
    for (const operation of api.operations) {
      const bases = operation.basePaths
        ? { ...ofApi, paths: operation.basePaths.map(segmentsOf) }
        : ofApi;
      const path = segmentsOf(operation.path);
      let node = root;
      for (let index = path.length - 1; index >= 0; index--) {
        node = childFor(node, path[index]);
      }
      node.ends.push({ operation, bases, order: order++ });
    }
  }
  const chooseByBase = createBaseChooser(apis);
  const cache = new Map<string, Found>();
  const find = (method: string, path: string): Found => {
    const key = `${method} ${path}`;
    const known = cache.get(key);
    if (known) return known;
    const found = findOperations(root, { method, path });
    if (cache.size < maxCached) cache.set(key, found);
    return found;
  };
  return {
    match({ method, path, graphql, base }) {
      const found = chooseByBase(find(method, path).operations, base);
      if (graphql === undefined) return found;
      const fields = new Set(
        graphqlRequests(graphql).flatMap(field => {
          const [own, name] = field.split(' ');
          return find(own, name).operations;
        }),
      );
      return fields.size > 0 ? [...fields] : found;
    },
    isByPathAlone: ({ method, path }) => find(method, path).byPathAlone,
  };
}

/**
 * Sorts requests by the operations that they go to.
 *
 * @public
 */
export function matchRequests<R extends RequestPath>(
  apis: readonly ApiOperations[],
  requests: readonly R[],
): { byOperation: Map<ApiOperation, R[]>; unmatched: R[] } {
  const matcher = createOperationMatcher(apis);
  const byOperation = new Map<ApiOperation, R[]>();
  const unmatched: R[] = [];
  for (const request of requests) {
    const operations = matcher.match(request);
    if (operations.length === 0) unmatched.push(request);
    for (const operation of operations) {
      const list = byOperation.get(operation);
      if (list) list.push(request);
      else byOperation.set(operation, [request]);
    }
  }
  return { byOperation, unmatched };
}

function emptyNode(): Node {
  return { literals: new Map(), parameter: null, ends: [] };
}

function childFor(node: Node, segment: string): Node {
  if (segment === hole) {
    node.parameter ??= emptyNode();
    return node.parameter;
  }
  const existing = node.literals.get(segment);
  if (existing) return existing;
  const created = emptyNode();
  node.literals.set(segment, created);
  return created;
}

function findOperations(root: Node, request: RequestPath): Found {
  const method = request.method.toUpperCase();
  const path = segmentsOf(request.path);
  if (path.length > 0 && path.every(segment => segment === hole)) {
    // Nothing of the path is known, so it says nothing.
    return nothing;
  }
  const hits: Hit[] = [];
  const open = [{ node: root, left: path.length, literals: 0 }];
  let visits = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    if (++visits > maxVisits) break;
    const { node, left, literals } = next;
    for (const end of node.ends) {
      if (!methodFits(method, end.operation.method)) continue;
      const prefix = path.slice(0, left);
      const base = baseFit(prefix, end.bases);
      if (base === null || (literals === 0 && base !== exactBase)) continue;
      hits.push({
        operation: end.operation,
        order: end.order,
        literals,
        agreed: literals + (base > 0 ? left : 0),
        length: path.length - left,
        base,
        byPathAlone: prefix.length > 0 && (base === 0 || prefix.includes(hole)),
      });
    }
    if (left === 0) continue;
    const segment = path[left - 1];
    if (node.parameter) {
      open.push({ node: node.parameter, left: left - 1, literals });
    }
    const literal = segment === hole ? undefined : node.literals.get(segment);
    if (literal) {
      open.push({ node: literal, left: left - 1, literals: literals + 1 });
    }
  }
  return best(hits);
}

const notHttp = new Set([
  ...['QUERY', 'MUTATION', 'SUBSCRIPTION', 'GRPC'],
  ...['SEND', 'RECEIVE', 'PUBLISH', 'SUBSCRIBE'],
]);

/** `*` and an unknown method fit any of HTTP. */
function methodFits(requested: string, described: string): boolean {
  if (requested === described) return true;
  return (requested === '*' || requested === hole) && !notHttp.has(described);
}

/**
 * How well the segments in front of an operation's path agree with the API's
 * base paths: 2 exactly, 1 in part, 0 where the API names no base path; null
 * where they contradict them.
 */
function baseFit(prefix: string[], bases: Bases): number | null {
  const direct = ownFit(prefix, bases);
  if (direct === exactBase) return direct;
  let fit = direct;
  for (const gateway of bases.gateways) {
    if (gateway.every((segment, index) => segment === prefix[index])) {
      // The gateway may replace the base path as well as precede it.
      const behind = ownFit(prefix.slice(gateway.length), bases);
      if (behind !== null) fit = Math.max(fit ?? 0, behind, 1);
    }
  }
  return fit;
}

function ownFit(prefix: string[], bases: Bases): number | null {
  let fit: number | null = null;
  for (const base of bases.paths) {
    if (prefix.length === base.length && isInOrder(prefix, base)) {
      return exactBase;
    }
    if (base.length > 0 ? isInOrder(prefix, base) : isGateway(prefix, bases)) {
      fit = Math.max(fit ?? 0, base.length > 0 ? 1 : 0);
    }
  }
  return fit;
}

/**
 * A prefix that a gateway may have put there: it names none of the API's own
 * resources, and has no hole but a base URL in front.
 */
function isGateway(prefix: string[], bases: Bases): boolean {
  return prefix.every(
    (segment, index) =>
      !bases.resources.has(segment) && (segment !== hole || index === 0),
  );
}

/** Each part of the prefix occurs in the base path, in order; some of it may lack. */
function isInOrder(prefix: string[], base: string[]): boolean {
  let at = 0;
  for (const segment of prefix) {
    // A hole in front is a base URL in a variable: it may stand for anything.
    if (segment === hole) continue;
    while (at < base.length && base[at] !== segment && base[at] !== hole) at++;
    if (at++ >= base.length) return false;
  }
  return true;
}

function best(hits: Hit[]): Found {
  if (hits.length === 0) return nothing;
  const ranked = hits.sort(
    (a, b) =>
      Number(b.base === exactBase) - Number(a.base === exactBase) ||
      b.agreed - a.agreed ||
      b.length - a.length ||
      b.literals - a.literals ||
      b.base - a.base ||
      a.order - b.order,
  );
  const top = ranked[0];
  return {
    byPathAlone: top.byPathAlone,
    operations: ranked
      .filter(
        hit =>
          hit.agreed === top.agreed &&
          hit.length === top.length &&
          hit.literals === top.literals &&
          hit.base === top.base,
      )
      .map(hit => hit.operation),
  };
}

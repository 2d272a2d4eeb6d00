import { OperationMatcher, pathTemplate } from '../operations';
import { hostOf, segmentsOf } from '../operations/paths';
import { ApiOperation, Run, RunMetric } from '../vocabulary';
import { mergeMetrics } from './mergeMetrics';

/** Names of requests to no operation that are kept; further ones are folded. */
const maxOtherNames = 500;

/** The scope key under which readers name what was requested. */
const operationKey = 'operation';

/**
 * A run whose requests are named by the operations of the component's APIs:
 * `GET /users/1` and `GET /users/2` become one `GET /users/{id}`, by merging
 * counts and histograms; percentiles that do not merge are left out. Requests
 * to no operation keep the name that the tool gave them; of raw paths those
 * that differ by identifiers alone become one, and beyond 500 names they are
 * part of the whole run alone, with a warning that counts them.
 *
 * @public
 */
export function nameByOperations(run: Run, matcher: OperationMatcher): Run {
  const names = new Map<string, string | undefined>();
  const others = new Set<string>();
  let folded = 0;
  const replacement = (given: string): string | undefined => {
    if (names.has(given)) {
      return names.get(given);
    }
    let name = operationNamed(given, matcher);
    if (name === undefined) {
      const template = templateOf(given);
      if (others.size < maxOtherNames || others.has(template)) {
        others.add(template);
        name = template;
      }
    }
    names.set(given, name);
    return name;
  };
  const metrics = run.metrics.flatMap((metric): RunMetric[] => {
    if (!Object.hasOwn(metric.scope, operationKey)) {
      return [metric];
    }
    const name = replacement(metric.scope[operationKey]);
    if (name === undefined) {
      folded += 1;
      return [];
    }
    return name === metric.scope[operationKey]
      ? [metric]
      : [{ ...metric, scope: { ...metric.scope, [operationKey]: name } }];
  });
  return {
    ...run,
    metrics: mergeMetrics([metrics], run.durationSeconds),
    warnings:
      folded === 0
        ? run.warnings
        : [
            ...run.warnings,
            {
              code: 'operations-folded',
              message: `Only the first ${maxOtherNames} names of requests to no known operation are kept; the others are part of the whole run alone`,
              count: folded,
              line: null,
            },
          ],
  };
}

/** `GET /users/{id}`; undefined where the request is to no operation, or to several. */
function operationNamed(
  given: string,
  matcher: OperationMatcher,
): string | undefined {
  const request = requestOf(given);
  if (!request) {
    return undefined;
  }
  const { path, host } = request;
  const operations = matcher.match({
    method: request.method ?? '*',
    path,
    ...(host === null ? {} : { base: { host, variable: null } }),
  });
  const names = new Set(operations.map(nameOf));
  if (names.size !== 1) return undefined;
  const [operation] = operations;
  // Where another API has the same operation the name says which one it was.
  const front = frontOf(path, operation.path);
  const method = operation.method.toUpperCase();
  return (
    [
      nameOf(operation),
      `${method} ${front}${operation.path}`,
      ...(host === null
        ? []
        : [`${method} https://${host}${front}${operation.path}`]),
    ].find(name => meansOnly(operations, name, matcher)) ?? nameOf(operation)
  );
}

function nameOf({ method, path }: ApiOperation): string {
  return `${method.toUpperCase()} ${path}`;
}

/** What stands before an operation's own path. */
function frontOf(path: string, own: string): string {
  const segments = segmentsOf(path);
  const front = segments.slice(
    0,
    Math.max(0, segments.length - segmentsOf(own).length),
  );
  return front.map(segment => `/${segment}`).join('');
}

function meansOnly(
  operations: readonly ApiOperation[],
  name: string,
  matcher: OperationMatcher,
): boolean {
  const request = requestOf(name);
  if (!request) return false;
  const { method = '*', path, host } = request;
  const base = host === null ? {} : { base: { host, variable: null } };
  const meant = matcher.match({ method, path, ...base });
  return meant.every(operation => operations.includes(operation));
}

/** A request by its name: `GET /x`, `GET https://api.example.com/x`, or a path alone. */
function requestOf(
  given: string,
):
  | { method: string | undefined; path: string; host: string | null }
  | undefined {
  const named =
    /^(?:([A-Z]{3,10}) {1,4})?([a-z][a-z0-9+.-]{0,20}:\/\/[^/?#\s]{0,300})?(\/[^\s?#]{0,2000})(?:[?#].{0,2000})?$/.exec(
      given,
    );
  return named
    ? {
        method: named[1],
        path: named[3],
        host: named[2] === undefined ? null : hostOf(named[2]),
      }
    : undefined;
}

function templateOf(given: string): string {
  const request = requestOf(given);
  if (!request) {
    return given;
  }
  const path = pathTemplate(request.path);
  return request.method === undefined ? path : `${request.method} ${path}`;
}

import { createOperationMatcher, OperationMatcher } from '../operations';
import {
  ApiOperation,
  ApiOperations,
  AssessedOperation,
  AssessedRequirement,
  Evidence,
  EvidenceLink,
  Inventory,
  InventoryFile,
  SourceRequest,
} from '../vocabulary';
import { rankOf, runLink, sentenceFor, UnitEvidence } from './evidence';
import { Freshness } from './freshness';
import { RunEvidence } from './inputs';
import { timeOf } from './runsOfUnits';
import { compareText } from './testUnits';

/** An operation with everything that exercises it. */
export interface ExercisedOperation {
  operation: ApiOperation;
  assessed: AssessedOperation;
  why: string;
  links: EvidenceLink[];
}

export interface OperationsResult {
  operations: ExercisedOperation[];
  requestsWithoutOperation: {
    method: string;
    path: string;
    file: string;
    line: number;
  }[];
}

interface Exercise {
  file: InventoryFile;
  request: SourceRequest;
}

/** APIs in an order that does not depend on their own. */
export function sortedApis(apis: readonly ApiOperations[]): ApiOperations[] {
  return [...apis].sort((a, b) => compareText(a.api, b.api));
}

/** Judges each operation by the requests in sources and the runs that went to it. */
export function exerciseOperations(input: {
  apis: readonly ApiOperations[];
  inventory: Inventory | null;
  evidences: readonly UnitEvidence[];
  runs: readonly RunEvidence[];
  freshness: Freshness;
}): OperationsResult {
  const { apis, inventory, evidences, runs, freshness } = input;
  const matcher = createOperationMatcher(apis);
  const { exercises, unmatched } = matchSources(matcher, inventory);
  const direct = matchRuns(matcher, runs);
  const byRequest = evidenceByRequest(evidences);
  const operations = apis.flatMap(api =>
    api.operations.map(operation =>
      judge(
        operation,
        exercises.get(operation) ?? [],
        direct.get(operation),
        byRequest,
        freshness,
      ),
    ),
  );
  return {
    operations,
    requestsWithoutOperation: apis.length > 0 ? listed(unmatched) : [],
  };
}

function matchSources(matcher: OperationMatcher, inventory: Inventory | null) {
  const exercises = new Map<ApiOperation, Exercise[]>();
  const unmatched: SourceRequest[] = [];
  const files = [...(inventory?.files ?? [])].sort((a, b) =>
    compareText(a.path, b.path),
  );
  for (const file of files) {
    for (const request of file.requests) {
      if (!request.resolved) continue;
      const operations = matcher.match(request);
      if (operations.length === 0) unmatched.push(request);
      for (const operation of operations) {
        const list = exercises.get(operation);
        if (list) list.push({ file, request });
        else exercises.set(operation, [{ file, request }]);
      }
    }
  }
  return { exercises, unmatched };
}

function listed(
  requests: readonly SourceRequest[],
): OperationsResult['requestsWithoutOperation'] {
  return distinctBy(
    requests.map(({ method, path, file, line }) => ({
      method,
      path,
      file,
      line,
    })),
    ({ method, path, file, line }) => `${method} ${path} ${file}:${line}`,
  );
}

/** The newest run that reports figures of an operation itself. */
function matchRuns(
  matcher: OperationMatcher,
  runs: readonly RunEvidence[],
): Map<ApiOperation, RunEvidence> {
  const found = new Map<ApiOperation, RunEvidence>();
  for (const run of runs) {
    const names = new Set(
      run.run.metrics.flatMap(metric =>
        Object.hasOwn(metric.scope, 'operation')
          ? [metric.scope.operation]
          : [],
      ),
    );
    for (const name of names) {
      const request = readOperationName(name);
      if (!request) continue;
      for (const operation of matcher.match(request)) {
        if (!found.has(operation)) found.set(operation, run);
      }
    }
  }
  return found;
}

/** `GET /x` */
export function readOperationName(
  name: string,
): { method: string; path: string } | null {
  const match = /^([A-Za-z]{3,7}|\*) +(\/\S{0,2000})$/.exec(name.trim());
  return match ? { method: match[1].toUpperCase(), path: match[2] } : null;
}

/** The strongest evidence of the tests and scripts that make each request. */
function evidenceByRequest(
  evidences: readonly UnitEvidence[],
): Map<SourceRequest, UnitEvidence> {
  const found = new Map<SourceRequest, UnitEvidence>();
  for (const entry of evidences) {
    for (const request of entry.unit.requests) {
      const known = found.get(request);
      if (!known || rankOf(entry.evidence) > rankOf(known.evidence)) {
        found.set(request, entry);
      }
    }
  }
  return found;
}

function judge(
  operation: ApiOperation,
  exercises: readonly Exercise[],
  directRun: RunEvidence | undefined,
  byRequest: ReadonlyMap<SourceRequest, UnitEvidence>,
  freshness: Freshness,
): ExercisedOperation {
  const usable = exercises.filter(
    ({ file, request }) => request.reachable && file.runnable,
  );
  const deciding = usable
    .map(({ request }) => byRequest.get(request))
    .filter(entry => entry !== undefined)
    .reduce<UnitEvidence | null>(
      (best, entry) =>
        best === null || rankOf(entry.evidence) > rankOf(best.evidence)
          ? entry
          : best,
      null,
    );
  const shown = usable.length > 0 ? usable : exercises;
  const judged = verdict(exercises, usable, deciding, directRun, freshness);
  return {
    operation,
    why: judged.why,
    links: [...shown.slice(0, 4).map(requestLink), ...judged.links],
    assessed: {
      api: operation.api,
      method: operation.method,
      path: operation.path,
      operationId: operation.operationId,
      evidence: judged.evidence,
      by: distinctBy(
        shown.map(({ file, request }) => ({
          file: request.file,
          line: request.line,
          framework: file.framework,
        })),
        ({ file, line }) => `${file}:${line}`,
      ),
    },
  };
}

function verdict(
  exercises: readonly Exercise[],
  usable: readonly Exercise[],
  deciding: UnitEvidence | null,
  directRun: RunEvidence | undefined,
  freshness: Freshness,
): { evidence: Evidence; why: string; links: EvidenceLink[] } {
  if (directRun && freshness.isFresh(timeOf(directRun))) {
    const at = timeOf(directRun);
    return {
      evidence: 'met',
      why: `The run of ${freshness.describe(at)} reports figures of it.`,
      links: [
        {
          type: 'run',
          runId: directRun.id,
          label: `Run of ${at.slice(0, 10)}`,
        },
      ],
    };
  }
  if (usable.length === 0) {
    return exercises.length === 0
      ? { evidence: 'none', why: 'No test requests it.', links: [] }
      : {
          evidence: 'broken',
          why: `${place(exercises[0])} requests it, but ${
            exercises[0].file.runnable
              ? 'no scenario or test reaches that line'
              : "that file can't run"
          }.`,
          links: [],
        };
  }
  const exercised = `${place(usable[0])} requests it`;
  const links = deciding?.by ? [runLink(deciding.by)] : [];
  const evidence = exerciseEvidence(deciding, directRun);
  const because = deciding ? ` ${sentenceFor(deciding, freshness)}` : '';
  return evidence === 'written'
    ? { evidence, why: `${exercised}; no run of it is known.`, links }
    : { evidence, why: `${exercised}.${because}`, links };
}

/**
 * An operation asks to be exercised: a failing test exercises it as well as a
 * passing one, and its failure is reported where the test is required.
 */
function exerciseEvidence(
  deciding: UnitEvidence | null,
  directRun: RunEvidence | undefined,
): Evidence {
  const evidence = deciding?.evidence ?? 'written';
  if (evidence === 'failing') return 'fresh';
  return directRun && rankOf(evidence) < rankOf('run') ? 'run' : evidence;
}

function place({ request }: Exercise): string {
  return `${request.file}:${request.line}`;
}

function requestLink({ request }: Exercise): EvidenceLink {
  return {
    type: 'source',
    file: request.file,
    line: request.line,
    label: `${request.method} ${request.path}`,
  };
}

function distinctBy<T>(entries: readonly T[], key: (entry: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const entry of entries) {
    if (!seen.has(key(entry))) seen.set(key(entry), entry);
  }
  return [...seen.values()];
}

/** An operation that a capability needs exercised. */
export function operationRequirement({
  operation,
  assessed,
  why,
  links,
}: ExercisedOperation): AssessedRequirement {
  const subject = `${operation.method} ${operation.path}`;
  const met = assessed.evidence === 'met' || assessed.evidence === 'fresh';
  return {
    type: 'operation',
    subject,
    evidence: assessed.evidence,
    met,
    why,
    close: met ? null : closeOperation(subject, assessed),
    links: [
      ...links,
      {
        type: 'operation',
        api: operation.api,
        operation: subject,
        label: subject,
      },
    ],
  };
}

function closeOperation(subject: string, assessed: AssessedOperation): string {
  const first = assessed.by[0];
  switch (assessed.evidence) {
    case 'broken':
      return `Mend ${first.file} so that line ${first.line} is reached, and run it.`;
    case 'written':
    case 'run':
      return `Run the test that requests ${subject} and upload its result.`;
    default:
      return `Request ${subject} in a test and run it.`;
  }
}

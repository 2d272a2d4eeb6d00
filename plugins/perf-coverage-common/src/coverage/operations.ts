import {
  createOperationMatcher,
  OperationMatcher,
  RequestPath,
} from '../operations';
import { hostOf } from '../operations/paths';
import {
  ApiOperation,
  ApiOperations,
  AssessedOperation,
  AssessedRequirement,
  Evidence,
  EvidenceLink,
  Finding,
  Inventory,
  InventoryFile,
  RunLack,
  RunMetric,
  SourceRequest,
} from '../vocabulary';
import { rankOf, runLink, sentenceFor, UnitEvidence } from './evidence';
import { Freshness } from './freshness';
import { operationOutcome } from './failedRequests';
import { RunEvidence } from './inputs';
import { timeOf } from './runTime';
import { compareText, defectOf } from './testUnits';

/** An operation with everything that exercises it. */
export interface ExercisedOperation {
  operation: ApiOperation;
  assessed: AssessedOperation;
  /** A request that can run goes to it. */
  requested: boolean;
  /** Why it stays on the rung `run`. */
  lack: RunLack | null;
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
  /** What stands in front of the path is unknown. */
  byPathAlone: boolean;
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
  /** Path prefixes of gateways, from the plan. */
  prefixes: readonly string[];
  /** `YYYY-MM-DD`. */
  today: string;
}): OperationsResult {
  const { apis, inventory, evidences, runs, freshness, today } = input;
  const matcher = createOperationMatcher(apis, input.prefixes);
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
        exclusionOf(operation, today),
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
      const byPathAlone = matcher.isByPathAlone(request);
      for (const operation of operations) {
        const list = exercises.get(operation);
        const exercise = { file, request, byPathAlone };
        if (list) list.push(exercise);
        else exercises.set(operation, [exercise]);
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

/** A run that reports figures of an operation itself. */
interface DirectRun {
  run: RunEvidence;
  /** Every request to the operation failed. */
  allFailed: boolean;
}

/** The newest such run of each operation. */
function matchRuns(
  matcher: OperationMatcher,
  runs: readonly RunEvidence[],
): Map<ApiOperation, DirectRun> {
  const found = new Map<ApiOperation, DirectRun>();
  for (const run of runs) {
    const byName = new Map<string, RunMetric[]>();
    for (const metric of run.run.metrics) {
      if (!Object.hasOwn(metric.scope, 'operation')) continue;
      const list = byName.get(metric.scope.operation);
      if (list) list.push(metric);
      else byName.set(metric.scope.operation, [metric]);
    }
    for (const [name, metrics] of byName) {
      const request = readOperationName(name);
      if (!request) continue;
      const unknown = matcher.match(request).filter(own => !found.has(own));
      if (unknown.length === 0) continue;
      const outcome = operationOutcome(metrics, run.run);
      if (outcome === null) continue;
      for (const operation of unknown) {
        found.set(operation, { run, allFailed: outcome === 'all-failed' });
      }
    }
  }
  return found;
}

/** `GET /x`, or `GET https://api.example.com/x` where the host tells APIs apart. */
export function readOperationName(name: string): RequestPath | null {
  const match =
    /^([A-Za-z]{3,12}|\*) +(https?:\/\/[^/?#\s]{1,300})?(\/\S{0,2000})$/.exec(
      name.trim(),
    );
  if (!match) return null;
  const host = match[2] === undefined ? null : hostOf(match[2]);
  return {
    method: match[1].toUpperCase(),
    path: match[3],
    ...(host === null ? {} : { base: { host, variable: null } }),
  };
}

/** The strongest evidence of the tests and scripts that make each request. */
function evidenceByRequest(
  evidences: readonly UnitEvidence[],
): Map<SourceRequest, UnitEvidence> {
  const found = new Map<SourceRequest, UnitEvidence>();
  for (const entry of evidences) {
    for (const request of entry.unit.requests) {
      const known = found.get(request);
      if (!known || exerciseRank(entry) > exerciseRank(known)) {
        found.set(request, entry);
      }
    }
  }
  return found;
}

function judge(
  operation: ApiOperation,
  exercises: readonly Exercise[],
  directRun: DirectRun | undefined,
  byRequest: ReadonlyMap<SourceRequest, UnitEvidence>,
  freshness: Freshness,
  excludedBecause: string | null,
): ExercisedOperation {
  const usable = exercises.filter(
    ({ file, request }) => request.reachable && file.runnable,
  );
  const deciding = usable
    .map(({ request }) => byRequest.get(request))
    .filter(entry => entry !== undefined)
    .reduce<UnitEvidence | null>(
      (best, entry) =>
        best === null || exerciseRank(entry) > exerciseRank(best)
          ? entry
          : best,
      null,
    );
  const shown = usable.length > 0 ? usable : exercises;
  const judged = verdict(exercises, usable, deciding, directRun, freshness);
  return {
    operation,
    requested: usable.length > 0,
    lack: judged.lack ?? null,
    why: judged.why,
    links: [...shown.slice(0, 4).map(requestLink), ...judged.links],
    assessed: {
      api: operation.api,
      method: operation.method,
      path: operation.path,
      operationId: operation.operationId,
      evidence: judged.evidence,
      by: distinctBy(
        shown.map(({ file, request, byPathAlone }) => ({
          file: request.file,
          line: request.line,
          framework: file.framework,
          ...(byPathAlone ? { byPathAlone } : {}),
        })),
        ({ file, line }) => `${file}:${line}`,
      ),
      ...(excludedBecause === null ? {} : { excludedBecause }),
    },
  };
}

/** Why the API document takes an operation out today; null where it doesn't. */
function exclusionOf({ excluded }: ApiOperation, today: string): string | null {
  if (!excluded || (excluded.until !== null && excluded.until < today)) {
    return null;
  }
  return excluded.until === null
    ? excluded.reason
    : `${excluded.reason} (until ${excluded.until})`;
}

interface Verdict {
  evidence: Evidence;
  why: string;
  links: EvidenceLink[];
  lack?: RunLack | null;
}

function verdict(
  exercises: readonly Exercise[],
  usable: readonly Exercise[],
  deciding: UnitEvidence | null,
  directRun: DirectRun | undefined,
  freshness: Freshness,
): Verdict {
  if (directRun && freshness.lackOf(directRun.run) === null) {
    const at = timeOf(directRun.run);
    const day = freshness.describe(at);
    return {
      evidence: directRun.allFailed ? 'failing' : 'met',
      why: directRun.allFailed
        ? `Every request to it failed in the run of ${day}.`
        : `The run of ${day} reports figures of it.`,
      links: [
        {
          type: 'run',
          runId: directRun.run.id,
          label: `Run of ${at.slice(0, 10)}`,
        },
      ],
    };
  }
  if (usable.length === 0) {
    const first = exercises.find(({ file }) => !file.runnable) ?? exercises[0];
    if (!first)
      return { evidence: 'none', why: 'No test requests it.', links: [] };
    const defect = defectOf(first.file);
    return {
      evidence: 'broken',
      why: `${place(first)} requests it, but ${whyUnused(first, defect)}.`,
      links: defect
        ? [
            {
              type: 'source',
              file: first.file.path,
              line: defect.line,
              label: defect.message,
            },
          ]
        : [],
    };
  }
  const exercised = `${place(usable[0])} requests it${
    usable.every(({ byPathAlone }) => byPathAlone)
      ? ' (by its path alone: what stands in front of it is unknown)'
      : ''
  }`;
  const links = deciding?.by ? [runLink(deciding.by)] : [];
  const evidence = exerciseEvidence(deciding, directRun);
  const because = deciding ? ` ${sentenceFor(deciding, freshness)}` : '';
  return evidence === 'written'
    ? { evidence, why: `${exercised}; no run of it is known.`, links }
    : {
        evidence,
        why: `${exercised}.${because}`,
        links,
        lack:
          evidence === 'run' ? runLack(deciding, directRun, freshness) : null,
      };
}

function whyUnused({ file }: Exercise, defect: Finding | undefined): string {
  if (file.runnable) return 'no scenario or test reaches that line';
  return defect
    ? `that file can't run: line ${defect.line}: ${withoutStop(defect.message)}`
    : "that file can't run";
}

function withoutStop(sentence: string): string {
  return sentence.endsWith('.') ? sentence.slice(0, -1) : sentence;
}

/** A run in which every request failed shows less than any other. */
function exerciseRank({ evidence, by }: UnitEvidence): number {
  return evidence === 'failing' && by?.allFailed
    ? rankOf('written') + 0.5
    : rankOf(evidence);
}

function runLack(
  deciding: UnitEvidence | null,
  directRun: DirectRun | undefined,
  freshness: Freshness,
): RunLack | null {
  return deciding?.lack ?? (directRun ? freshness.lackOf(directRun.run) : null);
}

/**
 * An operation asks to be exercised: a failing test exercises it as well as a
 * passing one, and its failure is reported where the test is required. Requests
 * that all failed exercise nothing.
 */
function exerciseEvidence(
  deciding: UnitEvidence | null,
  directRun: DirectRun | undefined,
): Evidence {
  const evidence = deciding?.evidence ?? 'written';
  if (evidence === 'failing')
    return deciding?.by?.allFailed ? 'failing' : 'fresh';
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
  lack,
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
    ...(lack === null ? {} : { lack }),
    why,
    ...(operation.impact ? { impact: operation.impact } : {}),
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
    case 'failing':
      return `Find out why every request to ${subject} fails, and run the test again.`;
    default:
      return `Request ${subject} in a test and run it.`;
  }
}

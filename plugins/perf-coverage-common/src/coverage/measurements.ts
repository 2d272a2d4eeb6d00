import { segmentsOf } from '../operations/paths';
import { convertUnit } from '../plan/units';
import { PlanSla, Run, RunMetric } from '../vocabulary';
import { RunEvidence } from './inputs';
import { readOperationName } from './operations';
import { RunsOfUnits } from './runsOfUnits';
import { TestUnit } from './testUnits';

/** What an SLA may be measured on. */
export interface SlaSubject {
  /** Tests and scripts of the capability. */
  units: ReadonlySet<TestUnit>;
  /** `METHOD /path` of its operations. */
  operations: readonly string[];
}

/** The metrics of results that a plan's metric stands for. */
export const resultMetrics = new Map<string, readonly string[]>([
  ['duration', ['http_req_duration', 'duration']],
  ['error rate', ['http_req_failed']],
  ['throughput', ['http_reqs', 'throughput']],
]);

/** Other names of a statistic in results. */
export const statAliases = new Map<string, readonly string[]>([
  ['med', ['med', 'p50']],
  ['p50', ['p50', 'med']],
  ['rate', ['rate', 'value']],
  ['value', ['value', 'rate', 'count', 'max']],
]);

/**
 * The value of an SLA's metric in a run, in the SLA's unit: the worst one where
 * several scopes fit. Null where the run does not measure it; a statistic that
 * the result lacks is never derived from others.
 */
export function measure(
  sla: PlanSla,
  run: RunEvidence,
  runs: RunsOfUnits,
  subject: SlaSubject,
): number | null {
  const wanted = resultMetrics.get(sla.metric) ?? [
    sla.metric,
    sla.metric.replace(/[\s-]+/g, '_'),
  ];
  const whole = wholeRunCounts(sla, run, runs, subject);
  const byName = metricsByName(run.run);
  const named = [...new Set(wanted)].flatMap(name => byName.get(name) ?? []);
  const values = named.flatMap(metric => {
    const fits = isEmpty(metric.scope)
      ? whole
      : scopeFits(sla, metric, runs, subject);
    const value = fits ? valueOf(sla, metric) : null;
    return value === null ? [] : [value];
  });
  if (values.length === 0 && whole && sla.metric === 'error rate') {
    const rate = run.run.totals.errorRate;
    const converted =
      rate === null ? null : convertUnit(rate, 'ratio', sla.unit);
    if (converted !== null) values.push(converted);
  }
  return worst(sla, values);
}

/** The metrics of each run by name: every SLA asks every run for some of them. */
const indexes = new WeakMap<Run, Map<string, RunMetric[]>>();

function metricsByName(run: Run): Map<string, RunMetric[]> {
  const known = indexes.get(run);
  if (known) return known;
  const index = new Map<string, RunMetric[]>();
  for (const metric of run.metrics) {
    const list = index.get(metric.name);
    if (list) list.push(metric);
    else index.set(metric.name, [metric]);
  }
  indexes.set(run, index);
  return index;
}

/** Figures of the whole run say something about a capability whose script ran alone. */
function wholeRunCounts(
  sla: PlanSla,
  run: RunEvidence,
  runs: RunsOfUnits,
  subject: SlaSubject,
): boolean {
  const script = runs.scriptOf(run);
  if (!script) return false;
  if (sla.on === null) return subject.units.has(script);
  return script.names.includes(sla.on) || namesUnit(sla.on, script);
}

function scopeFits(
  sla: PlanSla,
  metric: RunMetric,
  runs: RunsOfUnits,
  subject: SlaSubject,
): boolean {
  const values = Object.values(metric.scope);
  const unit = Object.hasOwn(metric.scope, 'test')
    ? runs.tests.findScope(metric.scope)
    : undefined;
  if (sla.on !== null) {
    const { on } = sla;
    return (
      values.includes(on) ||
      values.some(value => isSameOperation(value, on)) ||
      (unit !== undefined && namesUnit(on, unit))
    );
  }
  if (unit) return subject.units.has(unit);
  return (
    Object.hasOwn(metric.scope, 'operation') &&
    Object.keys(metric.scope).length === 1 &&
    subject.operations.some(operation =>
      isSameOperation(metric.scope.operation, operation),
    )
  );
}

/** `test_many`, `TestSwap::test_many` or the whole node id. */
export function namesUnit(on: string, unit: TestUnit): boolean {
  if (!unit.test)
    return (
      unit.names.includes(on) || unit.names.includes(`${unit.framework}:${on}`)
    );
  return on === unit.test.name || unit.id === on || unit.id.endsWith(`::${on}`);
}

/** Both name an operation, with the same method and path; holes take anything. */
export function isSameOperation(a: string, b: string): boolean {
  const left = readOperationName(a);
  const right = readOperationName(b);
  if (!left || !right || left.method !== right.method) return false;
  const path = segmentsOf(left.path);
  const other = segmentsOf(right.path);
  return (
    path.length === other.length &&
    path.every(
      (segment, index) =>
        segment === other[index] || segment === '{}' || other[index] === '{}',
    )
  );
}

function valueOf(sla: PlanSla, metric: RunMetric): number | null {
  const stats = statAliases.get(sla.stat) ?? [sla.stat];
  const stat = stats.find(name => Object.hasOwn(metric.stats, name));
  if (stat === undefined) return null;
  const value = metric.stats[stat];
  // A rate per second of a counter carries the counter's unit.
  const unit =
    sla.metric === 'throughput' && metric.unit === 'count' ? '/s' : metric.unit;
  const converted = convertUnit(value, unit, sla.unit);
  if (converted !== null) return converted;
  // A tool's own metric has whatever unit its authors meant.
  return resultMetrics.has(sla.metric) || unit === sla.unit
    ? null
    : valueAsIs(value, unit, sla);
}

function valueAsIs(value: number, unit: string, sla: PlanSla): number | null {
  return unit === 'unknown' || sla.unit === 'count' ? value : null;
}

function isEmpty(scope: Record<string, string>): boolean {
  return Object.keys(scope).length === 0;
}

function worst(sla: PlanSla, values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return sla.operator.startsWith('>')
    ? Math.min(...values)
    : Math.max(...values);
}

/** Whether a value keeps the SLA's limit. */
export function holds(
  sla: Pick<PlanSla, 'operator' | 'value'>,
  actual: number,
): boolean {
  switch (sla.operator) {
    case '<':
      return actual < sla.value;
    case '<=':
      return actual <= sla.value;
    case '>':
      return actual > sla.value;
    case '>=':
      return actual >= sla.value;
    case '==':
      return actual === sla.value;
    default:
      throw new Error(`Unknown operator ${sla.operator satisfies never}`);
  }
}

/** The most virtual users of a run; null where neither result nor script says. */
export function usersOf(run: Run, script: TestUnit | undefined): number | null {
  for (const name of ['vus_max', 'vus']) {
    const metric = metricsByName(run)
      .get(name)
      ?.find(candidate => isEmpty(candidate.scope));
    const users = metric?.stats.max ?? metric?.stats.value;
    if (users !== undefined) return users;
  }
  return script?.file.load.maxVUs ?? null;
}

/** The users that an SLA's `under` asks for; null where it names none. */
export function usersAsked(under: string | null): number | null {
  const match =
    /(\d[\d,]{0,11})\s{0,3}(?:concurrent|parallel|virtual|simultaneous)?\s{0,3}(?:users?|vus?|clients?|connections?)\b/i.exec(
      under ?? '',
    );
  return match ? Number(match[1].replace(/,/g, '')) : null;
}

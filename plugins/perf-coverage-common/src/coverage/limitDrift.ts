import { convertUnit } from '../plan/units';
import { AssessedFinding, PlanSla, SlaLimit, Threshold } from '../vocabulary';
import { UnitEvidence } from './evidence';
import {
  isSameOperation,
  namesUnit,
  resultMetrics,
  statAliases,
} from './measurements';

/** At most this many limits stand beside one SLA. */
const maxLimits = 20;

/** Units in which tools mean a figure that they write without one. */
const impliedUnits = new Map([
  ['http_req_duration', 'ms'],
  ['http_req_failed', 'ratio'],
  ['http_reqs', '/s'],
]);

/**
 * The limits of a capability's tests and scripts on the figure of an SLA. One
 * that is looser lets the test pass although the SLA is breached.
 */
export function limitsBeside(
  sla: PlanSla,
  units: readonly UnitEvidence['unit'][],
): SlaLimit[] {
  const found: SlaLimit[] = [];
  for (const unit of units) {
    for (const limit of unit.limits) {
      if (found.length >= maxLimits) return found;
      if (!limit.valid || limit.value === null) continue;
      if (!limitsTheSame(sla, limit, unit)) continue;
      const written =
        limit.unit === 'per_second'
          ? '/s'
          : limit.unit ?? impliedUnits.get(limit.metric) ?? sla.unit;
      const value = convertUnit(limit.value, written, sla.unit);
      if (value === null) continue;
      found.push({
        file: unit.file.path,
        line: limit.line,
        expression: limit.expression,
        value,
        relation: relationOf(sla, value),
      });
    }
  }
  return found;
}

function limitsTheSame(
  sla: PlanSla,
  limit: Threshold,
  unit: UnitEvidence['unit'],
): boolean {
  if (sla.operator[0] !== limit.operator[0] || sla.operator === '==') {
    return false;
  }
  // A test that times itself has one figure: only a named test's is the SLA's.
  if (unit.test !== null) {
    return (
      sla.on !== null &&
      namesUnit(sla.on, unit) &&
      sla.metric === 'duration' &&
      limit.metric === 'duration'
    );
  }
  const metrics = resultMetrics.get(sla.metric) ?? [sla.metric];
  const stats = statAliases.get(sla.stat) ?? [sla.stat];
  if (!metrics.includes(limit.metric) || !stats.includes(limit.stat)) {
    return false;
  }
  const tags = Object.values(limit.selector);
  if (sla.on === null) return tags.length === 0;
  const { on } = sla;
  return tags.length === 0
    ? namesUnit(on, unit)
    : tags.some(tag => tag === on || isSameOperation(tag, on));
}

function relationOf(sla: PlanSla, value: number): SlaLimit['relation'] {
  const tolerance = 1e-9 * Math.max(Math.abs(value), Math.abs(sla.value));
  if (Math.abs(value - sla.value) <= tolerance) return 'same';
  return value < sla.value === sla.operator.startsWith('<')
    ? 'stricter'
    : 'looser';
}

/** What contradicts the SLA, in sentences. */
export function driftFindings(
  capability: string,
  sla: PlanSla,
  asked: string,
  limits: readonly SlaLimit[],
): AssessedFinding[] {
  return limits.flatMap((limit): AssessedFinding[] => {
    if (limit.relation === 'same') return [];
    const looser = limit.relation === 'looser';
    const place = { capability, sla: sla.name, file: limit.file, line: limit.line };
    return [
      looser
        ? {
            ...place,
            rule: 'limit-looser-than-sla',
            severity: 'warning',
            message: `The limit "${limit.expression}" is looser than the SLA ${sla.name} (${asked}): the test can pass although the SLA is breached.`,
            help: `Set the limit to that of the SLA, or change the SLA in the plan.`,
          }
        : {
            ...place,
            rule: 'limit-stricter-than-sla',
            severity: 'info',
            message: `The limit "${limit.expression}" is stricter than the SLA ${sla.name} (${asked}): the test can fail although the SLA is kept.`,
            help: `Agree on one of the two figures.`,
          },
    ];
  });
}

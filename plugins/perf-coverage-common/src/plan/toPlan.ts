import { parseEstimate } from '../effort';
import { YamlReading } from '../documents';
import {
  EstimateRange,
  PerformancePlan,
  PlanCapability,
  PlanSla,
} from '../vocabulary';
import { freshnessDays } from './dates';
import { PlanFile } from './schema';
import { readThreshold } from './threshold';

type FileCapability = NonNullable<PlanFile['capabilities']>[number];
type FileSla = NonNullable<FileCapability['slas']>[number];

/** Fills in defaults and reads units; the file's shape has been checked. */
export function toPlan(file: PlanFile, reading: YamlReading): PerformancePlan {
  const line = (...path: (string | number)[]) => reading.placeOf(path).line;
  const freshness = file.policy?.freshness;
  return {
    apiVersion: file.apiVersion,
    component: file.component ?? null,
    policy: {
      freshnessDays: freshness === undefined ? null : freshnessDays(freshness),
    },
    capabilities: (file.capabilities ?? []).map((capability, index) =>
      toCapability(capability, sla =>
        sla === null
          ? line('capabilities', index)
          : line('capabilities', index, 'slas', sla),
      ),
    ),
    work: (file.work ?? []).map((item, index) => ({
      name: item.name,
      title: item.title ?? titleOf(item.name),
      estimate: toEstimate(item.estimate),
      phase: item.phase ?? null,
      assignee: toEntityRef(item.assignee),
      dependsOn: item.dependsOn ?? [],
      priority: item.priority ?? 'moderate',
      line: line('work', index),
    })),
    phases: (file.phases ?? []).map(phase => ({
      name: phase.name,
      title: phase.title ?? titleOf(phase.name),
      goal: phase.goal ?? null,
      start: phase.start ?? null,
      weeks: phase.weeks,
    })),
    team: {
      engineers: file.team?.engineers ?? null,
      hoursPerWeek: file.team?.hoursPerWeek ?? null,
    },
    waivers: (file.waivers ?? []).map((waiver, index) => ({
      capability: waiver.capability,
      kinds: waiver.kinds ?? [],
      reason: waiver.reason,
      until: waiver.until ?? null,
      line: line('waivers', index),
    })),
    ...(file.openslo ? { openslo: file.openslo } : {}),
    ...(file.prefixes ? { prefixes: file.prefixes } : {}),
    claims: (file.claims ?? []).map((claim, index) => ({
      subject: claim.subject,
      value: String(claim.value),
      source: claim.source ?? null,
      line: line('claims', index),
    })),
  };
}

function toCapability(
  capability: FileCapability,
  lineOf: (sla: number | null) => number,
): PlanCapability {
  return {
    name: capability.name,
    title: capability.title ?? titleOf(capability.name),
    impact: capability.impact ?? 'medium',
    rationale: capability.rationale ?? null,
    evidence: {
      operations: capability.evidence?.operations ?? [],
      tests: capability.evidence?.tests ?? [],
    },
    requires: [...new Set(capability.requires ?? [])],
    requiresByPolicy: capability.requires === undefined,
    slas: (capability.slas ?? []).map((sla, index) =>
      toSla(sla, lineOf(index)),
    ),
    estimate: toEstimate(capability.estimate),
    phase: capability.phase ?? null,
    assignee: toEntityRef(capability.assignee),
    dependsOn: capability.dependsOn ?? [],
    line: lineOf(null),
  };
}

function toSla(sla: FileSla, line: number): PlanSla {
  const reading = readThreshold(sla.threshold, sla.metric);
  if (!reading.ok) throw new Error(reading.message);
  return {
    name: sla.name,
    metric: sla.metric,
    stat: sla.stat ?? defaultStat(sla.metric),
    ...reading.threshold,
    under: sla.under ?? null,
    on: sla.on ?? null,
    agreed: sla.agreed ?? true,
    line,
  };
}

function defaultStat(metric: string): string {
  switch (metric) {
    case 'duration':
      return 'p95';
    case 'error rate':
    case 'throughput':
      return 'rate';
    default:
      return 'value';
  }
}

function toEstimate(written: string | undefined): EstimateRange | null {
  return written === undefined ? null : parseEstimate(written);
}

/** Full and lower case, as the catalog compares references. */
function toEntityRef(written: string | undefined): string | null {
  if (written === undefined) return null;
  const [kind, rest] = written.toLocaleLowerCase('en-US').split(':');
  return rest.includes('/') ? `${kind}:${rest}` : `${kind}:default/${rest}`;
}

/** `swap-operations` → `Swap operations` */
function titleOf(name: string): string {
  const words = name.replace(/[-_.]/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase('en-US') + words.slice(1);
}

import { stringify } from 'yaml';
import { PerformancePlan, PlanSla, SlaOperator } from '../vocabulary';
import { annotations } from './readOpenSlo';

const ops = new Map<SlaOperator, string>([
  ['<', 'lt'],
  ['<=', 'lte'],
  ['>', 'gt'],
  ['>=', 'gte'],
]);

/**
 * Writes the agreed SLAs of a plan as OpenSLO v1, with annotations for what the
 * format has no field for, so that `readOpenSlo` gives the same SLAs. What would
 * lose something is left out and named: only percentiles are a share of events.
 *
 * @param service - name for `spec.service`: that of the component
 * @public
 */
export function toOpenSlo(
  plan: PerformancePlan,
  service: string,
): { text: string; leftOut: { name: string; why: string }[] } {
  const leftOut: { name: string; why: string }[] = [];
  const documents = plan.capabilities.flatMap(capability =>
    capability.slas.flatMap((sla, index) => {
      const op = ops.get(sla.operator);
      if (!sla.agreed) {
        leftOut.push({ name: sla.name, why: 'it is only proposed' });
        return [];
      }
      if (op === undefined) {
        leftOut.push({
          name: sla.name,
          why: `OpenSLO has no operator ${sla.operator}`,
        });
        return [];
      }
      const target = shareOf(sla.stat);
      if (target === null) {
        leftOut.push({
          name: sla.name,
          why: `OpenSLO asks for a share of events, which ${sla.stat} has not`,
        });
        return [];
      }
      return [sloOf(sla, { op, target }, capability.name, index, service)];
    }),
  );
  return {
    text: documents.map(own => `---\n${stringify(own)}`).join(''),
    leftOut,
  };
}

/** `p95` → 0.95: so many of the events keep the limit. */
function shareOf(stat: string): number | null {
  const match = /^p(\d{1,2}(?:\.\d{1,3})?)$/.exec(stat);
  return match ? Number((Number(match[1]) / 100).toPrecision(6)) : null;
}

function sloOf(
  sla: PlanSla,
  { op, target }: { op: string; target: number },
  capability: string,
  index: number,
  service: string,
) {
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: {
      name: `${capability.replace(/[^a-z0-9-]+/g, '-').slice(0, 55)}-${
        index + 1
      }`,
      displayName: sla.name,
      annotations: {
        [annotations.capability]: capability,
        [annotations.metric]: sla.metric,
        [annotations.stat]: sla.stat,
        [annotations.unit]: sla.unit,
        ...(sla.on === null ? {} : { [annotations.on]: sla.on }),
        ...(sla.under === null ? {} : { [annotations.under]: sla.under }),
      },
    },
    spec: {
      service,
      indicator: {
        metadata: { name: `${sla.stat}-${sla.metric.replace(/\s+/g, '-')}` },
        spec: {
          thresholdMetric: {
            metricSource: {
              type: 'perf-coverage',
              spec: { metric: sla.metric, stat: sla.stat },
            },
          },
        },
      },
      budgetingMethod: 'Occurrences',
      timeWindow: [{ duration: '28d', isRolling: true }],
      objectives: [{ op, value: sla.value, target }],
    },
  };
}

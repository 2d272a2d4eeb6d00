import { Assessment, SlaRecommendation } from '../vocabulary';
import { TestGroup } from './draftGroups';

/** An SLA as a plan writes it, with where it comes from. */
export interface DraftSla {
  name: string;
  metric: string;
  stat: string;
  threshold: string;
  under?: string;
  agreed: false;
  from: string;
}

/** More of one capability would hide what matters. */
const maxSlas = 4;

/**
 * The limits of a capability's scripts. What results suggest goes to the only
 * capability there is: whose figures they would be among several, nobody knows
 * yet.
 */
export function proposedSlas(
  groups: readonly TestGroup[],
  assessment: Assessment | null,
): Map<TestGroup, DraftSla[]> {
  const found = new Map(groups.map(group => [group, fromLimits(group.limits)]));
  const whole = assessment?.capabilities.find(
    ({ recommendedSlas }) => recommendedSlas && recommendedSlas.length > 0,
  );
  const [only, ...others] = groups;
  if (only && others.length === 0 && whole?.recommendedSlas) {
    const limited = found.get(only) ?? [];
    const names = new Set(limited.map(({ name }) => name));
    const suggested = whole.recommendedSlas
      .map(fromResults)
      .filter(({ name }) => !names.has(name));
    found.set(only, [...limited, ...suggested]);
  }
  return found;
}

function fromResults(own: SlaRecommendation): DraftSla {
  return {
    name: nameOf(own.stat, own.metric),
    metric: own.metric,
    stat: own.stat,
    threshold: own.threshold,
    ...(own.under === null ? {} : { under: own.under }),
    agreed: false,
    from: own.method,
  };
}

/** The figures that scripts limit, as a plan names them. */
const planMetrics = new Map([
  ['http_req_duration', { metric: 'duration', unit: 'ms' }],
  ['http_req_failed', { metric: 'error rate', unit: 'ratio' }],
]);

/** A script's own limits, once each, in the order in which they stand. */
function fromLimits(limits: TestGroup['limits']): DraftSla[] {
  const found = new Map<string, DraftSla>();
  for (const { file, limit } of limits) {
    const known = planMetrics.get(limit.metric);
    if (!known || !limit.valid || found.size >= maxSlas) continue;
    if (limit.value === null) continue;
    if (Object.keys(limit.selector).length > 0) continue;
    if (limit.operator !== '<' && limit.operator !== '<=') continue;
    const unit = limit.unit ?? known.unit;
    const share = unit === 'ratio';
    const value = share
      ? Number((limit.value * 100).toPrecision(6))
      : limit.value;
    const name = nameOf(limit.stat, known.metric);
    if (found.has(name) || !Number.isFinite(value) || value < 0) continue;
    found.set(name, {
      name,
      metric: known.metric,
      stat: limit.stat,
      threshold: `${limit.operator} ${plainNumber(value)}${share ? '%' : unit}`,
      agreed: false,
      from: `the limit of ${file}, line ${limit.line}`,
    });
  }
  return [...found.values()];
}

function plainNumber(value: number): string {
  return value.toLocaleString('en-US', {
    useGrouping: false,
    maximumFractionDigits: 9,
  });
}

function nameOf(stat: string, metric: string): string {
  return metric === 'error rate' ? 'Error rate' : `${stat} of ${metric}`;
}

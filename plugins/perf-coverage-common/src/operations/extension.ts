import { isRealDate } from '../plan/dates';
import { readThreshold } from '../plan/threshold';
import { Impact, impacts, OperationExclusion, PlanSla } from '../vocabulary';

/** What `x-perf-coverage` says of an operation. */
export interface OperationExtension {
  impact?: Impact;
  slas?: PlanSla[];
  excluded?: OperationExclusion;
}

const stats = /^(?:p\d{1,2}(?:\.\d{1,3})?|avg|min|med|max|rate|count|value)$/;
const maxSlas = 20;
const maxText = 500;

/**
 * Reads `x-perf-coverage` of an operation: `impact` (high, medium, low), `sla`
 * (`'< 500ms'` for p95 of the duration, or `{ metric, stat, threshold, under }`,
 * or a list of them) and `exclude` (the reason, or `{ reason, until }`). What
 * can't be used is reported and left out.
 */
export function readExtension(
  value: unknown,
  place: { api: string; operation: string; line: number },
  report: (message: string) => void,
): OperationExtension {
  const fields = mapOf(value);
  if (fields === null) {
    report(
      `x-perf-coverage of ${place.operation} must be a mapping of impact, sla and exclude`,
    );
    return {};
  }
  const found: OperationExtension = {};
  for (const [key, own] of Object.entries(fields)) {
    switch (key) {
      case 'impact': {
        const impact = impacts.find(known => known === own);
        if (impact) found.impact = impact;
        else
          report(`${of(place)} has an impact other than high, medium and low`);
        break;
      }
      case 'sla': {
        const slas = (
          Array.isArray(own) ? own.slice(0, maxSlas) : [own]
        ).flatMap(sla => readSla(sla, place, report) ?? []);
        if (slas.length > 0) found.slas = slas;
        break;
      }
      case 'exclude': {
        const excluded = readExclusion(own);
        if (excluded) found.excluded = excluded;
        else {
          report(
            `${of(
              place,
            )} excludes it without a reason, or until no real day: write exclude: { reason: …, until: 2027-01-31 }`,
          );
        }
        break;
      }
      default:
        report(
          `${of(place)} has the unknown key "${key.slice(
            0,
            60,
          )}"; known: impact, sla, exclude`,
        );
    }
  }
  return found;
}

function of({ operation }: { operation: string }): string {
  return `x-perf-coverage of ${operation}`;
}

function readSla(
  value: unknown,
  place: { api: string; operation: string; line: number },
  report: (message: string) => void,
): PlanSla | null {
  const fields =
    typeof value === 'string' ? { threshold: value } : mapOf(value);
  const text = (key: string) => {
    const own = fields && Object.hasOwn(fields, key) ? fields[key] : undefined;
    return typeof own === 'string' ? own.slice(0, maxText) : undefined;
  };
  const threshold = text('threshold');
  if (threshold === undefined) {
    report(`${of(place)} has an SLA without a threshold such as '< 500ms'`);
    return null;
  }
  const metric = text('metric') ?? 'duration';
  const reading = readThreshold(threshold, metric);
  const stat = text('stat') ?? (metric === 'duration' ? 'p95' : 'rate');
  if (!reading.ok || !stats.test(stat)) {
    report(
      `${of(place)}: ${
        reading.ok ? `unknown statistic "${stat}"` : reading.message
      }`,
    );
    return null;
  }
  return {
    name: text('name') ?? `${place.operation} ${stat} ${metric}`,
    metric,
    stat,
    ...reading.threshold,
    under: text('under') ?? null,
    on: place.operation,
    agreed: true,
    line: place.line,
    api: place.api,
  };
}

function readExclusion(value: unknown): OperationExclusion | null {
  const fields = typeof value === 'string' ? { reason: value } : mapOf(value);
  const reason = fields?.reason;
  const until: unknown = fields && 'until' in fields ? fields.until : null;
  if (typeof reason !== 'string' || reason.trim() === '') return null;
  if (until !== null && (typeof until !== 'string' || !isRealDate(until))) {
    return null;
  }
  return { reason: reason.trim().slice(0, maxText), until };
}

function mapOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

import { SlaOperator } from '../vocabulary';
import { nearest } from '../documents';
import { canonicalUnit, planUnits, UnitFamily, unitFamily } from './units';

/** A limit of a plan, read. */
export interface PlanThreshold {
  operator: SlaOperator;
  value: number;
  unit: string;
}

export type ThresholdReading =
  | { ok: true; threshold: PlanThreshold }
  | { ok: false; message: string; suggestion: string | null };

const operators: readonly SlaOperator[] = ['<=', '>=', '==', '<', '>'];

/** What the named metrics measure, and the unit of a figure without one. */
const metricFamilies = new Map<string, { family: UnitFamily; example: string }>(
  [
    ['duration', { family: 'time', example: "'< 500ms'" }],
    ['error rate', { family: 'share', example: "'< 1%'" }],
    ['throughput', { family: 'rate', example: "'> 50/s'" }],
  ],
);

/** Metrics that a plan can name without knowing the tool. */
export const namedMetrics: readonly string[] = [...metricFamilies.keys()];

/** Reads `< 5s`, `<= 10`, `> 50/s` or `< 1%`. */
export function readThreshold(text: string, metric: string): ThresholdReading {
  const written = text.trim();
  const wanted = metricFamilies.get(metric);
  const example = wanted?.example ?? "'<= 10'";
  const refuse = (message: string, suggestion: string | null = null) => ({
    ok: false as const,
    message,
    suggestion: suggestion ?? `Write it like ${example}`,
  });
  const operator = operators.find(candidate => written.startsWith(candidate));
  if (operator === undefined) {
    const figure = /^\d/.test(written);
    return refuse(
      `The threshold "${written}" has no operator (${operators.join(' ')})`,
      figure ? `Write '< ${written}' or '> ${written}'` : null,
    );
  }
  const match = /^(\d{1,15}(?:\.\d{1,9})?) ?([^\d\s][^\d]{0,19})?$/.exec(
    written.slice(operator.length).trim(),
  );
  if (!match) {
    return refuse(`The threshold "${written}" is not understood`);
  }
  const value = Number(match[1]);
  const unit = canonicalUnit(match[2] ?? '');
  if (unit === null) {
    const near = nearest(match[2] ?? '', planUnits);
    return refuse(
      `The threshold "${written}" has the unknown unit "${match[2]}"`,
      near
        ? `Write '${operator} ${match[1]}${near}'`
        : `Known units: ${planUnits.join(', ')}`,
    );
  }
  if (wanted && unitFamily(unit) !== wanted.family) {
    return unit === 'count'
      ? refuse(`The threshold "${written}" of a ${metric} needs a unit`)
      : refuse(`The unit "${match[2]}" does not measure a ${metric}`);
  }
  return { ok: true, threshold: { operator, value, unit } };
}

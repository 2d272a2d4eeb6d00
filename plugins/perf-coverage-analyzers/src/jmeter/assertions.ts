import type { Threshold } from 'backstage-plugin-perf-coverage-common';
import { PlanElement, textOf } from './plan';
import { isSampler, labelOf } from './samplers';
import { Variables } from './variables';
import { isThreadGroup, Visit } from './visits';

/** An element that judges samples. */
export function isAssertion({ type }: PlanElement): boolean {
  return /Assertion$/.test(type);
}

/** What an assertion is about: a sampler, or all below an element. */
function subjectOf(visit: Visit, variables: Variables): Record<string, string> {
  const above = visit.parent?.element;
  if (!above || above.type === 'TestPlan') return {};
  const label = labelOf(above, variables);
  if (isSampler(above)) return { name: label };
  return isThreadGroup(above) ? { scenario: label } : { group: label };
}

/** Duration assertions: JMeter fails a sample that takes longer. */
export function thresholdsOf(
  visits: readonly Visit[],
  variables: Variables,
): Threshold[] {
  const thresholds = new Map<string, Threshold>();
  for (const visit of visits) {
    const { element } = visit;
    if (element.type !== 'DurationAssertion') continue;
    const written = textOf(element, 'DurationAssertion.duration').trim();
    const value = variables.number(written);
    // JMeter takes 0 and what is no number for no limit.
    if (value === null || value <= 0) continue;
    const threshold: Threshold = {
      metric: 'http_req_duration',
      stat: 'max',
      operator: '<=',
      value,
      unit: 'ms',
      selector: subjectOf(visit, variables),
      expression: `${
        labelOf(element, variables) || element.type
      }: ${written} ms`,
      valid: true,
      line: element.line,
    };
    const key = JSON.stringify([
      visit.plan.path,
      element.line,
      threshold.selector,
    ]);
    thresholds.set(key, threshold);
  }
  return [...thresholds.values()];
}

/** Assertions by the label of what they check. */
export function checksOf(
  visits: readonly Visit[],
  variables: Variables,
): string[] {
  const checks = new Set<string>();
  for (const visit of visits) {
    if (!isAssertion(visit.element)) continue;
    const label = labelOf(visit.element, variables) || visit.element.type;
    const [subject] = Object.values(subjectOf(visit, variables));
    checks.add(subject === undefined ? label : `${subject}: ${label}`);
  }
  return [...checks];
}

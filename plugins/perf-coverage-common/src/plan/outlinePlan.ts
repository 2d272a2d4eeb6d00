import { Document } from 'yaml';
import { AssessedCapability, Assessment } from '../vocabulary';
import { planVersion } from './versions';

/** As many as a plan may list. */
const maxPatterns = 500;

/**
 * A plan that asks for just what the policy asks of a component without one:
 * the same capabilities, by the same names, so that gaps keep their history. A
 * place for what people agree on, such as an SLA.
 *
 * @param component - entity reference
 * @public
 */
export function outlinePlan(component: string, assessment: Assessment): string {
  const derived = assessment.capabilities.filter(
    ({ source }) => source !== 'plan',
  );
  const apis = derived.filter(({ source }) => source === 'api');
  const document = new Document({
    apiVersion: planVersion,
    kind: 'PerformancePlan',
    component,
    capabilities: derived.map(capability => ({
      name: capability.name,
      title: capability.title,
      impact: capability.impact,
      evidence: {
        ...(capability.source === 'api'
          ? { operations: operationsOf(capability, apis.length) }
          : {}),
        tests: ['**'],
      },
      // Where it is left out the policy's kinds are asked for, of an API's
      // capability none.
      ...(capability.source === 'api' ? { requires: [] } : {}),
    })),
  });
  document.commentBefore =
    ' What the policy asks for. Change it to what the component has to perform.';
  return document.toString({ lineWidth: 0 });
}

function operationsOf(
  { requirements }: AssessedCapability,
  apis: number,
): string[] {
  if (apis === 1) return ['* /**'];
  return requirements
    .filter(({ type }) => type === 'operation')
    .map(({ subject }) => subject)
    .filter(subject => /^[A-Z]{3,12} \/\S*$/.test(subject))
    .slice(0, maxPatterns);
}

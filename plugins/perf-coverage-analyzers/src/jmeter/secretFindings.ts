import type { Finding } from 'backstage-plugin-perf-coverage-common';
import { findSecrets, namedSecret } from '../secrets';
import { inside, PlanElement, PlanProperty } from './plan';
import { finding } from './rules';

/** Secrets that are told of one plan. */
const maxSecrets = 20;

/**
 * Secrets in the settings of elements: values under a telling name, in bodies,
 * headers and logins. What is filled in when the test starts is none.
 */
export function secretsOf(elements: Iterable<PlanElement>): Finding[] {
  const findings: Finding[] = [];
  const told = new Set<string>();
  const tell = (message: string, line: number) => {
    const key = `${line} ${message}`;
    if (told.has(key) || findings.length >= maxSecrets) return;
    told.add(key);
    findings.push(finding('jmeter/secret', message, line));
  };
  const look = (property: PlanProperty) => {
    const pair = namedValue(property);
    if (pair && maySecret(pair.name) && !pair.value.includes('${')) {
      const message = namedSecret(pair.name, pair.value);
      if (message) tell(message, property.line);
    }
    if (property.text.length >= 8 && maySecret(property.text)) {
      for (const secret of findSecrets(property.text)) {
        tell(secret.message, property.line + secret.line - 1);
      }
    }
    property.properties.forEach(look);
  };
  for (const element of elements) {
    for (const property of element.properties.values()) look(property);
  }
  return findings;
}

/** A cheap look at a text before it is searched for what tells of secrets. */
function maySecret(text: string): boolean {
  return /pass|secret|key|token|auth|AKIA|gh[pousr]_|xox|eyJ|:\/\/[^/\s]{0,200}@/i.test(
    text,
  );
}

/** Property names whose siblings are a name and the value under it. */
const pairs: [string, string][] = [
  ['Argument.name', 'Argument.value'],
  ['Header.name', 'Header.value'],
];

function namedValue(
  property: PlanProperty,
): { name: string; value: string } | null {
  for (const [nameKey, valueKey] of pairs) {
    const value = inside(property, valueKey);
    if (value) {
      return {
        name: inside(property, nameKey)?.text ?? property.name,
        value: value.text,
      };
    }
  }
  const leaf = property.name.slice(property.name.lastIndexOf('.') + 1);
  return leaf === '' || property.properties.length > 0
    ? null
    : { name: leaf, value: property.text };
}

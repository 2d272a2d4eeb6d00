import type { Finding } from 'backstage-plugin-perf-coverage-common';
import { findSecrets } from '../secrets';
import { inside, PlanElement, PlanProperty } from './plan';
import { finding } from './rules';

/** Secrets that are told of one plan. */
const maxSecrets = 20;

/** A header that carries a credential instead of a variable. */
const credential = /^(?:Basic|Bearer)\s{1,3}[\w+/=.~-]{16,4000}$/;

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
    if (pair) {
      const { name, value } = pair;
      if (!value.includes('${')) {
        if (credential.test(value.trim()) && /^authorization$/i.test(name)) {
          tell(
            `A header 'Authorization' has its value written out`,
            property.line,
          );
        } else {
          const [secret] = findSecrets(assignment(name, value));
          if (secret) tell(secret.message, property.line);
        }
      }
    }
    if (property.text.length >= 8) {
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

/** A name and its value as a line of source. */
function assignment(name: string, value: string): string {
  const oneLine = value.replace(/["\r\n]/g, ' ').trim();
  return `${name.replace(/[^\w$-]/g, '_')} = "${oneLine}"`;
}

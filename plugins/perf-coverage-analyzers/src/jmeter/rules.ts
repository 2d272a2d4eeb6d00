import type { Finding } from 'backstage-plugin-perf-coverage-common';
import { FindingRule, rule } from '../findingRule';

/** Rules of test plans. Those of severity `error` keep JMeter from running the plan. */
export const jmeterRules = {
  'jmeter/malformed-xml': rule(
    'error',
    'The plan is no well-formed XML.',
    'Mend the XML at this line; JMeter does not open the plan before.',
  ),
  'jmeter/too-large': rule(
    'info',
    'The plan is too large or too deeply nested to be read to its end.',
    'Requests may be missing in the inventory; split the plan into fragments, or exclude generated files.',
  ),
  'jmeter/lost-module': rule(
    'error',
    'A module controller names an element that is not there.',
    'Choose the element in the module controller again; JMeter stops the test otherwise.',
  ),
  'jmeter/missing-include': rule(
    'warning',
    'An include controller names a file that does not exist.',
    'Correct the path, relative to the plan, or add the file; JMeter goes on without what it holds.',
  ),
  'jmeter/nothing-enabled': rule(
    'error',
    'All thread groups of the plan are disabled.',
    'Enable the groups that shall run, or remove the plan; as it is, it sends nothing.',
  ),
  'jmeter/no-thread-group': rule(
    'error',
    'The plan has no thread group.',
    'Add a thread group with samplers, or a test fragment if other plans shall include it.',
  ),
  'jmeter/empty-thread-group': rule(
    'warning',
    'A thread group has no sampler that is enabled.',
    'Add a sampler or enable one, or remove the group; its threads end at once.',
  ),
  'jmeter/missing-data-file': rule(
    'warning',
    'A CSV Data Set names a file that does not exist.',
    'Add the file, correct its path, or say in the documentation how it is made.',
  ),
  'jmeter/asserts-nothing': rule(
    'info',
    'The plan sends requests but asserts nothing about the answers.',
    'Add a response assertion and, for what the service promises, a duration assertion.',
  ),
  'jmeter/secret': rule(
    'warning',
    'A secret is written into the plan.',
    'Give it as a property, ${__P(name)}, when the test is started, and replace the one that was published.',
  ),
} satisfies Record<string, FindingRule>;

export type JmeterRule = keyof typeof jmeterRules;

/** A finding of a rule. */
export function finding(
  name: JmeterRule,
  message: string,
  line: number,
): Finding {
  const { severity, help } = jmeterRules[name];
  return { rule: name, severity, message, line, help };
}

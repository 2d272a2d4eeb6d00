import type { Finding } from 'backstage-plugin-perf-coverage-common';
import { FindingRule, rule } from '../findingRule';

/** Rules of Artillery scripts. Those of severity `error` keep it from running. */
export const artilleryRules = {
  'artillery/malformed': rule(
    'error',
    'The script is no well-formed YAML or JSON.',
    'Mend the syntax at this line; Artillery does not start before.',
  ),
  'artillery/missing-processor': rule(
    'error',
    'The file of the processor does not exist.',
    'Correct config.processor, relative to the script, or add the file.',
  ),
  'artillery/missing-function': rule(
    'warning',
    'A function is named that the processor does not export.',
    'Export the function from the processor, or correct its name; Artillery goes on without it.',
  ),
  'artillery/no-target': rule(
    'warning',
    'The script has requests to paths, but names no target.',
    'Set config.target, give it in each environment, or say in the documentation that it is given when the test starts.',
  ),
  'artillery/empty-scenario': rule(
    'warning',
    'A scenario has no steps.',
    'Write its flow, or remove the scenario; users that get it do nothing.',
  ),
  'artillery/expect-disabled': rule(
    'warning',
    'Steps expect something, but the plugin expect is not enabled.',
    'Add expect: {} to config.plugins; nothing is checked otherwise.',
  ),
  'artillery/missing-data-file': rule(
    'warning',
    'A file with data for the users does not exist.',
    'Add the file, correct its path in config.payload, or say in the documentation how it is made.',
  ),
  'artillery/asserts-nothing': rule(
    'info',
    'The script sends requests, but neither expects nor ensures anything.',
    'Add expectations to the requests, or limits such as config.ensure.thresholds.',
  ),
  'artillery/secret': rule(
    'warning',
    'A secret is written into the script.',
    'Read it from the environment, {{ $env.NAME }}, and replace the one that was published.',
  ),
  'artillery/too-large': rule(
    'info',
    'The script is too large to be read to its end.',
    'Requests may be missing in the inventory; split the script, or exclude generated files.',
  ),
} satisfies Record<string, FindingRule>;

/** A finding of a rule. */
export function finding(
  name: keyof typeof artilleryRules,
  message: string,
  line: number,
): Finding {
  const { severity, help } = artilleryRules[name];
  return { rule: name, severity, message, line, help };
}

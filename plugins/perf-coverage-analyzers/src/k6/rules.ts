import type {
  Finding,
  FindingSeverity,
} from 'backstage-plugin-perf-coverage-common';
import { FindingRule, rule } from '../findingRule';

/**
 * Rules of the k6 analyser. Those of severity `error` keep k6 from starting
 * the script.
 *
 * @public
 */
export const k6Rules = {
  'k6/syntax-error': rule(
    'error',
    'The file is no JavaScript or TypeScript module.',
    'Mend the syntax at this line; k6 stops before the test starts.',
  ),
  'k6/missing-module': rule(
    'error',
    'An imported file does not exist.',
    'Correct the path of the import, or add the file to the repository.',
  ),
  'k6/missing-export': rule(
    'error',
    'A name is imported that its module does not export.',
    'Export the name from the module, or import one that it exports.',
  ),
  'k6/broken-import': rule(
    'error',
    'A module that the script needs can not be loaded.',
    'Mend the findings of the module that is named.',
  ),
  'k6/missing-exec': rule(
    'error',
    'A scenario runs a function that the script does not export.',
    "Export a function of that name, or correct the scenario's exec.",
  ),
  'k6/invalid-options': rule(
    'error',
    'k6 refuses the options.',
    'Correct the options as the message says; k6 stops before the test starts.',
  ),
  'k6/invalid-threshold': rule(
    'error',
    'k6 can not parse or apply a threshold.',
    'Write it as p(95)<500, avg<200, rate<0.01, count>10 or value<5, with an aggregation that the metric has.',
  ),
  'k6/unknown-metric': rule(
    'error',
    'A threshold is set on a metric that does not exist.',
    'Declare the metric with k6/metrics, or correct its name.',
  ),
  'k6/unfed-metric': rule(
    'warning',
    'A custom metric that no reachable code feeds.',
    'Call add() on the metric in a function that a scenario runs, or remove it.',
  ),
  'k6/unmeasured-threshold': rule(
    'warning',
    'A threshold on a metric, scenario or group that has no values.',
    'Correct the name of the metric or tag, or run what feeds it; k6 passes a threshold without values.',
  ),
  'k6/threshold-never-fails': rule(
    'warning',
    'A threshold that can never fail.',
    'Set a limit that the metric can break, or remove the threshold.',
  ),
  'k6/unreached-function': rule(
    'warning',
    'A function that no scenario, setup or teardown reaches.',
    'Run it from a scenario (exec) or from a function that runs, or remove it.',
  ),
  'k6/empty-function': rule(
    'warning',
    'A function that a scenario runs has an empty body.',
    'Write what it shall do, or remove the scenario.',
  ),
  'k6/asserts-nothing': rule(
    'info',
    'The script sends requests but has neither checks nor thresholds.',
    'Add thresholds for what the service promises, for example http_req_duration: [p(95)<500].',
  ),
  'k6/missing-data-file': rule(
    'warning',
    'A file that the script opens does not exist.',
    'Add the file, correct its path, or say in the documentation how it is made.',
  ),
  'k6/secret': rule(
    'warning',
    'A secret is written into the source.',
    'Read it from __ENV or a secret source, and replace the one that was published.',
  ),
  'k6/dry-run-differs': rule(
    'info',
    'Run in a sandbox, the script does something that reading does not show.',
    'Nothing is wrong with the script; look at the line to see which of both is right.',
  ),
  'k6/generated': rule(
    'info',
    'The script was written by a bundler.',
    'Keep the source of the script in the repository and leave its output out (exclude), so that lines and names are those that people know.',
  ),
  'k6/too-large': rule(
    'info',
    'The script is too large or too deeply nested to be read to its end.',
    'Requests may be missing in the inventory; split the script, or exclude generated files.',
  ),
} satisfies Record<string, FindingRule>;

export type K6Rule = keyof typeof k6Rules;

/** A finding of a rule; severity may be weaker than the rule's where unsure. */
export function finding(
  name: K6Rule,
  message: string,
  line: number,
  severity: FindingSeverity = k6Rules[name].severity,
): Finding {
  return { rule: name, severity, message, line, help: k6Rules[name].help };
}

import type { Finding } from 'backstage-plugin-perf-coverage-common';
import { FindingRule, rule } from '../findingRule';

/** Rules of the Gatling analyser. Those of severity `error` keep Gatling from running the simulation. */
export const gatlingRules = {
  'gatling/syntax-error': rule(
    'error',
    'The file does not compile: a bracket, text or comment is not closed.',
    'Close it; nothing behind it was read with certainty.',
  ),
  'gatling/no-setup': rule(
    'error',
    'A simulation never calls setUp.',
    'Call setUp with the scenarios to run, or make the class abstract if others extend it.',
  ),
  'gatling/setup-twice': rule(
    'error',
    'A simulation calls setUp more than once.',
    'Hand all populations to one setUp; Gatling stops at the second.',
  ),
  'gatling/no-injection': rule(
    'error',
    'A scenario is set up without an injection profile.',
    'Say how its users start, for example inject(rampUsers(10).during(60)).',
  ),
  'gatling/empty-scenario': rule(
    'error',
    'A scenario that is set up does nothing.',
    'Add a chain with exec; Gatling refuses an empty scenario.',
  ),
  'gatling/duplicate-scenario': rule(
    'error',
    'Two populations of a simulation have scenarios of the same name.',
    'Give each scenario its own name; Gatling refuses duplicates.',
  ),
  'gatling/unused-scenario': rule(
    'warning',
    'A scenario is defined and never set up.',
    'Hand it to setUp with an injection profile, or remove it.',
  ),
  'gatling/unreached-requests': rule(
    'warning',
    'Requests that no scenario of a simulation sends.',
    'Execute the chain in a scenario that is set up, or remove it.',
  ),
  'gatling/missing-feeder-file': rule(
    'warning',
    'A file that a feeder reads does not exist.',
    'Add it to the resources, correct its path, or say in the documentation how it is made.',
  ),
  'gatling/assertion-never-fails': rule(
    'warning',
    'An assertion that can never fail.',
    'Set a limit that the statistics can break, or remove it.',
  ),
  'gatling/no-assertions': rule(
    'info',
    'The simulation asserts nothing, so it passes however slow the system is.',
    'Add assertions to setUp, for example global().responseTime().percentile3().lt(800).',
  ),
  'gatling/missing-journey-part': rule(
    'error',
    'A journey of journeys.conf names a part that no setup defines.',
    'Define the part with setup("id", …), or correct its name in journeys.conf.',
  ),
  'gatling/secret': rule(
    'warning',
    'A secret is written into the source.',
    'Read it from the environment, and replace the one that was published.',
  ),
  'gatling/too-large': rule(
    'info',
    'The simulation is too large to be read to its end.',
    'Requests may be missing in the inventory; split it, or exclude generated files.',
  ),
} satisfies Record<string, FindingRule>;

export type GatlingRule = keyof typeof gatlingRules;

export function finding(
  name: GatlingRule,
  message: string,
  line: number,
): Finding {
  const { severity, help } = gatlingRules[name];
  return { rule: name, severity, message, line, help };
}

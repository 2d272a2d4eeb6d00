import type { FindingSeverity } from 'backstage-plugin-perf-coverage-common';

/** A defect that tests of a framework may have. @public */
export interface FindingRule {
  severity: FindingSeverity;
  /** What is wrong, for a list of rules. */
  title: string;
  /** How to mend it. */
  help: string;
}

/** A row of a framework's table of rules. */
export function rule(
  severity: FindingSeverity,
  title: string,
  help: string,
): FindingRule {
  return { severity, title, help };
}

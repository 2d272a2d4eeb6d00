import type { FindingSeverity } from 'backstage-plugin-perf-coverage-common';

/** Rules for commands that start performance tests, whatever their tool. */
export const commandRules = {
  'commands/missing-file': {
    severity: 'error',
    help: 'Correct the path in the command, or add the file to the repository; the job fails before the test starts.',
  },
} satisfies Record<string, { severity: FindingSeverity; help: string }>;

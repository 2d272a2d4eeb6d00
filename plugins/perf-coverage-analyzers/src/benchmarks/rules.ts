import {
  Finding,
  FindingSeverity,
} from 'backstage-plugin-perf-coverage-common';

/** The rules of benchmarks: what is wrong, how bad it is, and how to mend it. */
export const benchmarkRules = {
  'benchmark-syntax-error': {
    severity: 'error',
    title: 'The file cannot be read as source code',
    help: 'Mend the syntax at this line; until then none of its benchmarks can be built.',
  },
  'benchmark-empty': {
    severity: 'warning',
    title: 'The benchmark does nothing',
    help: 'Write the benchmark, or remove it, so that it does not pass for coverage.',
  },
  'benchmark-not-run': {
    severity: 'warning',
    title: 'The benchmark is written but nothing runs it',
    help: 'Register it as its framework asks, or remove it.',
  },
  'benchmark-file-not-collected': {
    severity: 'warning',
    title: 'The runner does not take the file for benchmarks by its name',
    help: 'Rename the file as the message says, or name it in the configuration of the runner.',
  },
} satisfies Record<
  string,
  { severity: FindingSeverity; title: string; help: string }
>;

export type BenchmarkRule = keyof typeof benchmarkRules;

/** A finding of a rule at a line; `detail` says what it is about. */
export function benchmarkFinding(
  rule: BenchmarkRule,
  line: number,
  detail: string,
): Finding {
  const { severity, title, help } = benchmarkRules[rule];
  return { rule, severity, message: `${title}: ${detail}`, line, help };
}

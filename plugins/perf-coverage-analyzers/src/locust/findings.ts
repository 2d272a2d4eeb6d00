import {
  Finding,
  FindingSeverity,
} from 'backstage-plugin-perf-coverage-common';

/** The rules of locust files: what is wrong, how bad it is, and how to mend it. */
export const locustRules = {
  'locust-syntax-error': {
    severity: 'error',
    title: 'The file has a syntax error',
    help: 'Mend the syntax at this line; until then locust cannot load the file.',
  },
  'locust-no-tasks': {
    severity: 'error',
    title: 'The user has no tasks',
    help: 'Give the user a method with @task or a list of tasks, or mark it abstract; locust stops on a user that has nothing to do.',
  },
  'locust-empty-task': {
    severity: 'warning',
    title: 'The task does nothing',
    help: 'Write the task or remove it; as it is it takes its share of the run without any load.',
  },
  'locust-never-spawned': {
    severity: 'warning',
    title: 'locust starts no user of this class, as its weight is 0',
    help: 'Give the user a weight above 0, or mark it abstract.',
  },
  'locust-unknown-task': {
    severity: 'error',
    title: 'The tasks name something that does not exist',
    help: 'Define or import the task, or take it out of the list; Python stops with a NameError when it loads the file.',
  },
  'locust-task-never-runs': {
    severity: 'warning',
    title: 'The task never runs, as its weight is 0',
    help: 'Give the task a weight above 0, or remove it.',
  },
  'locust-task-without-request': {
    severity: 'info',
    title: 'The task sends no request',
    help: 'Call the system under test in the task, or remove it; it takes its share of the run without any load.',
  },
  'locust-secret': {
    severity: 'warning',
    title: 'A secret is written into the source',
    help: 'Read it from an environment variable or a secret store, and replace the one that was published.',
  },
  'locust-unused-tasks': {
    severity: 'warning',
    title: 'No user of the file runs these tasks',
    help: 'Name the task set in the tasks of a user, or remove it.',
  },
} satisfies Record<
  string,
  { severity: FindingSeverity; title: string; help: string }
>;

/** A finding of a rule at a line; `detail` says what it is about. */
export function locustFinding(
  rule: keyof typeof locustRules,
  line: number,
  detail: string,
): Finding {
  const { severity, title, help } = locustRules[rule];
  return { rule, severity, message: `${title}: ${detail}`, line, help };
}

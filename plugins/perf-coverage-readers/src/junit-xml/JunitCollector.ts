import { RunTest, RunTestStatus } from 'backstage-plugin-perf-coverage-common';
import { decimal } from '../input/numbers';
import { toIsoTime } from '../input/time';
import { XmlAttributes } from '../input/xml';
import { Measure, RunBuilder } from '../run/RunBuilder';

interface OpenSuite {
  name: string | undefined;
  seconds: number | undefined;
}

interface OpenCase {
  name: string;
  suite: string | null;
  seconds: number | null;
  status: RunTestStatus;
  properties: [string, string][];
}

/** What outweighs what where one case holds several results. */
const weight: Record<RunTestStatus, number> = {
  passed: 0,
  skipped: 1,
  failed: 2,
  error: 3,
};

/** Google Test and Bazel write these states of cases that did not run. */
const notRun = new Set(['notrun', 'suppressed', 'disabled', 'skipped']);

/** Numbers that tests recorded; the run's own bound on metrics is lower. */
const maxMeasured = 10_000;

/** Names that tools give to the outermost suite. */
const toolsBySuite = new Map([
  ['pytest', 'pytest'],
  ['jest tests', 'jest'],
  ['Mocha Tests', 'mocha'],
  ['vitest tests', 'vitest'],
]);

/** Turns elements of JUnit XML into tests of a run. */
export class JunitCollector {
  cases = 0;
  sawRoot = false;

  readonly #run: RunBuilder;
  readonly #suites: OpenSuite[] = [];
  readonly #measured: { test: OpenCase; name: string; value: number }[] = [];
  #case: OpenCase | undefined;
  #rootSeconds: number | undefined;
  #suiteSeconds: number | undefined;
  #caseSeconds = 0;
  #flaky = false;

  constructor(run: RunBuilder) {
    this.#run = run;
  }

  open(name: string, attributes: XmlAttributes, depth: number): void {
    if (depth === 0) {
      this.sawRoot = name === 'testsuites' || name === 'testsuite';
      this.#openRoot(name, attributes);
    }
    if (!this.sawRoot) {
      return;
    }
    switch (name) {
      case 'testsuite':
        this.#openSuite(attributes);
        break;
      case 'testcase':
        this.#openCase(attributes);
        break;
      case 'failure':
        this.#result('failed');
        break;
      case 'error':
        this.#result('error');
        break;
      case 'skipped':
        this.#result('skipped');
        break;
      case 'flakyFailure':
      case 'flakyError':
        this.#flaky = true;
        break;
      case 'property':
        this.#property(attributes);
        break;
      default:
    }
  }

  close(name: string): void {
    if (name === 'testsuite') {
      this.#suites.pop();
    } else if (name === 'testcase' && this.#case) {
      this.#closeCase(this.#case);
      this.#case = undefined;
    }
  }

  finish(): void {
    this.#run.durationSeconds =
      this.#rootSeconds ??
      this.#suiteSeconds ??
      (this.cases > 0 ? this.#caseSeconds : null);
    if (this.cases === 0) {
      this.#run.warn(
        'nothing-measured',
        'The file is whole, but holds no test case: look whether the tests were found',
      );
    }
    for (const { test, name, value } of this.#measured) {
      this.#run.metric(name, scopeOf(test), measureOf(name), [
        ['value', value],
      ]);
    }
  }

  #openRoot(name: string, attributes: XmlAttributes): void {
    if (name === 'testsuites') {
      this.#rootSeconds = decimal(attributes.get('time'));
      this.#run.startedAt ??= toIsoTime(attributes.get('timestamp'));
      this.#nameTool(attributes.get('name'));
    }
  }

  #openSuite(attributes: XmlAttributes): void {
    const seconds = decimal(attributes.get('time'));
    if (this.#suites.length === 0 && seconds !== undefined) {
      this.#suiteSeconds = (this.#suiteSeconds ?? 0) + seconds;
    }
    const name = attributes.get('name');
    this.#nameTool(name);
    this.#suites.push({ name, seconds });
    const startedAt = toIsoTime(attributes.get('timestamp'));
    if (
      startedAt !== null &&
      (this.#run.startedAt === null || startedAt < this.#run.startedAt)
    ) {
      this.#run.startedAt = startedAt;
    }
  }

  #openCase(attributes: XmlAttributes): void {
    const state = attributes.get('status') ?? attributes.get('result') ?? '';
    this.#case = {
      name: attributes.get('name') ?? '(unnamed)',
      suite: attributes.get('classname') || this.#suites.at(-1)?.name || null,
      seconds: this.#secondsOf(attributes),
      status: notRun.has(state.toLowerCase()) ? 'skipped' : 'passed',
      properties: [],
    };
  }

  #secondsOf(attributes: XmlAttributes): number | null {
    const text = attributes.get('time')?.trim();
    const seconds = decimal(text);
    if (text && seconds === undefined) {
      this.#run.warn(
        'time-unreadable',
        'The time of a test is negative or no number, and was left out',
      );
    }
    return seconds ?? null;
  }

  #result(status: RunTestStatus): void {
    const open = this.#case;
    if (open && weight[status] > weight[open.status]) {
      open.status = status;
    }
  }

  #property(attributes: XmlAttributes): void {
    const name = attributes.get('name');
    const value = attributes.get('value');
    if (name === undefined || value === undefined) {
      return;
    }
    if (this.#case) {
      this.#case.properties.push([name, value]);
    } else if (name === 'perf-coverage.synthetic' && value === 'true') {
      this.#run.synthetic = true;
    }
  }

  #closeCase(test: OpenCase): void {
    this.cases += 1;
    if (this.#flaky) {
      this.#flaky = false;
      this.#run.warn(
        'tests-flaky',
        'Tests passed only when they were run again; they count as passed',
      );
    }
    this.#caseSeconds += test.seconds ?? 0;
    const result: RunTest = {
      name: test.name,
      suite: test.suite,
      status: test.status,
      durationSeconds: test.seconds,
    };
    this.#run.test(result);
    for (const [name, text] of test.properties) {
      const value = decimal(text);
      if (value !== undefined && this.#measured.length < maxMeasured) {
        this.#measured.push({ test, name, value });
      }
    }
  }

  #nameTool(suite: string | undefined): void {
    const tool = suite === undefined ? undefined : toolsBySuite.get(suite);
    if (tool) {
      this.#run.tool.name = tool;
    }
  }
}

function scopeOf(test: OpenCase): [string, string][] {
  return test.suite === null
    ? [['test', test.name]]
    : [
        ['test', test.name],
        ['suite', test.suite],
      ];
}

/** The unit of a recorded number, by the ending of its name. */
function measureOf(name: string): Measure {
  const words = name.toLowerCase().split(/[_.\s-]/);
  const last = words.at(-1) ?? '';
  if (last === 'ms' || last === 'millis' || last === 'milliseconds') {
    return { unit: 'ms', direction: 'lower' };
  }
  if (last === 's' || last === 'sec' || last === 'seconds') {
    return { unit: 's', direction: 'lower' };
  }
  if (last === 'bytes') {
    return { unit: 'bytes', direction: 'lower' };
  }
  if (last === 'rps' || last === 'ops') {
    return { unit: 'per_second', direction: 'higher' };
  }
  return { unit: 'unknown', direction: 'neutral' };
}

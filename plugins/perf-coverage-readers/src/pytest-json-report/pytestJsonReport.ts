/*
 * The file of `pytest --json-report` (plugin pytest-json-report):
 * https://github.com/numirias/pytest-json-report#format
 */
import { InputError } from '@backstage/errors';
import { Run, RunTestStatus } from 'backstage-plugin-perf-coverage-common';
import {
  ReaderLimits,
  Recognition,
  ResultHead,
  ResultInput,
  ResultReader,
} from 'backstage-plugin-perf-coverage-node';
import {
  arrayMember,
  isObject,
  member,
  memberAt,
  numberMember,
  readJson,
  textMember,
} from '../input/json';
import { peekJson } from '../input/peekJson';
import { toIsoTime } from '../input/time';
import { RunBuilder } from '../run/RunBuilder';

const format = 'pytest-json-report';

/** An expected failure did what it should; one that passed did not fail. */
const statuses = new Map<string, RunTestStatus>([
  ['passed', 'passed'],
  ['xpassed', 'passed'],
  ['failed', 'failed'],
  ['error', 'error'],
  ['skipped', 'skipped'],
  ['xfailed', 'skipped'],
]);

/**
 * Reads the tests of pytest-json-report. Captured output, environment and
 * metadata stay out.
 *
 * @public
 */
export const pytestJsonReportReader: ResultReader = {
  format,
  title: 'pytest-json-report (--json-report)',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const value = peekJson(head);
  const hasExit = numberMember(value, 'exitcode') !== undefined;
  const hasSummary = isObject(member(value, 'summary'));
  if (hasExit && hasSummary) {
    return { confidence: 0.95 };
  }
  return hasExit && numberMember(value, 'created') !== undefined
    ? { confidence: 0.7 }
    : { confidence: 0 };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const { value } = await readJson(input, limits, format);
  if (!Array.isArray(member(value, 'tests'))) {
    throw new InputError(
      `line 1: the ${format} file has no list 'tests'; write it without --json-report-summary and without omitting tests`,
    );
  }
  const run = new RunBuilder(format, 'pytest', limits);
  const created = numberMember(value, 'created');
  const seconds = numberMember(value, 'duration');
  run.durationSeconds = seconds ?? null;
  // `created` is when the report was written: after the last test.
  run.startedAt = toIsoTime(
    created === undefined
      ? undefined
      : Math.round((created - (seconds ?? 0)) * 1000),
  );
  run.synthetic = member(value, 'synthetic') === true;
  for (const test of arrayMember(value, 'tests')) {
    addTest(run, test);
  }
  return run.build();
}

function addTest(run: RunBuilder, test: unknown): void {
  const id = textMember(test, 'nodeid');
  const status = statuses.get(textMember(test, 'outcome') ?? '');
  if (id === undefined || status === undefined) {
    run.warn('test-unreadable', 'A test lacks its node id or its outcome');
    return;
  }
  const { name, suite } = splitNodeId(id);
  run.test({ name, suite, status, durationSeconds: secondsOf(test) });
}

/**
 * A node id is `path::Class::name[parameters]`. Parameters may hold colons, so
 * names are split before the first bracket only; the suite is written as
 * JUnit's class name is.
 */
function splitNodeId(id: string): { name: string; suite: string | null } {
  const bracket = id.indexOf('[');
  const plain = bracket < 0 ? id : id.slice(0, bracket);
  const cut = plain.lastIndexOf('::');
  if (cut < 0) {
    return { name: id, suite: null };
  }
  const [file, ...classes] = plain.slice(0, cut).split('::');
  return {
    name: id.slice(cut + 2),
    suite: [file.replace(/\.py$/, '').replaceAll('/', '.'), ...classes].join(
      '.',
    ),
  };
}

/** Set-up, call and tear-down together, as pytest counts a test. */
function secondsOf(test: unknown): number | null {
  const stages = ['setup', 'call', 'teardown'].flatMap(stage => {
    const seconds = numberMember(memberAt(test, stage), 'duration');
    return seconds === undefined ? [] : [seconds];
  });
  return stages.length === 0
    ? null
    : stages.reduce((sum, seconds) => sum + seconds, 0);
}

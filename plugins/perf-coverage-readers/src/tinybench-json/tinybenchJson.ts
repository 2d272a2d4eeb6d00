/*
 * The tasks of tinybench, written as JSON: `{tasks: [{name, result}]}` with
 * `bench.tasks` of https://github.com/tinylibs/tinybench. Latency is in ms,
 * throughput in operations per second (src/types.ts there: TaskResult).
 */
import { InputError } from '@backstage/errors';
import { Run } from 'backstage-plugin-perf-coverage-common';
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

const format = 'tinybench-json';

/** tinybench's name of a statistic of the latency, and ours. */
const latencyStats = [
  ['min', 'min'],
  ['mean', 'avg'],
  ['p50', 'med'],
  ['p50', 'p50'],
  ['p75', 'p75'],
  ['p99', 'p99'],
  ['p999', 'p99.9'],
  ['max', 'max'],
  ['sd', 'stddev'],
] as const;

/**
 * Reads the tasks of a tinybench run.
 *
 * @public
 */
export const tinybenchJsonReader: ResultReader = {
  format,
  title: 'tinybench tasks (bench.tasks as JSON)',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const [first] = arrayMember(peekJson(head), 'tasks');
  if (typeof member(first, 'name') !== 'string') {
    return { confidence: 0 };
  }
  const result = member(first, 'result');
  return isObject(result) &&
    (isObject(member(result, 'latency')) ||
      typeof member(result, 'state') === 'string')
    ? { confidence: 0.95 }
    : { confidence: 0 };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const { value, notNumbers } = await readJson(input, limits, format);
  const tasks = arrayMember(value, 'tasks');
  const run = new RunBuilder(format, 'tinybench', limits);
  run.synthetic = member(value, 'synthetic') === true;
  run.startedAt = toIsoTime(textMember(value, 'startedAt'));
  run.tool = {
    name: 'tinybench',
    version: textMember(value, 'version') ?? null,
  };
  for (const task of tasks) {
    const name = textMember(task, 'name');
    if (name === undefined) continue;
    const latency = memberAt(task, 'result', 'latency');
    const mean = numberMember(latency, 'mean');
    run.test({
      name,
      suite: textMember(value, 'name') ?? null,
      status: mean === undefined ? 'error' : 'passed',
      durationSeconds: mean === undefined ? null : mean / 1000,
    });
    run.metric(
      'duration',
      [['test', name]],
      { unit: 's', direction: 'lower' },
      [
        ['count', numberMember(latency, 'samplesCount')],
        ...latencyStats.map(([theirs, ours]) => {
          const milliseconds = numberMember(latency, theirs);
          return [
            ours,
            milliseconds === undefined ? undefined : milliseconds / 1000,
          ] as const;
        }),
      ],
    );
  }
  if (run.testCount === 0) {
    throw new InputError(
      `line 1: the ${format} file names no task; write it with JSON.stringify({ tasks: bench.tasks.map(({ name, result }) => ({ name, result })) })`,
    );
  }
  if (notNumbers > 0) {
    run.warn('not-a-number', 'NaN or Infinity stands for a number', notNumbers);
  }
  return run.build();
}

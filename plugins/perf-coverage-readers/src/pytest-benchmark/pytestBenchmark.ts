/*
 * The file of `pytest --benchmark-json=FILE` and `--benchmark-autosave`:
 * https://pytest-benchmark.readthedocs.io/en/latest/usage.html
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
  JsonObject,
  arrayMember,
  isObject,
  member,
  numberMember,
  objectMember,
  readJson,
  textMember,
} from '../input/json';
import { peekJson } from '../input/peekJson';
import { toIsoTime } from '../input/time';
import { RunBuilder } from '../run/RunBuilder';
import { nearestRank } from '../run/percentiles';

const format = 'pytest-benchmark';

/**
 * Reads the JSON of pytest-benchmark: one metric `duration` in seconds per
 * benchmark. Percentiles exist only where the file holds the timings, as that
 * of `--benchmark-json` and `--benchmark-save-data` does.
 *
 * @public
 */
export const pytestBenchmarkReader: ResultReader = {
  format,
  title: 'pytest-benchmark JSON (--benchmark-json)',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const value = peekJson(head);
  if (!isObject(value) || Array.isArray(value)) {
    return { confidence: 0 };
  }
  const benchmarks = arrayMember(value, 'benchmarks');
  const first = benchmarks[0];
  const hasStats = isObject(member(first, 'stats'));
  const hasMachine = isObject(member(value, 'machine_info'));
  if (hasMachine && (hasStats || member(value, 'commit_info') !== undefined)) {
    return { confidence: 0.95 };
  }
  if (hasStats && textMember(first, 'fullname') !== undefined) {
    return { confidence: 0.85 };
  }
  return hasMachine
    ? { confidence: 0.2, near: `there is no list 'benchmarks'` }
    : { confidence: 0 };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const { value, notNumbers } = await readJson(input, limits, format);
  if (!Array.isArray(member(value, 'benchmarks'))) {
    throw new InputError(
      `line 1: the ${format} file has no list 'benchmarks'; write it with pytest --benchmark-json=FILE`,
    );
  }
  const run = new RunBuilder(format, 'pytest-benchmark', limits);
  run.tool.version = textMember(value, 'version') ?? null;
  run.startedAt = toIsoTime(textMember(value, 'datetime'));
  run.synthetic = member(value, 'synthetic') === true;
  for (const benchmark of arrayMember(value, 'benchmarks')) {
    addBenchmark(run, benchmark);
  }
  if (notNumbers > 0) {
    run.warn('not-a-number', 'NaN or Infinity stands for a number', notNumbers);
  }
  return run.build();
}

function addBenchmark(run: RunBuilder, benchmark: unknown): void {
  const name = textMember(benchmark, 'name');
  const stats = objectMember(benchmark, 'stats');
  if (name === undefined || numberMember(stats, 'mean') === undefined) {
    run.warn(
      'benchmark-unreadable',
      'A benchmark lacks its name or its mean time',
    );
    return;
  }
  run.metric(
    'duration',
    scopeOf(benchmark, name),
    { unit: 's', direction: 'lower' },
    statsOf(stats),
  );
}

function statsOf(stats: JsonObject): [string, number | undefined][] {
  const samples = arrayMember(stats, 'data').filter(
    (each): each is number => typeof each === 'number',
  );
  return [
    ['count', numberMember(stats, 'rounds')],
    ['min', numberMember(stats, 'min')],
    ['avg', numberMember(stats, 'mean')],
    ['med', numberMember(stats, 'median')],
    ['max', numberMember(stats, 'max')],
    ['stddev', numberMember(stats, 'stddev')],
    ...nearestRank(samples, [90, 95, 99]),
  ];
}

/** How the plugin writes objects: with their addresses, which no other run has. */
const unserializable = 'UNSERIALIZABLE[';

/** Name, place and parameters: what tells one benchmark from the others. */
function scopeOf(benchmark: unknown, name: string): [string, string][] {
  const scope = new Map([['test', name]]);
  const place = textMember(benchmark, 'fullname')?.split('::') ?? [];
  if (place.length > 1) {
    scope.set('file', place[0]);
  }
  if (place.length > 2) {
    scope.set('suite', place.slice(1, -1).join('::'));
  }
  const group = textMember(benchmark, 'group');
  if (group) {
    scope.set('group', group);
  }
  for (const [key, value] of Object.entries(
    objectMember(benchmark, 'params'),
  )) {
    if (
      !scope.has(key) &&
      (typeof value === 'string' || typeof value === 'number') &&
      !String(value).startsWith(unserializable)
    ) {
      scope.set(key, String(value));
    }
  }
  return [...scope];
}

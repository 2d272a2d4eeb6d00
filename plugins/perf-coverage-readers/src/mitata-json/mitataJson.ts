/*
 * What mitata prints with `run({ format: 'json' })`; times are in ns:
 * https://github.com/evanwashere/mitata/blob/master/src/main.mjs
 */
import { InputError } from '@backstage/errors';
import {
  arrayMember,
  isObject,
  member,
  numberMember,
  objectMember,
  textMember,
} from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { times } from '../input/numbers';
import { benchMeasures, benchScope } from '../run/bench';
import { RunBuilder } from '../run/RunBuilder';

const format = 'mitata-json';
const secondsPerNs = 1e-9;

const durations = [
  ['min', 'min'],
  ['avg', 'avg'],
  ['p50', 'med'],
  ['p50', 'p50'],
  ['p75', 'p75'],
  ['p99', 'p99'],
  ['p999', 'p99.9'],
  ['max', 'max'],
] as const;

/**
 * Reads mitata's JSON, version 1 (runs per arguments) and before (one set of
 * statistics per benchmark). A benchmark that threw is a test with an error.
 *
 * @public
 */
export const mitataJsonReader = jsonReader({
  format,
  title: `mitata result (format: 'json')`,
  tool: 'mitata',
  recognise(value) {
    const first = arrayMember(value, 'benchmarks')[0];
    const hasRuns = Array.isArray(member(first, 'runs'));
    if (hasRuns && textMember(first, 'alias') !== undefined) {
      return 0.96;
    }
    return textMember(first, 'name') !== undefined &&
      (member(member(first, 'stats'), 'p999') !== undefined ||
        (textMember(value, 'cpu') !== undefined &&
          textMember(value, 'runtime') !== undefined))
      ? 0.94
      : 0;
  },
  read(value, run) {
    const groups = arrayMember(value, 'layout').map(each =>
      textMember(each, 'name'),
    );
    for (const benchmark of arrayMember(value, 'benchmarks')) {
      const group = member(benchmark, 'group');
      const groupName =
        typeof group === 'number' ? groups[group] : group ?? undefined;
      const runs = member(benchmark, 'runs');
      for (const each of Array.isArray(runs) ? runs : [benchmark]) {
        addRun(
          run,
          each,
          typeof groupName === 'string' ? groupName : undefined,
        );
      }
    }
    if (run.testCount === 0) {
      throw new InputError(`line 1: the ${format} file holds no benchmark`);
    }
  },
});

function addRun(
  run: RunBuilder,
  each: unknown,
  group: string | undefined,
): void {
  const name = textMember(each, 'name');
  if (name === undefined) {
    run.warn('benchmark-unreadable', 'A benchmark lacks its name');
    return;
  }
  const stats = member(each, 'stats');
  const seconds = (key: string) =>
    times(numberMember(stats, key), secondsPerNs);
  run.test({
    name,
    suite: group ?? null,
    status: isObject(stats) ? 'passed' : 'error',
    durationSeconds: seconds('avg') ?? null,
  });
  const scope = benchScope(
    name,
    group === undefined ? [] : [['group', group]],
    argumentsOf(each),
  );
  run.metric('duration', scope, benchMeasures.duration, [
    ['count', numberMember(stats, 'ticks')],
    ...durations.map(([theirs, ours]) => [ours, seconds(theirs)] as const),
  ]);
  const heap = member(stats, 'heap');
  run.metric('allocated_bytes', scope, benchMeasures.bytes, [
    ['min', numberMember(heap, 'min')],
    ['avg', numberMember(heap, 'avg')],
    ['max', numberMember(heap, 'max')],
  ]);
}

function argumentsOf(each: unknown): [string, string][] {
  return Object.entries(objectMember(each, 'args')).flatMap(
    ([key, value]): [string, string][] =>
      typeof value === 'string' || typeof value === 'number'
        ? [[key, String(value)]]
        : [],
  );
}

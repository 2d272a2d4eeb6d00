/*
 * The file of `vitest bench --outputJson FILE`; times are in ms:
 * https://vitest.dev/config/#benchmark-outputjson
 */
import { InputError } from '@backstage/errors';
import {
  arrayMember,
  member,
  memberAt,
  numberMember,
  textMember,
} from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { times } from '../input/numbers';
import { benchMeasures, benchScope } from '../run/bench';
import { RunBuilder } from '../run/RunBuilder';

const format = 'vitest-bench-json';

const durations = [
  ['min', 'min'],
  ['mean', 'avg'],
  ['median', 'med'],
  ['max', 'max'],
  ['sd', 'stddev'],
  ['p75', 'p75'],
  ['p99', 'p99'],
  ['p999', 'p99.9'],
] as const;

/**
 * Reads the benchmarks of Vitest.
 *
 * @public
 */
export const vitestBenchJsonReader = jsonReader({
  format,
  title: 'Vitest benchmarks (vitest bench --outputJson)',
  tool: 'vitest',
  recognise(value) {
    const file = arrayMember(value, 'files')[0];
    return textMember(file, 'filepath') !== undefined &&
      Array.isArray(member(file, 'groups'))
      ? 0.96
      : 0;
  },
  read(value, run) {
    for (const file of arrayMember(value, 'files')) {
      for (const group of arrayMember(file, 'groups')) {
        for (const benchmark of arrayMember(group, 'benchmarks')) {
          addBenchmark(run, textMember(group, 'fullName'), benchmark);
        }
      }
    }
    if (run.metricCount === 0) {
      throw new InputError(
        `line 1: the ${format} file holds no benchmark with a time`,
      );
    }
  },
});

function addBenchmark(
  run: RunBuilder,
  group: string | undefined,
  benchmark: unknown,
): void {
  const name = textMember(benchmark, 'name');
  if (name === undefined || memberAt(benchmark, 'mean') === undefined) {
    run.warn('benchmark-unreadable', 'A benchmark lacks its name or its time');
    return;
  }
  run.metric(
    'duration',
    benchScope(name, group === undefined ? [] : [['group', group]]),
    benchMeasures.duration,
    [
      ['count', numberMember(benchmark, 'sampleCount')],
      ...durations.map(
        ([theirs, ours]) =>
          [ours, times(numberMember(benchmark, theirs), 1e-3)] as const,
      ),
    ],
  );
}

/*
 * The file of Google Benchmark's `--benchmark_out_format=json`:
 * https://github.com/google/benchmark/blob/main/docs/user_guide.md#output-formats
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
import { toIsoTime } from '../input/time';
import {
  benchMeasures,
  benchScope,
  secondsIn,
  statsOfValues,
} from '../run/bench';
import { RunBuilder } from '../run/RunBuilder';

const format = 'google-benchmark-json';

/**
 * Reads Google Benchmark's JSON: repetitions of a benchmark are its samples.
 * Its aggregates are read where the repetitions were not reported.
 *
 * @public
 */
export const googleBenchmarkJsonReader = jsonReader({
  format,
  title: 'Google Benchmark result (--benchmark_out_format=json)',
  tool: 'google-benchmark',
  recognise(value) {
    const first = arrayMember(value, 'benchmarks')[0];
    const context = member(value, 'context');
    return isObject(context) &&
      (member(context, 'num_cpus') !== undefined ||
        member(first, 'cpu_time') !== undefined)
      ? 0.96
      : 0;
  },
  read(value, run) {
    const context = objectMember(value, 'context');
    run.startedAt = toIsoTime(textMember(context, 'date'));
    run.tool.version = textMember(context, 'library_version') ?? null;
    const byName = new Map<string, Measured>();
    for (const entry of arrayMember(value, 'benchmarks')) {
      collect(run, byName, entry);
    }
    for (const [name, measured] of byName) {
      addMeasured(run, name, measured);
    }
    if (byName.size === 0 && run.testCount === 0) {
      throw new InputError(
        `line 1: the ${format} file holds no benchmark with a time`,
      );
    }
  },
});

interface Measured {
  real: number[];
  cpu: number[];
  items: number[];
  bytes: number[];
  /** Of aggregates, by their name. */
  aggregates: Map<string, number>;
}

const aggregateStats = [
  ['mean', 'avg'],
  ['median', 'med'],
  ['stddev', 'stddev'],
  ['min', 'min'],
  ['max', 'max'],
] as const;

function collect(
  run: RunBuilder,
  byName: Map<string, Measured>,
  entry: unknown,
): void {
  const name = textMember(entry, 'run_name') ?? textMember(entry, 'name');
  const unit = secondsIn(textMember(entry, 'time_unit') ?? 'ns');
  const real = numberMember(entry, 'real_time');
  if (name !== undefined && member(entry, 'error_occurred') === true) {
    run.test({ name, suite: null, status: 'error', durationSeconds: null });
    return;
  }
  if (name === undefined || real === undefined || unit === undefined) {
    return; // Complexity and its error have no time.
  }
  let measured = byName.get(name);
  if (!measured) {
    measured = {
      real: [],
      cpu: [],
      items: [],
      bytes: [],
      aggregates: new Map(),
    };
    byName.set(name, measured);
  }
  const aggregate = textMember(entry, 'aggregate_name');
  if (aggregate !== undefined) {
    measured.aggregates.set(aggregate, real * unit);
    return;
  }
  measured.real.push(real * unit);
  for (const [key, target, factor] of [
    ['cpu_time', measured.cpu, unit],
    ['items_per_second', measured.items, 1],
    ['bytes_per_second', measured.bytes, 1],
  ] as const) {
    const value = numberMember(entry, key);
    if (value !== undefined) {
      target.push(value * factor);
    }
  }
}

function addMeasured(run: RunBuilder, name: string, measured: Measured): void {
  const scope = benchScope(name);
  run.metric(
    'duration',
    scope,
    benchMeasures.duration,
    measured.real.length > 0
      ? statsOfValues(measured.real)
      : aggregateStats.map(
          ([theirs, ours]) => [ours, measured.aggregates.get(theirs)] as const,
        ),
  );
  run.metric(
    'cpu_duration',
    scope,
    benchMeasures.duration,
    statsOfValues(measured.cpu),
  );
  run.metric(
    'throughput',
    scope,
    benchMeasures.throughput,
    statsOfValues(measured.items),
  );
  run.metric(
    'bytes_per_second',
    scope,
    benchMeasures.bytesPerSecond,
    statsOfValues(measured.bytes),
  );
}

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
import { Measure, RunBuilder } from '../run/RunBuilder';

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
  /** Of counters, by their name. */
  counters: Map<string, number[]>;
  /** Of aggregates, by their name. */
  aggregates: Map<string, number>;
}

/** Numbers of an entry that the library itself defines; the rest are counters. */
const ownKeys = new Set([
  'family_index',
  'per_family_instance_index',
  'repetitions',
  'repetition_index',
  'threads',
  'iterations',
  'real_time',
  'cpu_time',
]);

/** Counters that the library names, and what they are here. */
const counterMeasures = new Map<string, { name: string; measure: Measure }>([
  [
    'items_per_second',
    { name: 'throughput', measure: benchMeasures.throughput },
  ],
  [
    'bytes_per_second',
    { name: 'bytes_per_second', measure: benchMeasures.bytesPerSecond },
  ],
]);

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
  const { name, aggregate } = nameOf(entry);
  const unit = secondsIn(textMember(entry, 'time_unit') ?? 'ns');
  const real = numberMember(entry, 'real_time');
  const failed = member(entry, 'error_occurred') === true;
  if (name !== undefined && (failed || member(entry, 'skipped') === true)) {
    run.test({
      name,
      suite: null,
      status: failed ? 'error' : 'skipped',
      durationSeconds: null,
    });
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
      counters: new Map(),
      aggregates: new Map(),
    };
    byName.set(name, measured);
  }
  if (aggregate !== undefined) {
    measured.aggregates.set(aggregate, real * unit);
    return;
  }
  measured.real.push(real * unit);
  const cpu = numberMember(entry, 'cpu_time');
  if (cpu !== undefined) {
    measured.cpu.push(cpu * unit);
  }
  for (const [key, value] of Object.entries(isObject(entry) ? entry : {})) {
    if (!ownKeys.has(key) && typeof value === 'number') {
      const values = measured.counters.get(key) ?? [];
      values.push(value);
      measured.counters.set(key, values);
    }
  }
}

/**
 * Name and aggregate of an entry. Before version 1.5 the aggregate was but a
 * suffix of the name, and no entry had a `run_type`.
 */
function nameOf(entry: unknown): {
  name: string | undefined;
  aggregate: string | undefined;
} {
  const name = textMember(entry, 'run_name') ?? textMember(entry, 'name');
  const stated = textMember(entry, 'aggregate_name');
  const suffix =
    stated === undefined && member(entry, 'run_type') === undefined
      ? /^(.{1,1000})_(mean|median|stddev)$/.exec(name ?? '')
      : null;
  return suffix
    ? { name: suffix[1], aggregate: suffix[2] }
    : { name, aggregate: stated };
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
  for (const [counter, values] of measured.counters) {
    const known = counterMeasures.get(counter);
    run.metric(
      known?.name ?? counter,
      scope,
      known?.measure ?? benchMeasures.other,
      statsOfValues(values),
    );
  }
}

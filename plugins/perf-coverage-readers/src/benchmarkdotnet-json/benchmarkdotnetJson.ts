/*
 * The files of BenchmarkDotNet's JSON exporters; times are in ns:
 * https://benchmarkdotnet.org/articles/configs/exporters.html#json
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

const format = 'benchmarkdotnet-json';
const secondsPerNs = 1e-9;

/**
 * Reads BenchmarkDotNet's JSON, brief or full. A benchmark without statistics
 * is one that failed.
 *
 * @public
 */
export const benchmarkdotnetJsonReader = jsonReader({
  format,
  title: 'BenchmarkDotNet result (--exporters json)',
  tool: 'benchmarkdotnet',
  recognise(value) {
    const host = member(value, 'HostEnvironmentInfo');
    if (isObject(host) && Array.isArray(member(value, 'Benchmarks'))) {
      return 0.97;
    }
    return member(host, 'BenchmarkDotNetVersion') !== undefined ? 0.9 : 0;
  },
  read(value, run) {
    const host = objectMember(value, 'HostEnvironmentInfo');
    run.tool.version = textMember(host, 'BenchmarkDotNetVersion') ?? null;
    for (const benchmark of arrayMember(value, 'Benchmarks')) {
      addBenchmark(run, benchmark);
    }
    if (run.metricCount === 0 && run.testCount === 0) {
      throw new InputError(`line 1: the ${format} file holds no benchmark`);
    }
  },
});

function addBenchmark(run: RunBuilder, benchmark: unknown): void {
  const name = nameOf(benchmark);
  if (name === undefined) {
    run.warn('benchmark-unreadable', 'A benchmark lacks its name');
    return;
  }
  const statistics = member(benchmark, 'Statistics');
  if (!isObject(statistics)) {
    run.test({ name, suite: null, status: 'error', durationSeconds: null });
    return;
  }
  const scope = benchScope(
    name,
    parametersOf(textMember(benchmark, 'Parameters') ?? ''),
  );
  const percentiles = objectMember(statistics, 'Percentiles');
  const seconds = (from: unknown, key: string) =>
    times(numberMember(from, key), secondsPerNs);
  run.metric('duration', scope, benchMeasures.duration, [
    ['count', numberMember(statistics, 'N')],
    ['min', seconds(statistics, 'Min')],
    ['avg', seconds(statistics, 'Mean')],
    ['med', seconds(statistics, 'Median')],
    ['max', seconds(statistics, 'Max')],
    ['stddev', seconds(statistics, 'StandardDeviation')],
    ['p50', seconds(percentiles, 'P50')],
    ['p90', seconds(percentiles, 'P90')],
    ['p95', seconds(percentiles, 'P95')],
  ]);
  run.metric('allocated_bytes', scope, benchMeasures.bytes, [
    [
      'avg',
      numberMember(
        objectMember(benchmark, 'Memory'),
        'BytesAllocatedPerOperation',
      ),
    ],
  ]);
}

function nameOf(benchmark: unknown): string | undefined {
  const full = textMember(benchmark, 'FullName');
  if (full !== undefined) {
    return full;
  }
  const parts = ['Namespace', 'Type', 'Method'].flatMap(key => {
    const part = textMember(benchmark, key);
    return part ? [part] : [];
  });
  return parts.length > 0 ? parts.join('.') : undefined;
}

/** `N=100&Kind=fast`. */
function parametersOf(text: string): [string, string][] {
  return text.split('&').flatMap((part): [string, string][] => {
    const equals = part.indexOf('=');
    return equals > 0
      ? [[part.slice(0, equals).trim(), part.slice(equals + 1).trim()]]
      : [];
  });
}

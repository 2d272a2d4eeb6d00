/*
 * A file of `results/MACHINE/` that airspeed velocity (asv) writes per commit
 * and environment, version 1 and 2:
 * https://asv.readthedocs.io/en/stable/dev.html#result-file
 */
import { InputError } from '@backstage/errors';
import {
  arrayMember,
  isObject,
  member,
  objectMember,
  textMember,
} from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { toIsoTime } from '../input/time';
import { benchMeasures, benchScope } from '../run/bench';
import { Measure, RunBuilder } from '../run/RunBuilder';

const format = 'asv-json';

/** Combinations of parameters of one benchmark that are looked at. */
const maxCombinations = 10_000;

/** What a benchmark of asv measures stands in its name. */
const kinds: { prefix: string; name: string; measure: Measure }[] = [
  { prefix: 'timeraw_', name: 'duration', measure: benchMeasures.duration },
  { prefix: 'time_', name: 'duration', measure: benchMeasures.duration },
  { prefix: 'peakmem_', name: 'peak_memory', measure: benchMeasures.bytes },
  { prefix: 'mem_', name: 'memory', measure: benchMeasures.bytes },
  { prefix: 'track_', name: 'track', measure: benchMeasures.other },
];

/**
 * Reads the results of one commit. What a `track_` benchmark counts is not in
 * this file, and neither are the names of parameters; they are numbered. A
 * result of null is a benchmark that failed or was skipped.
 *
 * @public
 */
export const asvJsonReader = jsonReader({
  format,
  title: 'airspeed velocity (asv) results of a commit',
  tool: 'asv',
  recognise: value =>
    textMember(value, 'commit_hash') !== undefined &&
    (Array.isArray(member(value, 'result_columns')) ||
      isObject(member(value, 'results')))
      ? 0.95
      : 0,
  read(value, run) {
    const columns = arrayMember(value, 'result_columns').map(String);
    const startTimes: number[] = [];
    for (const [name, entry] of Object.entries(
      objectMember(value, 'results'),
    )) {
      const result = toResult(columns, entry);
      const started = result.startedAt;
      if (started !== undefined) {
        startTimes.push(started);
      }
      addBenchmark(run, name, result);
    }
    if (run.metricCount === 0 && run.testCount === 0) {
      throw new InputError(
        `line 1: the ${format} file holds no result of a benchmark`,
      );
    }
    if (startTimes.length > 0) {
      run.startedAt = toIsoTime(startTimes.reduce((a, b) => Math.min(a, b)));
    }
  },
});

interface AsvResult {
  values: readonly unknown[];
  params: readonly (readonly unknown[])[];
  /** Bounds of the middle half and counts, in the order of `values`. */
  stats: ReadonlyMap<string, readonly unknown[]>;
  startedAt: number | undefined;
}

/** Columns of version 2, an object of version 1, or a bare number. */
function toResult(columns: readonly string[], entry: unknown): AsvResult {
  const cells = new Map<string, unknown>();
  if (Array.isArray(entry)) {
    columns.forEach((column, n) => cells.set(column, entry[n]));
  } else if (isObject(entry)) {
    for (const [key, value] of Object.entries(entry)) {
      cells.set(key, value);
    }
  } else {
    cells.set('result', entry);
  }
  const result = cells.get('result');
  const params = cells.get('params');
  const startedAt = cells.get('started_at');
  return {
    values: Array.isArray(result) ? result : [result ?? null],
    params: Array.isArray(params) ? params.filter(Array.isArray) : [],
    stats: new Map(
      [...cells].flatMap(([column, value]) =>
        column.startsWith('stats_') && Array.isArray(value)
          ? [[column, value] as const]
          : [],
      ),
    ),
    startedAt: typeof startedAt === 'number' ? startedAt : undefined,
  };
}

function addBenchmark(run: RunBuilder, name: string, result: AsvResult): void {
  const method = name.slice(name.lastIndexOf('.') + 1);
  const kind = kinds.find(({ prefix }) => method.startsWith(prefix));
  result.values.slice(0, maxCombinations).forEach((value, at) => {
    const scope = benchScope(name, parametersAt(result.params, at));
    const measured = typeof value === 'number' && Number.isFinite(value);
    const suffix = scope.slice(1).map(([, each]) => each);
    run.test({
      name: suffix.length > 0 ? `${name}(${suffix.join(', ')})` : name,
      suite: null,
      // asv writes NaN for a combination that was skipped; JSON has it as null.
      status: measured ? 'passed' : 'error',
      durationSeconds: measured && kind?.name === 'duration' ? value : null,
    });
    run.metric(
      kind?.name ?? 'value',
      scope,
      kind?.measure ?? benchMeasures.other,
      [
        // asv's result is the median of its samples, unless it is counted.
        [kind?.name === 'duration' ? 'med' : 'value', measured ? value : null],
        ['count', cell(result, 'stats_repeat', at)],
        ['p75', cell(result, 'stats_q_75', at)],
      ],
    );
  });
  if (result.values.length > maxCombinations) {
    run.warn(
      'combinations-folded',
      `Only the first ${maxCombinations} combinations of parameters are read`,
      result.values.length - maxCombinations,
    );
  }
}

function cell(
  result: AsvResult,
  column: string,
  at: number,
): number | undefined {
  const value = result.stats.get(column)?.[at];
  return typeof value === 'number' ? value : undefined;
}

/** The last parameter changes fastest, as in Python's `itertools.product`. */
function parametersAt(
  params: AsvResult['params'],
  at: number,
): [string, string][] {
  let rest = at;
  return params
    .map((values, n): [string, unknown, number] => [`param${n + 1}`, values, n])
    .reverse()
    .map(([key, values]): [string, string] => {
      const list = Array.isArray(values) ? values : [];
      const value = list[rest % Math.max(1, list.length)];
      rest = Math.floor(rest / Math.max(1, list.length));
      return [key, String(value)];
    })
    .reverse();
}

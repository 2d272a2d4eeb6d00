/*
 * The file of JMH's `-rf json -rff FILE`:
 * https://github.com/openjdk/jmh/blob/master/jmh-core/src/main/java/org/openjdk/jmh/results/format/JSONResultFormat.java
 */
import { InputError } from '@backstage/errors';
import {
  JsonObject,
  isObject,
  member,
  numberMember,
  objectMember,
  textMember,
} from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { times } from '../input/numbers';
import { scoreMeasure, secondaryName } from '../jmh/score';
import { benchScope } from '../run/bench';
import { RunBuilder } from '../run/RunBuilder';

const format = 'jmh-json';

/**
 * Reads JMH's JSON. The mode decides what a score is: `thrpt` counts
 * operations per second, more is better; all others are times. Percentiles
 * are those of single calls in mode `sample` alone; elsewhere they would be
 * of whole iterations.
 *
 * @public
 */
export const jmhJsonReader = jsonReader({
  format,
  title: 'JMH result (-rf json)',
  tool: 'jmh',
  recognise(value) {
    const first: unknown = Array.isArray(value) ? value[0] : undefined;
    return textMember(first, 'benchmark') !== undefined &&
      (textMember(first, 'jmhVersion') !== undefined ||
        isObject(member(first, 'primaryMetric')))
      ? 0.97
      : 0;
  },
  read(value, run) {
    for (const result of Array.isArray(value) ? value : []) {
      addResult(run, result);
    }
    if (run.metricCount === 0) {
      throw new InputError(
        `line 1: the ${format} file holds no benchmark with a score`,
      );
    }
  },
});

function addResult(run: RunBuilder, result: unknown): void {
  const name = textMember(result, 'benchmark');
  const mode = textMember(result, 'mode') ?? '';
  if (name === undefined) {
    run.warn('benchmark-unreadable', 'A benchmark lacks its name');
    return;
  }
  run.tool.version ??= textMember(result, 'jmhVersion') ?? null;
  const parameters = Object.entries(objectMember(result, 'params')).flatMap(
    ([key, value]): [string, string][] =>
      typeof value === 'string' ? [[key, value]] : [],
  );
  const threads = numberMember(result, 'threads') ?? 1;
  const scope = benchScope(
    name,
    parameters,
    [['mode', mode]],
    threads === 1 ? [] : [['threads', String(threads)]],
  );
  addScore(run, scope, undefined, objectMember(result, 'primaryMetric'), mode);
  for (const [key, metric] of Object.entries(
    objectMember(result, 'secondaryMetrics'),
  )) {
    if (isObject(metric)) {
      addScore(run, scope, secondaryName(key), metric, mode);
    }
  }
}

function addScore(
  run: RunBuilder,
  scope: [string, string][],
  secondary: string | undefined,
  metric: JsonObject,
  mode: string,
): void {
  const unit = textMember(metric, 'scoreUnit') ?? '';
  const { name, measure, factor } = scoreMeasure(unit);
  const percentiles = objectMember(metric, 'scorePercentiles');
  const scaled = (from: JsonObject, key: string) =>
    times(numberMember(from, key), factor);
  run.metric(secondary ?? name, scope, measure, [
    ['avg', scaled(metric, 'score')],
    ['min', scaled(percentiles, '0.0')],
    ['max', scaled(percentiles, '100.0')],
    ...(mode === 'sample'
      ? ['50.0', '90.0', '95.0', '99.0', '99.9'].map(
          key => [`p${Number(key)}`, scaled(percentiles, key)] as const,
        )
      : []),
  ]);
}

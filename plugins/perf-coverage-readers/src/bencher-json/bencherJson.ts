/*
 * Bencher Metric Format: benchmarks by name, each with measures by name:
 * https://bencher.dev/docs/reference/bencher-metric-format/
 */
import { isObject, member, numberMember, objectMember } from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { benchMeasures, benchScope } from '../run/bench';
import { Measure } from '../run/RunBuilder';

const keys = new Set(['value', 'lower_value', 'upper_value']);

/** Measures that Bencher itself defines, in its units; the rest are unknown. */
const measures = new Map<
  string,
  { name: string; measure: Measure; factor: number }
>([
  [
    'latency',
    { name: 'duration', measure: benchMeasures.duration, factor: 1e-9 },
  ],
  [
    'throughput',
    { name: 'throughput', measure: benchMeasures.throughput, factor: 1 },
  ],
  [
    'build-time',
    { name: 'build_duration', measure: benchMeasures.duration, factor: 1 },
  ],
  ['file-size', { name: 'file_size', measure: benchMeasures.bytes, factor: 1 }],
  [
    'instructions',
    { name: 'instructions', measure: benchMeasures.count, factor: 1 },
  ],
]);

/**
 * Reads Bencher's own JSON. `lower_value` and `upper_value` are bounds of
 * whatever the producer chose, and stay out.
 *
 * @public
 */
export const bencherJsonReader = jsonReader({
  format: 'bencher-json',
  title: 'Bencher Metric Format',
  tool: 'bencher',
  recognise(value) {
    // `metrics` is where home-made summaries of k6 hold theirs.
    const benchmarks =
      isObject(value) && member(value, 'metrics') === undefined
        ? Object.values(value)
        : [];
    // The last benchmark of a long file may be cut in the part that is shown.
    const whole = benchmarks.slice(0, Math.max(1, benchmarks.length - 1));
    return whole.length > 0 && whole.every(hasMeasures) ? 0.85 : 0;
  },
  read(value, run) {
    for (const [name, results] of Object.entries(
      isObject(value) ? value : {},
    )) {
      for (const measure of Object.keys(isObject(results) ? results : {})) {
        const known = measures.get(measure.toLowerCase().replaceAll(' ', '-'));
        const number = numberMember(objectMember(results, measure), 'value');
        run.metric(
          known?.name ?? measure,
          benchScope(name),
          known?.measure ?? benchMeasures.other,
          [
            [
              known ? 'avg' : 'value',
              number === undefined ? undefined : number * (known?.factor ?? 1),
            ],
          ],
        );
      }
    }
  },
});

function hasMeasures(benchmark: unknown): boolean {
  const results = isObject(benchmark) ? Object.values(benchmark) : [];
  return (
    results.length > 0 &&
    results.every(
      result =>
        numberMember(result, 'value') !== undefined &&
        isObject(result) &&
        Object.keys(result).every(key => keys.has(key)),
    )
  );
}

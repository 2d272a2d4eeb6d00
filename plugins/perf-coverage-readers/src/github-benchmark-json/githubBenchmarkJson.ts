/*
 * The custom format of github-action-benchmark (`customSmallerIsBetter`,
 * `customBiggerIsBetter`), a list of names with unit and value:
 * https://github.com/benchmark-action/github-action-benchmark#examples
 */
import { InputError } from '@backstage/errors';
import { isObject, numberMember, textMember } from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { benchScope, secondsIn } from '../run/bench';
import { Measure } from '../run/RunBuilder';

const format = 'github-benchmark-json';
const keys = new Set(['name', 'unit', 'value', 'range', 'extra']);

/**
 * Reads such a list. Which way is better stands in the workflow, not in the
 * file: times are better smaller, rates per second larger, the rest is unknown.
 *
 * @public
 */
export const githubBenchmarkJsonReader = jsonReader({
  format,
  title: 'Benchmarks for github-action-benchmark (custom format)',
  tool: 'github-action-benchmark',
  recognise(value) {
    const entries: unknown[] = Array.isArray(value) ? value : [];
    // The last entry of a long file may be cut in the part that is shown.
    const whole = entries.slice(0, Math.max(1, entries.length - 1));
    return whole.length > 0 && whole.every(isEntry) ? 0.85 : 0;
  },
  read(value, run) {
    for (const entry of Array.isArray(value) ? value : []) {
      const name = textMember(entry, 'name');
      const unit = textMember(entry, 'unit');
      const number = numberMember(entry, 'value');
      if (name === undefined || unit === undefined || number === undefined) {
        run.warn(
          'benchmark-unreadable',
          'A benchmark lacks its name, unit or value',
        );
        continue;
      }
      const seconds = secondsIn(unit.split('/', 1)[0].trim());
      const isTime =
        seconds !== undefined && /^[^/]{1,9}(?:\/(?:op|iter|run))?$/.test(unit);
      run.metric(
        isTime ? 'duration' : 'value',
        benchScope(name),
        isTime ? { unit: 's', direction: 'lower' } : measureOf(unit),
        [[isTime ? 'avg' : 'value', isTime ? number * seconds : number]],
      );
    }
    if (run.metricCount === 0) {
      throw new InputError(`line 1: the ${format} file holds no benchmark`);
    }
  },
});

function isEntry(entry: unknown): boolean {
  return (
    isObject(entry) &&
    textMember(entry, 'name') !== undefined &&
    textMember(entry, 'unit') !== undefined &&
    numberMember(entry, 'value') !== undefined &&
    Object.keys(entry).every(key => keys.has(key))
  );
}

function measureOf(unit: string): Measure {
  return /\/s(?:ec(?:ond)?)?$/i.test(unit)
    ? { unit, direction: 'higher' }
    : { unit, direction: 'neutral' };
}

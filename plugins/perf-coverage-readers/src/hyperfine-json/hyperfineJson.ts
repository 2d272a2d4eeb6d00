/*
 * The file of `hyperfine --export-json FILE`; times are in s:
 * https://github.com/sharkdp/hyperfine
 */
import { InputError } from '@backstage/errors';
import {
  arrayMember,
  numberMember,
  objectMember,
  textMember,
} from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { benchMeasures, benchScope } from '../run/bench';
import { nearestRank } from '../run/percentiles';
import { RunBuilder } from '../run/RunBuilder';

const format = 'hyperfine-json';

/**
 * Reads hyperfine's JSON: one benchmark per command, and a failed test for a
 * command that once ended with another status than 0.
 *
 * @public
 */
export const hyperfineJsonReader = jsonReader({
  format,
  title: 'hyperfine result (--export-json)',
  tool: 'hyperfine',
  recognise(value) {
    const first = arrayMember(value, 'results')[0];
    return textMember(first, 'command') !== undefined &&
      numberMember(first, 'mean') !== undefined
      ? 0.95
      : 0;
  },
  read(value, run) {
    for (const result of arrayMember(value, 'results')) {
      addResult(run, result);
    }
    if (run.metricCount === 0) {
      throw new InputError(`line 1: the ${format} file holds no command`);
    }
  },
});

function addResult(run: RunBuilder, result: unknown): void {
  const command = textMember(result, 'command');
  if (command === undefined) {
    run.warn('result-unreadable', 'A result lacks its command');
    return;
  }
  const samples = arrayMember(result, 'times').filter(
    (each): each is number => typeof each === 'number',
  );
  // Before version 1.11 there was one parameter, without its name.
  const parameters = Object.entries({
    parameter: textMember(result, 'parameter'),
    ...objectMember(result, 'parameters'),
  }).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[key, value]] : [],
  );
  const mean = numberMember(result, 'mean');
  run.metric(
    'duration',
    benchScope(command, parameters),
    benchMeasures.duration,
    [
      ['count', samples.length > 0 ? samples.length : undefined],
      ['min', numberMember(result, 'min')],
      ['avg', mean],
      ['med', numberMember(result, 'median')],
      ['max', numberMember(result, 'max')],
      ['stddev', numberMember(result, 'stddev')],
      ...nearestRank(samples, [90, 95, 99]),
    ],
  );
  const failed = arrayMember(result, 'exit_codes').some(code => code !== 0);
  run.test({
    name: command,
    suite: null,
    status: failed ? 'failed' : 'passed',
    durationSeconds: mean ?? null,
  });
}

/*
 * `statistics.json` of JMeter's HTML report (`jmeter -e -o DIR`):
 * https://jmeter.apache.org/usermanual/generating-dashboard.html
 */
import { InputError } from '@backstage/errors';
import { Run } from 'backstage-plugin-perf-coverage-common';
import {
  ReaderLimits,
  Recognition,
  ResultHead,
  ResultInput,
  ResultReader,
} from 'backstage-plugin-perf-coverage-node';
import {
  isObject,
  member,
  numberMember,
  objectMember,
  readJson,
} from '../input/json';
import { peekJson } from '../input/peekJson';
import { labelOperation } from '../jmeter/sample';
import { addLoad } from '../run/load';
import { RunBuilder, requestTotals } from '../run/RunBuilder';

const format = 'jmeter-statistics-json';
const total = 'Total';

/**
 * Reads the statistics of JMeter's dashboard. Its percentiles are taken for
 * p90, p95 and p99, JMeter's defaults: the file does not say what
 * `aggregate_rpt_pct1` to `3` were set to.
 *
 * @public
 */
export const jmeterStatisticsJsonReader: ResultReader = {
  format,
  title: 'JMeter dashboard statistics.json',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const value = peekJson(head);
  const entries = isObject(value) ? Object.values(value) : [];
  const known = entries.some(
    entry =>
      numberMember(entry, 'sampleCount') !== undefined &&
      numberMember(entry, 'meanResTime') !== undefined,
  );
  return { confidence: known ? 0.95 : 0 };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const { value, notNumbers } = await readJson(input, limits, format);
  const whole = objectMember(value, total);
  if (numberMember(whole, 'sampleCount') === undefined) {
    throw new InputError(
      `line 1: the ${format} file has no '${total}' with a sampleCount`,
    );
  }
  const run = new RunBuilder(format, 'jmeter', limits);
  run.synthetic = member(value, 'synthetic') === true;
  run.requests = requestTotals(
    numberMember(whole, 'sampleCount') ?? null,
    numberMember(whole, 'errorCount') ?? null,
  );
  addTransaction(run, [], whole);
  for (const [label, transaction] of Object.entries(
    isObject(value) ? value : {},
  )) {
    const operation = labelOperation(label.trim());
    if (label !== total && isObject(transaction) && operation !== undefined) {
      addTransaction(run, [['operation', operation]], transaction);
    }
  }
  if (notNumbers > 0) {
    run.warn('not-a-number', 'NaN or Infinity stands for a number', notNumbers);
  }
  return run.build();
}

function addTransaction(
  run: RunBuilder,
  scope: [string, string][],
  figures: unknown,
): void {
  addLoad(run, {
    scope,
    requests: numberMember(figures, 'sampleCount'),
    failed: numberMember(figures, 'errorCount'),
    perSecond: numberMember(figures, 'throughput'),
    milliseconds: [
      ['count', numberMember(figures, 'sampleCount')],
      ['min', numberMember(figures, 'minResTime')],
      ['avg', numberMember(figures, 'meanResTime')],
      ['med', numberMember(figures, 'medianResTime')],
      ['max', numberMember(figures, 'maxResTime')],
      ['p90', numberMember(figures, 'pct1ResTime')],
      ['p95', numberMember(figures, 'pct2ResTime')],
      ['p99', numberMember(figures, 'pct3ResTime')],
    ],
  });
}

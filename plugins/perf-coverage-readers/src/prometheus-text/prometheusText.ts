/*
 * The text exposition format of Prometheus, and OpenMetrics:
 * https://prometheus.io/docs/instrumenting/exposition_formats/
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
import { forEachLine } from '../input/lines';
import { RunBuilder } from '../run/RunBuilder';
import { StrayLines } from '../run/warnLines';
import { parseSample } from './exposition';
import { MetricFamilies } from './MetricFamilies';

const format = 'prometheus-text';
const typeLine =
  /^# TYPE ([A-Za-z_:][\w:.]{0,500}) (counter|gauge|histogram|summary|gaugehistogram|untyped|unknown|info|stateset)\s{0,9}$/;

/**
 * Reads counters, histograms and summaries. A histogram gives count and mean:
 * its buckets tell no percentile, only between which bounds one lies.
 *
 * @public
 */
export const prometheusTextReader: ResultReader = {
  format,
  title: 'Prometheus text exposition, or OpenMetrics',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const lines = head.text
    .split('\n', 400)
    .map(line => line.slice(0, 2000).trimEnd());
  const types = lines.filter(line => typeLine.test(line)).length;
  if (types === 0) {
    return { confidence: 0 };
  }
  const samples = lines.filter(line => parseSample(line)).length;
  return samples > 0
    ? { confidence: 0.93 }
    : { confidence: 0.3, near: 'no sample follows its # TYPE lines' };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const run = new RunBuilder(format, 'prometheus', limits);
  const families = new MetricFamilies();
  const stray = new StrayLines();
  let samples = 0;
  const end = await forEachLine(input, (line, number) => {
    const text = line.trim();
    const type = typeLine.exec(text);
    if (type) {
      families.define(type[1], type[2]);
      return;
    }
    if (text === '' || text.startsWith('#')) {
      return;
    }
    const sample = parseSample(text);
    if (sample) {
      samples += 1;
      families.take(sample);
    } else if (!/\s(?:NaN|[+-]?Inf)(?:\s|$)/.test(text)) {
      stray.add(number);
    }
  });
  if (samples === 0) {
    throw new InputError(
      `line ${stray.first ?? end.lines}: the ${format} file holds no sample`,
    );
  }
  families.addTo(run);
  stray.warn(run, end);
  if (run.metricCount === 0) {
    run.warn(
      'nothing-measured',
      'The file holds neither counters nor histograms nor summaries of a service; gauges and those of a runtime are not read',
    );
  }
  return run.build();
}

/*
 * The data that k6 hands to `handleSummary(data)`, written as it is:
 * https://grafana.com/docs/k6/latest/results-output/end-of-test/custom-summary/#summary-data-reference
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
  JsonObject,
  isObject,
  member,
  numberMember,
  objectMember,
  readJson,
} from '../input/json';
import { peekJson } from '../input/peekJson';
import {
  K6Contains,
  K6MetricType,
  K6SummaryMetric,
  addK6Checks,
  addK6Metrics,
  k6Requests,
} from '../k6';
import { RunBuilder } from '../run/RunBuilder';

const format = 'k6-handle-summary';

/**
 * Reads the data of k6's `handleSummary`, where a threshold is `{ok: true}`
 * when it held. `setup_data` may hold tokens and is never looked at.
 *
 * @public
 */
export const k6HandleSummaryReader: ResultReader = {
  format,
  title: 'k6 handleSummary data (JSON.stringify(data))',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const value = peekJson(head);
  const metrics = member(value, 'metrics');
  if (!isObject(metrics)) {
    // A long root_group may push the metrics out of the head.
    return isObject(member(value, 'root_group')) &&
      (isObject(member(value, 'options')) || isObject(member(value, 'state')))
      ? { confidence: 0.7 }
      : { confidence: 0 };
  }
  const entries = Object.values(metrics);
  if (!entries.some(entry => isTyped(entry))) {
    return { confidence: 0 };
  }
  const surroundings = ['root_group', 'state', 'options'].filter(key =>
    isObject(member(value, key)),
  );
  return { confidence: surroundings.length > 0 ? 0.95 : 0.7 };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const { value, notNumbers } = await readJson(input, limits, format);
  const all = Object.entries(objectMember(value, 'metrics'));
  const metrics = all.flatMap(([key, metric]) =>
    isTyped(metric) ? [toMetric(key, metric)] : [],
  );
  if (metrics.length === 0) {
    throw new InputError(
      `line 1: 'metrics' of the ${format} file holds no metric of k6 with its type and values; write the data that handleSummary gets as it is, with JSON.stringify(data)`,
    );
  }
  const run = new RunBuilder(format, 'k6', limits);
  const milliseconds = numberMember(
    objectMember(value, 'state'),
    'testRunDurationMs',
  );
  run.durationSeconds = milliseconds === undefined ? null : milliseconds / 1000;
  run.synthetic = member(value, 'synthetic') === true;
  run.requests = k6Requests(metrics);
  addK6Metrics(run, metrics);
  addK6Checks(run, member(value, 'root_group'));
  if (metrics.length < all.length) {
    run.warn(
      'metric-unreadable',
      'A metric lacks its type or its values',
      all.length - metrics.length,
    );
  }
  if (notNumbers > 0) {
    run.warn('not-a-number', 'NaN or Infinity stands for a number', notNumbers);
  }
  return run.build();
}

const types: readonly unknown[] = ['counter', 'gauge', 'rate', 'trend'];
const contents: readonly unknown[] = ['time', 'data', 'default'];

function isTyped(
  metric: unknown,
): metric is JsonObject & { type: K6MetricType; values: JsonObject } {
  return (
    types.includes(member(metric, 'type')) && isObject(member(metric, 'values'))
  );
}

function toMetric(
  key: string,
  metric: JsonObject & { type: K6MetricType; values: JsonObject },
): K6SummaryMetric {
  const contains = member(metric, 'contains');
  const thresholds = Object.entries(objectMember(metric, 'thresholds')).flatMap(
    ([expression, threshold]) => {
      const ok = member(threshold, 'ok');
      return typeof ok === 'boolean' ? [{ expression, ok }] : [];
    },
  );
  return {
    key,
    type: metric.type,
    contains: contents.includes(contains)
      ? (contains as K6Contains)
      : undefined,
    values: metric.values,
    thresholds,
  };
}

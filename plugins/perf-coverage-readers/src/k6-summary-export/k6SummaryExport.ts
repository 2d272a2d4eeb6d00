/*
 * The file of `k6 run --summary-export=FILE`:
 * https://grafana.com/docs/k6/latest/results-output/end-of-test/#summary-export
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
  objectMember,
  readJson,
} from '../input/json';
import { peekJson } from '../input/peekJson';
import {
  K6SummaryMetric,
  addK6Checks,
  addK6Metrics,
  inferType,
  k6Requests,
} from '../k6';
import { RunBuilder } from '../run/RunBuilder';

const format = 'k6-summary-export';

/**
 * Reads k6's `--summary-export`. A threshold is `true` there where it was
 * *crossed*, so true means failed.
 *
 * @public
 */
export const k6SummaryExportReader: ResultReader = {
  format,
  title: 'k6 end-of-test summary (--summary-export)',
  recognise,
  read,
};

/** Every run of k6 has some of these. */
const builtIn =
  /^(?:http_req|iteration|vus|checks|data_|group_duration|dropped_iter|ws_|grpc_|browser_)/;

function recognise(head: ResultHead): Recognition {
  const value = peekJson(head);
  const metrics = member(value, 'metrics');
  if (!isObject(metrics)) {
    return { confidence: 0 };
  }
  const entries = Object.values(metrics).filter(isObject);
  if (entries.some(entry => member(entry, 'values') !== undefined)) {
    return { confidence: 0 };
  }
  if (entries.length === 0) {
    const looksLikeK6 = Object.keys(metrics).some(name => builtIn.test(name));
    return looksLikeK6
      ? {
          confidence: 0.1,
          near: `'metrics' holds plain numbers: it looks like a home-made handleSummary file; write the data that handleSummary gets as it is, with JSON.stringify(data)`,
        }
      : { confidence: 0 };
  }
  if (!entries.some(entry => inferType(entry) !== undefined)) {
    return { confidence: 0 };
  }
  if (isObject(member(value, 'root_group'))) {
    return { confidence: 0.95 };
  }
  return Object.keys(metrics).some(name => builtIn.test(name))
    ? { confidence: 0.6 }
    : {
        confidence: 0.1,
        near: `'metrics' names none of k6's own metrics; describe a home-made format with a mapping`,
      };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const { value, notNumbers } = await readJson(input, limits, format);
  const metrics = toMetrics(objectMember(value, 'metrics'));
  if (metrics.length === 0) {
    throw new InputError(
      `line 1: 'metrics' of the ${format} file holds no metric of k6; write the file with k6 run --summary-export=FILE`,
    );
  }
  const run = new RunBuilder(format, 'k6', limits);
  run.synthetic = member(value, 'synthetic') === true;
  run.requests = k6Requests(metrics);
  addK6Metrics(run, metrics);
  addK6Checks(run, member(value, 'root_group'));
  if (notNumbers > 0) {
    run.warn('not-a-number', 'NaN or Infinity stands for a number', notNumbers);
  }
  return run.build();
}

function toMetrics(metrics: JsonObject): K6SummaryMetric[] {
  return Object.entries(metrics).flatMap(([key, values]): K6SummaryMetric[] => {
    const type = isObject(values) ? inferType(values) : undefined;
    if (!isObject(values) || type === undefined) {
      return [];
    }
    const thresholds = Object.entries(objectMember(values, 'thresholds'))
      .filter(([, crossed]) => typeof crossed === 'boolean')
      .map(([expression, crossed]) => ({ expression, ok: crossed === false }));
    return [{ key, type, contains: undefined, values, thresholds }];
  });
}

/*
 * The machine-readable summary of k6 1.5 and newer, schema version 1:
 * `k6 run --new-machine-readable-summary --summary-export=FILE`. Its shape is
 * generated from https://github.com/grafana/k6-summary.
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
  arrayMember,
  isObject,
  member,
  memberAt,
  numberMember,
  objectMember,
  readJson,
  textMember,
} from '../input/json';
import { peekJson } from '../input/peekJson';
import { toIsoTime } from '../input/time';
import {
  K6Contains,
  K6MetricType,
  K6SummaryMetric,
  addCheck,
  addK6Metrics,
  k6Requests,
} from '../k6';
import { RunBuilder } from '../run/RunBuilder';

const format = 'k6-summary';

/**
 * Reads k6's machine-readable summary. Version 1.0.0 of it carries neither
 * thresholds nor percentiles other than p90 and p95.
 *
 * @public
 */
export const k6SummaryReader: ResultReader = {
  format,
  title: 'k6 machine-readable summary (--new-machine-readable-summary)',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const value = peekJson(head);
  const hasVersion = textMember(value, 'version') !== undefined;
  const byK6 = memberAt(value, 'metadata', 'k6Version') !== undefined;
  const metrics = memberAt(value, 'results', 'metrics');
  if (byK6 && hasVersion) {
    return { confidence: 0.97 };
  }
  if (Array.isArray(metrics) && (byK6 || isObject(member(value, 'config')))) {
    return { confidence: 0.8 };
  }
  return byK6
    ? { confidence: 0.3, near: `there is no 'results.metrics'` }
    : { confidence: 0 };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const { value } = await readJson(input, limits, format);
  const results = objectMember(value, 'results');
  const metadata = objectMember(value, 'metadata');
  const version = textMember(value, 'version') ?? '';
  if (!Array.isArray(member(results, 'metrics'))) {
    throw new InputError(
      `line 1: the ${format} file has no list 'results.metrics'`,
    );
  }
  const run = new RunBuilder(format, 'k6', limits);
  if (!version.startsWith('1.')) {
    run.warn(
      'version-unknown',
      `The summary is of version '${version}', known is 1; what is the same was read`,
    );
  }
  run.tool.version = textMember(metadata, 'k6Version') ?? null;
  run.synthetic = member(value, 'synthetic') === true;
  const seconds = numberMember(objectMember(value, 'config'), 'duration');
  run.durationSeconds = seconds ?? null;
  run.startedAt = startedAt(textMember(metadata, 'generatedAt'), seconds);

  const checks = objectMember(results, 'checks');
  const all = arrayMember(results, 'metrics');
  const metrics = [
    ...all,
    ...arrayMember(checks, 'metrics').filter(
      metric => textMember(metric, 'name') === 'checks_succeeded',
    ),
  ].flatMap(toMetric);
  if (metrics.length === 0) {
    throw new InputError(
      `line 1: 'results.metrics' of the ${format} file holds no metric`,
    );
  }
  run.requests = k6Requests(metrics);
  addK6Metrics(run, metrics);
  for (const check of arrayMember(checks, 'results')) {
    addCheck(run, check, '');
  }
  run.warn(
    'thresholds-absent',
    'This format of k6 does not say which thresholds held; --summary-export without --new-machine-readable-summary does',
  );
  return run.build();
}

/** The summary is written when the run has ended. */
function startedAt(
  generatedAt: string | undefined,
  seconds: number | undefined,
): string | null {
  const end = toIsoTime(generatedAt);
  return end === null || seconds === undefined
    ? end
    : toIsoTime(Date.parse(end) - Math.round(seconds * 1000));
}

const types: readonly unknown[] = ['counter', 'gauge', 'rate', 'trend'];
const contents: readonly unknown[] = ['time', 'data', 'default'];

function toMetric(metric: unknown): K6SummaryMetric[] {
  const name = textMember(metric, 'name');
  const type = member(metric, 'type');
  const contains = member(metric, 'contains');
  if (name === undefined || !types.includes(type)) {
    return [];
  }
  return [
    {
      // The older shapes name the rate of checks that passed `checks`.
      key: name === 'checks_succeeded' ? 'checks' : name,
      type: type as K6MetricType,
      contains: contents.includes(contains)
        ? (contains as K6Contains)
        : undefined,
      values: objectMember(metric, 'values'),
      thresholds: [],
    },
  ];
}

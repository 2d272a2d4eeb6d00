/*
 * The file of `k6 run --out json=FILE`, one JSON object per line:
 * https://grafana.com/docs/k6/latest/results-output/real-time/json/
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
  textMember,
} from '../input/json';
import { forEachScannedLine } from '../input/lines';
import { K6Contains, K6MetricDefinition, K6MetricType, K6Samples } from '../k6';
import { RunBuilder } from '../run/RunBuilder';
import { StrayLines } from '../run/warnLines';
import { PointScanner } from './PointScanner';

const format = 'k6-ndjson';

/**
 * Reads k6's raw samples as a stream. Percentiles come from a histogram with
 * a relative error of at most half a percent.
 *
 * @public
 */
export const k6NdjsonReader: ResultReader = {
  format,
  title: 'k6 raw samples (--out json=FILE)',
  readsInPlace: true,
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const lines = head.text.split('\n', 50).filter(line => line.trim() !== '');
  const known = lines.filter(line => isK6Line(parseLine(line)));
  if (known.length === 0) {
    return { confidence: 0 };
  }
  return { confidence: Math.max(0.6, (0.97 * known.length) / lines.length) };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  return readSamples(input, limits, true);
}

/**
 * Reads the samples; `scan` false parses every line as JSON, which gives the
 * same run and is what a test holds the scanner against.
 */
export async function readSamples(
  input: ResultInput,
  limits: ReaderLimits,
  scan: boolean,
): Promise<Run> {
  const samples = new K6Samples();
  const scanner = scan ? new PointScanner(samples) : undefined;
  const stray = new StrayLines();
  let synthetic = false;
  const takeUnusual = (line: string, number: number) => {
    if (line === '') {
      return;
    }
    const value = parseLine(line);
    if (!takeLine(samples, value)) {
      if (member(value, 'synthetic') === true) {
        synthetic = true;
      } else {
        stray.add(number);
      }
    }
  };
  const end = await forEachScannedLine(input, scanner, takeUnusual);
  if (samples.count === 0) {
    throw new InputError(
      `line ${
        stray.first ?? 1
      }: the ${format} file holds no sample; write it with k6 run --out json=FILE`,
    );
  }
  const run = new RunBuilder(format, 'k6', limits);
  run.synthetic = synthetic;
  samples.addTo(run);
  stray.warn(run, end);
  return run.build();
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

function isK6Line(value: unknown): boolean {
  const type = member(value, 'type');
  return (
    (type === 'Point' || type === 'Metric') && isObject(member(value, 'data'))
  );
}

/** Takes a line in; false where it is none of k6's. */
function takeLine(samples: K6Samples, value: unknown): boolean {
  const data = member(value, 'data');
  if (member(value, 'type') === 'Metric') {
    const name = textMember(data, 'name') ?? textMember(value, 'metric');
    if (name === undefined) {
      return false;
    }
    samples.define(name, definitionOf(name, data));
    return true;
  }
  const metric = textMember(value, 'metric');
  const sample = numberMember(data, 'value');
  if (
    member(value, 'type') !== 'Point' ||
    metric === undefined ||
    sample === undefined ||
    sample < 0
  ) {
    return false;
  }
  const time = Date.parse(textMember(data, 'time') ?? '');
  samples.add(
    metric,
    sample,
    Number.isNaN(time) ? undefined : time,
    tagsOf(memberAt(value, 'data', 'tags')),
  );
  return true;
}

function tagsOf(tags: unknown): Map<string, string> {
  const result = new Map<string, string>();
  if (isObject(tags)) {
    for (const [key, value] of Object.entries(tags)) {
      if (typeof value === 'string') {
        result.set(key, value);
      }
    }
  }
  return result;
}

const types: readonly unknown[] = ['counter', 'gauge', 'rate', 'trend'];
const contents: readonly unknown[] = ['time', 'data', 'default'];

function definitionOf(name: string, data: unknown): K6MetricDefinition {
  const type = member(data, 'type');
  const contains = member(data, 'contains');
  return {
    type: types.includes(type) ? (type as K6MetricType) : undefined,
    contains: contents.includes(contains)
      ? (contains as K6Contains)
      : undefined,
    // The thresholds of sub-metrics are not part of this output.
    thresholds: [{ key: name, expressions: expressionsOf(data) }],
    submetrics: arrayMember(data, 'submetrics').map(submetric => [
      ...tagsOf(member(submetric, 'tags')),
    ]),
  };
}

/** Thresholds are plain texts, or objects where they abort the run. */
function expressionsOf(value: unknown): string[] {
  return arrayMember(value, 'thresholds').flatMap(threshold => {
    const expression =
      typeof threshold === 'string'
        ? threshold
        : textMember(threshold, 'threshold');
    return expression === undefined ? [] : [expression];
  });
}

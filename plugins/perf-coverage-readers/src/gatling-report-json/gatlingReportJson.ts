/*
 * `js/stats.json`, `js/global_stats.json` and `js/stats.js` of Gatling's HTML
 * report: https://docs.gatling.io/reference/stats/reports/oss/
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
  parseJson,
  textMember,
} from '../input/json';
import { decimal } from '../input/numbers';
import { partialJson, peekJson } from '../input/peekJson';
import { readDocument } from '../input/readDocument';
import { addLoad } from '../run/load';
import { operationName } from '../run/operation';
import { RunBuilder, requestTotals } from '../run/RunBuilder';

const format = 'gatling-report-json';

/** Groups nest as a simulation nests them. */
const maxDepth = 20;

/**
 * Reads the statistics of Gatling's report. Its four percentiles are taken for
 * p50, p75, p95 and p99, Gatling's defaults: the files do not say what they
 * were configured to.
 *
 * @public
 */
export const gatlingReportJsonReader: ResultReader = {
  format,
  title: 'Gatling report statistics (stats.json, global_stats.json, stats.js)',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const value = /^\s*var\s+stats\b/.test(head.text)
    ? scriptValue(head.text)
    : peekJson(head);
  return { confidence: statsOf(value) ? 0.95 : 0 };
}

/** The object that `var stats = {…}` is given; its keys have no quotes. */
function scriptValue(text: string): unknown {
  return partialJson(text.slice(text.indexOf('{')));
}

/** Those of a node, or the node itself in `global_stats.json`. */
function statsOf(node: unknown): JsonObject | undefined {
  const own = member(node, 'stats');
  const stats = isObject(own) ? own : node;
  return isObject(stats) &&
    isObject(member(stats, 'numberOfRequests')) &&
    isObject(member(stats, 'meanResponseTime'))
    ? stats
    : undefined;
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const text = await readDocument(input, limits);
  const value = /^\s*var\s/.test(text)
    ? scriptValue(text)
    : parseJson(text, format).value;
  const whole = statsOf(value);
  if (!whole) {
    throw new InputError(
      `line 1: the ${format} file has no statistics of all requests`,
    );
  }
  const run = new RunBuilder(format, 'gatling', limits);
  run.synthetic = member(value, 'synthetic') === true;
  run.requests = requestTotals(
    total(whole, 'numberOfRequests') ?? null,
    decimalOf(member(member(whole, 'numberOfRequests'), 'ko')) ?? 0,
  );
  addStats(run, [], whole);
  addContents(run, value, 0);
  return run.build();
}

/** Requests below a node, with the groups that they stand in left out. */
function addContents(run: RunBuilder, node: unknown, depth: number): void {
  if (depth >= maxDepth) {
    return;
  }
  for (const child of Object.values(objectMember(node, 'contents'))) {
    const stats = statsOf(child);
    const name = textMember(child, 'name');
    if (textMember(child, 'type') === 'REQUEST' && stats && name) {
      addStats(run, [['operation', operationName('', name)]], stats);
    }
    addContents(run, child, depth + 1);
  }
}

function addStats(
  run: RunBuilder,
  scope: [string, string][],
  stats: JsonObject,
): void {
  addLoad(run, {
    scope,
    requests: total(stats, 'numberOfRequests'),
    failed: decimalOf(member(member(stats, 'numberOfRequests'), 'ko')),
    perSecond: total(stats, 'meanNumberOfRequestsPerSecond'),
    milliseconds: [
      ['count', total(stats, 'numberOfRequests')],
      ['min', total(stats, 'minResponseTime')],
      ['avg', total(stats, 'meanResponseTime')],
      ['max', total(stats, 'maxResponseTime')],
      ['stddev', total(stats, 'standardDeviation')],
      ['p50', total(stats, 'percentiles1')],
      ['med', total(stats, 'percentiles1')],
      ['p75', total(stats, 'percentiles2')],
      ['p95', total(stats, 'percentiles3')],
      ['p99', total(stats, 'percentiles4')],
    ],
  });
}

function total(stats: JsonObject, key: string): number | undefined {
  return decimalOf(member(member(stats, key), 'total'));
}

/** `stats.js` writes numbers as text, and `-` for none. */
function decimalOf(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  return typeof value === 'string' ? decimal(value) : undefined;
}

/*
 * A run in the words of Perf Coverage, for everything that no other reader
 * knows: docs/perf-coverage-run.schema.json. What `perf-coverage parse --json`
 * prints is such a file.
 */
import { InputError } from '@backstage/errors';
import { Histogram, Run } from 'backstage-plugin-perf-coverage-common';
import {
  ReaderLimits,
  Recognition,
  ResultHead,
  ResultInput,
  ResultReader,
} from 'backstage-plugin-perf-coverage-node';
import { isObject, member, parseJson } from '../input/json';
import { lineOfPath } from '../input/jsonPlace';
import { peekJson } from '../input/peekJson';
import { readDocument } from '../input/readDocument';
import { toIsoTime } from '../input/time';
import { RunBuilder, requestTotals } from '../run/RunBuilder';
import { RunDocument, runDocumentSchema } from './schema';

const format = 'perf-coverage-run';
const parts = ['metrics', 'tests', 'thresholds', 'checks'];

/** Nobody mends more at a time. */
const maxIssues = 3;

/**
 * Reads the documented JSON of Perf Coverage, strictly: an unknown key or a
 * wrong unit is an error with its line, not a guess.
 *
 * @public
 */
export const perfCoverageRunReader: ResultReader = {
  format,
  title: 'Run of Perf Coverage (docs/perf-coverage-run.schema.json)',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const value = peekJson(head);
  if (
    typeof member(value, 'schemaVersion') !== 'number' ||
    member(value, 'files') !== undefined
  ) {
    return { confidence: 0 };
  }
  if (
    isObject(member(value, 'tool')) &&
    parts.some(part => Array.isArray(member(value, part)))
  ) {
    return { confidence: 0.97 };
  }
  return {
    confidence: 0.1,
    near: `it needs 'tool' and one of the lists ${parts.join(', ')}`,
  };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const text = await readDocument(input, limits);
  const { value } = parseJson(text, format);
  const parsed = runDocumentSchema.safeParse(value);
  if (!parsed.success) {
    throw new InputError(problemsOf(text, parsed.error.issues));
  }
  return toRun(parsed.data, limits);
}

function problemsOf(
  text: string,
  issues: readonly { path: PropertyKey[]; message: string }[],
): string {
  const told = issues.slice(0, maxIssues).map(({ path, message }) => {
    const plain = path.map(each =>
      typeof each === 'number' ? each : String(each),
    );
    return `line ${lineOfPath(text, plain)}: ${
      placeText(plain) || 'the document'
    }: ${message}`;
  });
  const more = issues.length - told.length;
  return `${told.join('; ')}${
    more > 0 ? `; and ${more} more` : ''
  } (docs/perf-coverage-run.schema.json describes the ${format} file)`;
}

function placeText(path: readonly (string | number)[]): string {
  return path
    .map(each => (typeof each === 'number' ? `[${each}]` : `.${each}`))
    .join('')
    .replace(/^\./, '');
}

function toRun(document: RunDocument, limits: ReaderLimits): Run {
  const run = new RunBuilder(format, document.tool.name, limits);
  run.tool.version = document.tool.version ?? null;
  run.startedAt = toIsoTime(document.startedAt ?? undefined);
  run.durationSeconds = document.durationSeconds ?? null;
  run.synthetic = document.synthetic ?? false;
  const totals = document.totals ?? {};
  run.requests = {
    ...requestTotals(totals.requests ?? null, totals.failedRequests ?? null),
    ...(typeof totals.errorRate === 'number'
      ? { errorRate: totals.errorRate }
      : {}),
  };
  for (const { name, suite, status, durationSeconds } of document.tests ?? []) {
    run.test({
      name,
      suite: suite ?? null,
      status,
      durationSeconds: durationSeconds ?? null,
    });
  }
  for (const metric of document.metrics ?? []) {
    const { name, scope, unit, direction, stats } = metric;
    const histogram = metric.histogram && Histogram.fromJson(metric.histogram);
    if (metric.histogram && !histogram) {
      run.warn(
        'histogram-unreadable',
        'A histogram contradicts itself or is of another version, and was left out',
      );
    }
    run.metric(
      name,
      Object.entries(scope),
      { unit, direction },
      Object.entries(stats),
      histogram,
    );
  }
  run.timeline = document.timeline;
  for (const { metric, selector, expression, ok } of document.thresholds ??
    []) {
    run.threshold({ metric, selector: selector ?? {}, expression, ok });
  }
  for (const { name, group, passes, fails } of document.checks ?? []) {
    run.check({ name, group: group ?? '', passes, fails });
  }
  for (const { code, message, count, line } of document.warnings ?? []) {
    run.warn(code, message, count, line ?? undefined);
  }
  return run.build();
}

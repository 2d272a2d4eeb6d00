/*
 * The file of `lighthouse URL --output=json`:
 * https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md
 */
import { InputError } from '@backstage/errors';
import {
  arrayMember,
  isObject,
  member,
  memberAt,
  numberMember,
  objectMember,
  textMember,
} from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { times } from '../input/numbers';
import { toIsoTime } from '../input/time';
import { operationName } from '../run/operation';
import { Measure, RunBuilder } from '../run/RunBuilder';

const format = 'lighthouse-json';
const time: Measure = { unit: 'ms', direction: 'lower' };

/** Audits that measure the page, and what they measure in. */
const audits = new Map<string, Measure>([
  ['first-contentful-paint', time],
  ['largest-contentful-paint', time],
  ['speed-index', time],
  ['total-blocking-time', time],
  ['max-potential-fid', time],
  ['interactive', time],
  ['server-response-time', time],
  ['cumulative-layout-shift', { unit: 'unknown', direction: 'lower' }],
  ['total-byte-weight', { unit: 'bytes', direction: 'lower' }],
]);

/**
 * Reads the scores and the measuring audits of Lighthouse. A page that could
 * not be measured is a test that ended with an error.
 *
 * @public
 */
export const lighthouseJsonReader = jsonReader({
  format,
  title: 'Lighthouse report (--output=json)',
  tool: 'lighthouse',
  recognise: value =>
    textMember(reportOf(value), 'lighthouseVersion') !== undefined ? 0.97 : 0,
  read(document, run) {
    const value = reportOf(document);
    const url =
      textMember(value, 'finalDisplayedUrl') ??
      textMember(value, 'finalUrl') ??
      textMember(value, 'requestedUrl') ??
      textMember(value, 'url'); // Version 2.
    if (url === undefined) {
      throw new InputError(`line 1: the ${format} file names no page`);
    }
    const page = operationName('', url);
    run.tool.version = textMember(value, 'lighthouseVersion') ?? null;
    run.startedAt = toIsoTime(
      textMember(value, 'fetchTime') ?? textMember(value, 'generatedTime'),
    );
    const total = numberMember(objectMember(value, 'timing'), 'total');
    run.durationSeconds = total === undefined ? null : total / 1000;
    run.test({
      name: page,
      suite: null,
      status: isObject(member(value, 'runtimeError')) ? 'error' : 'passed',
      durationSeconds: run.durationSeconds,
    });
    addScores(run, page, value);
    for (const [audit, measure] of audits) {
      run.metric(audit, [['page', page]], measure, [
        ['value', measured(memberAt(value, 'audits', audit))],
      ]);
    }
  },
});

/** The PageSpeed Insights API wraps the report. */
function reportOf(value: unknown): unknown {
  return member(value, 'lighthouseResult') ?? value;
}

/** `rawValue` before version 5, where it may also be true or false. */
function measured(audit: unknown): number | undefined {
  return numberMember(audit, 'numericValue') ?? numberMember(audit, 'rawValue');
}

function addScores(run: RunBuilder, page: string, value: unknown): void {
  const add = (category: string, score: number | undefined) =>
    run.metric(
      `${category}-score`,
      [['page', page]],
      { unit: 'ratio', direction: 'higher' },
      [['value', score]],
    );
  for (const [category, result] of Object.entries(
    objectMember(value, 'categories'),
  )) {
    add(category, numberMember(result, 'score'));
  }
  // Version 2 lists its categories, with scores up to 100.
  for (const result of arrayMember(value, 'reportCategories')) {
    const name = textMember(result, 'id') ?? textMember(result, 'name');
    add(
      (name ?? 'unnamed').toLowerCase().replaceAll(' ', '-'),
      times(numberMember(result, 'score'), 0.01),
    );
  }
}

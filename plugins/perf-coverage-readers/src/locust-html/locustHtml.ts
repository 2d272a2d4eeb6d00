/*
 * The report of `locust --html FILE`: tables up to version 2.20, then data in
 * a script (`window.templateArgs`):
 * https://github.com/locustio/locust/blob/master/locust/html.py
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
import { readDocument } from '../input/readDocument';
import { toIsoTime } from '../input/time';
import { addLoad } from '../run/load';
import { operationName } from '../run/operation';
import { RunBuilder, requestTotals } from '../run/RunBuilder';
import { rowsOfTables } from './tables';
import { rowsOfTemplate, templateStart } from './template';

const format = 'locust-html';

/** What a report says about one name, or about all requests together. */
export interface LocustRow {
  method: string;
  name: string;
  requests: number | undefined;
  failed: number | undefined;
  perSecond: number | undefined;
  milliseconds: [string, number | undefined][];
}

/** The contents of a report, whichever way it is written. */
export interface LocustReport {
  rows: LocustRow[];
  start: string | undefined;
  end: string | undefined;
}

/**
 * Reads Locust's HTML report; nothing in it is run.
 *
 * @public
 */
export const locustHtmlReader: ResultReader = {
  format,
  title: 'Locust report (--html)',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const { text } = head;
  if (
    !/^\s{0,200}(?:<!--[^>]{0,500}-->\s{0,200})?<(?:!doctype|html)/i.test(text)
  ) {
    return { confidence: 0 };
  }
  const isLocust =
    templateStart.test(text) ||
    /<title>(?:Locust|Test Report for [^<]{0,500})<\/title>/.test(text) ||
    /<h1>Locust Test Report<\/h1>/.test(text);
  return isLocust
    ? { confidence: 0.95 }
    : { confidence: 0.02, near: 'it is an HTML page, but none of Locust' };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const text = await readDocument(input, limits);
  const { rows, start, end } = templateStart.test(text)
    ? rowsOfTemplate(text, format)
    : rowsOfTables(text);
  if (rows.length === 0) {
    throw new InputError(
      `line 1: the ${format} file has no table of request statistics; write it with locust --headless --html FILE`,
    );
  }
  const run = new RunBuilder(format, 'locust', limits);
  run.startedAt = toIsoTime(start);
  const seconds =
    (Date.parse(toIsoTime(end) ?? '') - Date.parse(run.startedAt ?? '')) / 1000;
  run.durationSeconds = seconds >= 0 ? seconds : null;
  const whole = rows.find(isWhole);
  const sum = (key: 'requests' | 'failed') =>
    whole?.[key] ?? rows.reduce((total, row) => total + (row[key] ?? 0), 0);
  run.requests = requestTotals(sum('requests'), sum('failed'));
  for (const row of [...rows].sort((a, b) => +isWhole(b) - +isWhole(a))) {
    addLoad(run, {
      scope: isWhole(row)
        ? []
        : [['operation', operationName(row.method, row.name)]],
      requests: row.requests,
      failed: row.failed,
      perSecond: row.perSecond,
      milliseconds: row.milliseconds,
    });
  }
  return run.build();
}

function isWhole({ name, method }: LocustRow): boolean {
  return (
    (name === 'Aggregated' || name === 'Total') &&
    (method === '' || method === 'None')
  );
}

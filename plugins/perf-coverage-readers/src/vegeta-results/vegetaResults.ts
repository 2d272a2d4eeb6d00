/*
 * The results of an attack as `vegeta encode` writes them, as JSON lines or,
 * with `-to csv`, as CSV without header; latencies are in ns:
 * https://github.com/tsenart/vegeta#encode-command
 */
import { Run } from 'backstage-plugin-perf-coverage-common';
import {
  ReaderLimits,
  Recognition,
  ResultHead,
  ResultInput,
  ResultReader,
} from 'backstage-plugin-perf-coverage-node';
import { forEachRecord } from '../input/csv';
import { numberMember, textMember } from '../input/json';
import { LinesEnd, forEachLine } from '../input/lines';
import { decimal } from '../input/numbers';
import { toIsoTime } from '../input/time';
import { loadMeasures } from '../run/load';
import { operationName } from '../run/operation';
import { RunBuilder } from '../run/RunBuilder';
import { SampleRow, SampleRows } from '../run/SampleRows';

const format = 'vegeta-results';
const msPerNs = 1e-6;

/** Time, status, latency, bytes out, bytes in: what all versions start a row with. */
const csvRow = /^\d{16,19},\d{1,5},\d{1,18},\d{1,18},\d{1,18},/;
const jsonKeys = ['"timestamp":', '"latency":', '"bytes_in":', '"code":'];

/** What the third encoding, Go's gob, names in its first bytes. */
const gobNames = ['\u0006Result', '\u0006Attack', '\tTimestamp'];

/** A result as both encodings tell it. */
interface Result {
  row: SampleRow;
  bytesIn: number;
  bytesOut: number;
}

/**
 * Reads the results of Vegeta one by one: bodies and headers stay out. As in
 * Vegeta's reports a response of 200 to 399 is a success.
 *
 * @public
 */
export const vegetaResultsReader: ResultReader = {
  format,
  title: 'Vegeta results (vegeta encode, JSON or CSV)',
  recognise,
  read,
};

function recognise({ text }: ResultHead): Recognition {
  if (csvRow.test(text)) {
    return { confidence: 0.9 };
  }
  const start = text.slice(0, 300);
  if (gobNames.every(name => start.includes(name))) {
    return {
      confidence: 0.3,
      near: 'line 1: these are the binary results of vegeta attack; vegeta encode --to json FILE makes lines of them',
    };
  }
  const line = text.split('\n', 1)[0];
  return {
    confidence:
      line.startsWith('{') && jsonKeys.every(key => line.includes(key))
        ? 0.95
        : 0,
  };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const run = new RunBuilder(format, 'vegeta', limits);
  const rows = new SampleRows();
  let bytesIn = 0;
  let bytesOut = 0;
  const take = (result: Result | undefined, line: number) => {
    rows.take(result?.row, line);
    bytesIn += result?.bytesIn ?? 0;
    bytesOut += result?.bytesOut ?? 0;
  };
  const end: LinesEnd = input.head.text.startsWith('{')
    ? await forEachLine(input, (line, number) => {
        if (line !== '') take(resultOfJson(line), number);
      })
    : await forEachRecord(input, ',', (fields, number) =>
        take(resultOfFields(fields), number),
      );
  rows.addTo(run, format, end);
  run.metric('data_received', [], loadMeasures.data_received, [
    ['count', bytesIn],
  ]);
  run.metric('data_sent', [], loadMeasures.data_sent, [['count', bytesOut]]);
  return run.build();
}

/** Versions before 12.8 had no method and URL, older ones no attack either. */
function resultOfFields(fields: readonly string[]): Result | undefined {
  const [time, status, latency, bytesOut, bytesIn] = fields.map(decimal);
  return resultOf({
    start: time === undefined ? undefined : time * msPerNs,
    code: status,
    latency,
    bytesIn,
    bytesOut,
    method: fields[9],
    url: fields[10],
  });
}

function resultOfJson(line: string): Result | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // Counted as a line that is none of Vegeta's.
    return undefined;
  }
  const start = toIsoTime(textMember(value, 'timestamp'));
  return resultOf({
    start: start === null ? undefined : Date.parse(start),
    code: numberMember(value, 'code'),
    latency: numberMember(value, 'latency'),
    bytesIn: numberMember(value, 'bytes_in'),
    bytesOut: numberMember(value, 'bytes_out'),
    method: textMember(value, 'method'),
    url: textMember(value, 'url'),
  });
}

function resultOf(given: {
  start: number | undefined;
  code: number | undefined;
  latency: number | undefined;
  bytesIn: number | undefined;
  bytesOut: number | undefined;
  method: string | undefined;
  url: string | undefined;
}): Result | undefined {
  const { start, code, latency, method, url } = given;
  if (code === undefined || latency === undefined || latency < 0) {
    return undefined;
  }
  return {
    row: {
      elapsed: latency * msPerNs,
      failed: code < 200 || code >= 400,
      operation: url ? operationName(method ?? '', url) : undefined,
      start,
    },
    bytesIn: given.bytesIn ?? 0,
    bytesOut: given.bytesOut ?? 0,
  };
}

/*
 * The file of `k6 run --out csv=FILE`:
 * https://grafana.com/docs/k6/latest/results-output/real-time/csv/
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
import { forEachRecord } from '../input/csv';
import { decimal } from '../input/numbers';
import { K6Samples } from '../k6';
import { RunBuilder } from '../run/RunBuilder';
import { StrayLines } from '../run/warnLines';
import { CsvPointScanner } from './CsvPointScanner';

const format = 'k6-csv';
const columns = ['metric_name', 'timestamp', 'metric_value'];

/**
 * Reads k6's CSV output as a stream. It does not define its metrics: one that
 * is not k6's own is read as a trend.
 *
 * @public
 */
export const k6CsvReader: ResultReader = {
  format,
  title: 'k6 raw samples (--out csv=FILE)',
  readsInPlace: true,
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const first = head.text.split('\n', 1)[0].trim().split(',');
  const found = columns.filter(column => first.includes(column));
  if (found.length === columns.length) {
    return { confidence: 0.97 };
  }
  return found.includes('metric_name')
    ? {
        confidence: 0.2,
        near: `line 1: the header lacks ${columns
          .filter(column => !found.includes(column))
          .join(' and ')}`,
      }
    : { confidence: 0 };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  return readRows(input, limits, true);
}

/**
 * Reads the rows; `scan` false makes texts of every row, which gives the same
 * run and is what a test holds the scanner against.
 */
export async function readRows(
  input: ResultInput,
  limits: ReaderLimits,
  scan: boolean,
): Promise<Run> {
  const samples = new K6Samples();
  const scanner = new CsvPointScanner(samples);
  const stray = new StrayLines();
  let header: string[] | undefined;
  const end = await forEachRecord(
    input,
    ',',
    (fields, line) => {
      if (!header) {
        header = fields;
        scanner.setHeader(header);
        return;
      }
      const row = new Map(header.map((name, n) => [name, fields[n] ?? '']));
      const name = row.get('metric_name');
      const value = decimal(row.get('metric_value'));
      if (!name || value === undefined || fields.length < columns.length) {
        stray.add(line);
        return;
      }
      addExtraTags(row, row.get('extra_tags'));
      samples.add(name, value, timeOf(row.get('timestamp') ?? ''), row);
    },
    scan ? scanner : undefined,
  );
  if (samples.count === 0) {
    throw new InputError(
      `line ${
        stray.first ?? 1
      }: the ${format} file holds no sample below its header; write it with k6 run --out csv=FILE`,
    );
  }
  const run = new RunBuilder(format, 'k6', limits);
  samples.addTo(run);
  stray.warn(run, end);
  if (end.unclosed > 0) {
    run.warn(
      'quote-unclosed',
      'A quoted field does not close',
      end.unclosed,
      end.firstUnclosed,
    );
  }
  return run.build();
}

/** Tags that have no column are joined as `a=1&b=2`. */
function addExtraTags(row: Map<string, string>, extra: string | undefined) {
  for (const part of (extra ?? '').split('&')) {
    const equals = part.indexOf('=');
    if (equals > 0 && !row.has(part.slice(0, equals))) {
      row.set(part.slice(0, equals), part.slice(equals + 1));
    }
  }
}

/** `K6_CSV_TIME_FORMAT` is unix, unix_milli, unix_micro, unix_nano or RFC 3339. */
function timeOf(text: string): number | undefined {
  if (/^\d{9,20}$/.test(text)) {
    const digits = text.length;
    const number = Number(text);
    if (digits <= 11) {
      return number * 1000;
    }
    if (digits <= 14) {
      return number;
    }
    return digits <= 17 ? number / 1000 : number / 1_000_000;
  }
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

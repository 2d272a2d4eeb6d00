/*
 * Results that JMeter saves as CSV (`jmeter -n -l FILE.jtl`):
 * https://jmeter.apache.org/usermanual/listeners.html#csvlogformat
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
import { detectDelimiter, forEachRecord, splitRecord } from '../input/csv';
import { decimal } from '../input/numbers';
import { toIsoTime } from '../input/time';
import { labelOperation } from '../jmeter/sample';
import { LoadSamples } from '../run/LoadSamples';
import { RunBuilder } from '../run/RunBuilder';
import { StrayLines } from '../run/warnLines';
import { JtlColumns, JtlRowScanner } from './JtlRowScanner';

const format = 'jmeter-jtl-csv';

/** The columns of a file without header: JMeter's defaults, in their order. */
const defaultColumns = [
  'timeStamp',
  'elapsed',
  'label',
  'responseCode',
  'responseMessage',
  'threadName',
  'dataType',
  'success',
  'failureMessage',
  'bytes',
  'sentBytes',
  'grpThreads',
  'allThreads',
  'URL',
  'Latency',
  'IdleTime',
  'Connect',
];

/**
 * Reads a JTL file in CSV as a stream: any set of columns that has `elapsed`,
 * any delimiter, with or without header, quoted line ends included.
 *
 * @public
 */
export const jmeterJtlCsvReader: ResultReader = {
  format,
  title: 'JMeter results (JTL, CSV)',
  readsInPlace: true,
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const line = firstLineOf(head);
  const delimiter = delimiterOf(line);
  const columns = (splitRecord(line, delimiter) ?? line.split(delimiter)).map(
    column => column.trim(),
  );
  if (columns.includes('elapsed')) {
    const known = columns.filter(column => defaultColumns.includes(column));
    return { confidence: known.length >= 3 ? 0.96 : 0.6 };
  }
  if (columns.includes('timeStamp') && columns.includes('label')) {
    return {
      confidence: 0.3,
      near: `line 1: the header lacks 'elapsed'; set jmeter.save.saveservice.time=true`,
    };
  }
  return looksLikeRow(columns) ? { confidence: 0.7 } : { confidence: 0 };
}

/** A row of the default columns: a time in ms, ms, a label, …, true or false. */
function looksLikeRow(fields: string[]): boolean {
  return (
    fields.length >= 8 &&
    /^\d{13}$/.test(fields[0]) &&
    /^\d{1,9}$/.test(fields[1]) &&
    (fields[6] === 'true' ||
      fields[6] === 'false' ||
      fields[7] === 'true' ||
      fields[7] === 'false')
  );
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
  const delimiter = delimiterOf(firstLineOf(input.head));
  const samples = new LoadSamples();
  const scanner = new JtlRowScanner(samples, delimiter);
  const stray = new StrayLines();
  let columns: JtlColumns | undefined;
  const end = await forEachRecord(
    input,
    delimiter,
    (fields, line) => {
      if (!columns) {
        const named = fields.some(field => field.trim() === 'elapsed');
        columns = columnsOf(named ? fields : defaultsFor(fields));
        scanner.setColumns(columns);
        if (named) {
          return;
        }
      } else if (fields[columns.elapsed] === 'elapsed') {
        return; // The header again, of a file that was appended to.
      }
      if (!addSample(samples, columns, fields)) {
        stray.add(line);
      }
    },
    scan ? scanner : undefined,
  );
  if (samples.count === 0) {
    throw new InputError(
      `line ${
        stray.first ?? end.lines
      }: the ${format} file holds no sample with a time in the column 'elapsed'`,
    );
  }
  const run = new RunBuilder(format, 'jmeter', limits);
  samples.addTo(run, { failuresKnown: (columns?.success ?? -1) >= 0 });
  if ((columns?.timeStamp ?? -1) >= 0 && run.startedAt === null) {
    run.warn(
      'time-unreadable',
      'No timeStamp is in ms or starts with its year: when the run started is unknown; leave jmeter.save.saveservice.timestamp_format at ms',
      samples.count,
    );
  }
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

function columnsOf(names: string[]): JtlColumns {
  const plain = names.map(name => name.trim());
  return {
    elapsed: plain.indexOf('elapsed'),
    label: plain.indexOf('label'),
    success: plain.indexOf('success'),
    timeStamp: plain.indexOf('timeStamp'),
  };
}

/** Older versions had no `failureMessage` and others no `dataType`. */
function defaultsFor(row: string[]): string[] {
  return row[6] === 'true' || row[6] === 'false'
    ? defaultColumns.filter(name => name !== 'dataType')
    : defaultColumns;
}

function addSample(
  samples: LoadSamples,
  columns: JtlColumns,
  fields: string[],
): boolean {
  const elapsed = decimal(fields[columns.elapsed]);
  const success = fields[columns.success]?.trim().toLowerCase();
  if (
    elapsed === undefined ||
    (columns.success >= 0 && success !== 'true' && success !== 'false')
  ) {
    return false;
  }
  samples.add({
    elapsed,
    failed: success === 'false',
    operation: labelOperation(fields[columns.label] ?? ''),
    start: startOf(fields[columns.timeStamp]),
  });
  return true;
}

/** `jmeter.save.saveservice.timestamp_format` is ms or a date pattern. */
function startOf(text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  if (/^\d{12,13}$/.test(text)) {
    return Number(text);
  }
  // With the day or the month first nobody can tell which of them it is.
  const iso = /^\d{4}[-/]/.test(text)
    ? toIsoTime(text.replaceAll('/', '-'))
    : null;
  return iso === null ? undefined : Date.parse(iso);
}

function firstLineOf(head: ResultHead): string {
  return head.text.trimStart().split('\n', 1)[0].trimEnd();
}

/**
 * `jmeter.save.saveservice.default_delimiter` may be any character: the one
 * behind the first column of a header tells it.
 */
function delimiterOf(line: string): string {
  const first = /^"?[A-Za-z_]{2,40}"?([^A-Za-z0-9_" ])/.exec(line);
  return first && /elapsed/.test(line) ? first[1] : detectDelimiter(line);
}

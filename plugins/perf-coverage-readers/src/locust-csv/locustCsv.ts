/*
 * The files of `locust --csv=PREFIX`: PREFIX_stats.csv, _stats_history.csv,
 * _failures.csv and _exceptions.csv:
 * https://docs.locust.io/en/stable/retrieving-stats.html
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
import { forEachRecord, splitRecord } from '../input/csv';
import { RunBuilder } from '../run/RunBuilder';
import { StrayLines } from '../run/warnLines';
import { LocustTable, Row, locustTables } from './tables';

const format = 'locust-csv';

/** A table keeps a row per request name; more names than this are folded. */
const maxRows = 200_000;

/**
 * Reads any of Locust's CSV files; the header tells which it is, in the words
 * of Locust 1 and 2 or of the versions before.
 *
 * @public
 */
export const locustCsvReader: ResultReader = {
  format,
  title: 'Locust CSV (--csv: stats, history, failures or exceptions)',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  return { confidence: tableOf(headerOf(head)) ? 0.96 : 0 };
}

function headerOf(head: ResultHead): string[] {
  const line = head.text.trimStart().split('\n', 1)[0].trim();
  return splitRecord(line, ',')?.map(name => name.trim()) ?? [];
}

function tableOf(header: readonly string[]): LocustTable | undefined {
  return locustTables.find(table =>
    table.header.every(names => names.some(name => header.includes(name))),
  );
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const header = headerOf(input.head);
  const table = tableOf(header);
  if (!table) {
    throw new InputError(
      `line 1: the header is of none of Locust's CSV files; write them with locust --csv=PREFIX`,
    );
  }
  const rows: Row[] = [];
  const stray = new StrayLines();
  let headerSeen = false;
  let folded = 0;
  const end = await forEachRecord(input, ',', (fields, line) => {
    if (fields.length === 1 && fields[0].trim() === '') {
      return;
    }
    if (!headerSeen) {
      headerSeen = true;
      return;
    }
    const row = new Map(header.map((name, n) => [name, fields[n] ?? '']));
    if (fields.length < header.length || !table.isRow(row)) {
      stray.add(line);
    } else if (rows.length >= maxRows) {
      folded += 1;
    } else {
      rows.push(row);
    }
  });
  const run = new RunBuilder(format, 'locust', limits);
  table.addTo(run, rows);
  stray.warn(run, end);
  if (folded > 0) {
    run.warn('rows-folded', `Only the first ${maxRows} rows are read`, folded);
  }
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

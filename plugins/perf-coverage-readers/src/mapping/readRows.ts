import { InputError } from '@backstage/errors';
import { ReaderLimits, ResultInput } from 'backstage-plugin-perf-coverage-node';
import { detectDelimiter, forEachRecord } from '../input/csv';
import { readJson } from '../input/json';
import { forEachLine } from '../input/lines';
import { RunBuilder } from '../run/RunBuilder';
import { StrayLines } from '../run/warnLines';
import { Mapping } from './schema';

/** Rows are held: more of them are for a format of its own. */
const maxRows = 200_000;

/** What the paths of a mapping are followed in: a document, or its rows. */
export async function readRows(
  input: ResultInput,
  mapping: Mapping,
  limits: ReaderLimits,
  run: RunBuilder,
): Promise<unknown> {
  if (mapping.document === 'json') {
    const { value, notNumbers } = await readJson(input, limits, mapping.name);
    if (notNumbers > 0) {
      run.warn(
        'not-a-number',
        'NaN or Infinity stands for a number',
        notNumbers,
      );
    }
    return value;
  }
  const rows: unknown[] = [];
  const stray = new StrayLines();
  const add = (row: unknown) => {
    if (rows.length >= maxRows) {
      throw new InputError(
        `The file has more than ${maxRows} rows, the limit for a format that a mapping describes; write a summary instead of raw samples`,
      );
    }
    rows.push(row);
  };
  const end =
    mapping.document === 'csv'
      ? await readCsv(input, mapping, add, stray)
      : await forEachLine(input, (line, number) => {
          if (line.trim() !== '') {
            const value = parsed(line);
            if (value === undefined) {
              stray.add(number);
            } else {
              add(value);
            }
          }
        });
  stray.warn(run, end);
  return rows;
}

function readCsv(
  input: ResultInput,
  mapping: Mapping,
  add: (row: unknown) => void,
  stray: StrayLines,
) {
  const firstLine = input.head.text.trimStart().split('\n', 1)[0];
  let header: string[] | undefined;
  return forEachRecord(
    input,
    mapping.delimiter ?? detectDelimiter(firstLine),
    (fields, line) => {
      if (fields.every(field => field.trim() === '')) {
        return;
      }
      if (!header) {
        header = fields.map(name => name.trim());
      } else if (fields.length < header.length) {
        stray.add(line);
      } else {
        const row: Record<string, string> = Object.create(null);
        header.forEach((name, n) => {
          row[name] = fields[n].trim();
        });
        add(row);
      }
    },
  );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

import { ResultInput } from 'backstage-plugin-perf-coverage-node';
import { LineScanner, LinesEnd, forEachScannedLine } from './lines';

/** A quoted field that spans more lines than this is a stray quote. */
const maxRecordLines = 2000;
const maxRecordLength = 1024 * 1024;

export interface CsvEnd extends LinesEnd {
  /** Lines that belong to a quoted field that never closed, and the first. */
  unclosed: number;
  firstUnclosed: number | undefined;
}

/** Lines that may belong to one record, as long as their quotes are odd. */
interface OpenRecord {
  parts: string[];
  line: number;
  length: number;
  quotes: number;
}

/**
 * Streams the records of a CSV file (RFC 4180, any one-character delimiter)
 * with the line on which each starts. Quoted fields may hold line ends. Rows
 * that a scanner takes in are not given as records.
 */
export async function forEachRecord(
  input: ResultInput,
  delimiter: string,
  onRecord: (fields: string[], line: number) => void,
  scanner?: LineScanner,
): Promise<CsvEnd> {
  let open: OpenRecord | undefined;
  let unclosed = 0;
  let firstUnclosed: number | undefined;

  const giveUp = (record: OpenRecord) => {
    unclosed += record.parts.length;
    firstUnclosed ??= record.line;
  };
  // Within a quoted field a line is no row, whatever it looks like.
  const outsideQuotes = scanner && {
    use: (bytes: Buffer) => scanner.use(bytes),
    scan: (from: number, to: number) =>
      open === undefined ? scanner.scan(from, to) : -1,
  };
  const lines = await forEachScannedLine(
    input,
    outsideQuotes,
    (line, number) => {
      if (open === undefined && !line.includes('"')) {
        if (line !== '') {
          onRecord(line.split(delimiter), number);
        }
        return;
      }
      open ??= { parts: [], line: number, length: 0, quotes: 0 };
      open.parts.push(line);
      open.length += line.length;
      open.quotes += countQuotes(line);
      if (open.quotes % 2 === 0) {
        const text = open.parts.join('\n');
        const fields = splitRecord(text, delimiter);
        if (fields) {
          onRecord(fields, open.line);
        } else {
          giveUp(open);
        }
        open = undefined;
      } else if (
        open.parts.length >= maxRecordLines ||
        open.length > maxRecordLength
      ) {
        giveUp(open);
        open = undefined;
      }
    },
  );
  if (open !== undefined) {
    giveUp(open);
  }
  return { ...lines, unclosed, firstUnclosed };
}

function countQuotes(line: string): number {
  let count = 0;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) {
    count += 1;
  }
  return count;
}

/** The fields of one record; undefined where a quoted field is still open. */
export function splitRecord(
  text: string,
  delimiter: string,
): string[] | undefined {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      const { value, next } = quotedField(text, at + 1);
      if (next === undefined) {
        return undefined;
      }
      const end = text.indexOf(delimiter, next);
      fields.push(value + text.slice(next, end < 0 ? text.length : end));
      at = end;
    } else {
      const end = text.indexOf(delimiter, at);
      fields.push(text.slice(at, end < 0 ? text.length : end));
      at = end;
    }
    if (at < 0) {
      return fields;
    }
    at += delimiter.length;
  }
}

function quotedField(
  text: string,
  from: number,
): { value: string; next: number | undefined } {
  const parts: string[] = [];
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      return { value: '', next: undefined };
    }
    parts.push(text.slice(at, quote));
    if (text[quote + 1] !== '"') {
      return { value: parts.join(''), next: quote + 1 };
    }
    parts.push('"');
    at = quote + 2;
  }
}

const delimiters = [',', '\t', ';', '|'];

/** The delimiter with which the known column names are most. */
export function detectDelimiter(line: string): string {
  return delimiters.reduce((best, each) =>
    line.split(each).length > line.split(best).length ? each : best,
  );
}

import { splitRecord } from '../input/csv';

/** One line of a table of results. */
export interface JmhRow {
  benchmark: string;
  /** Of a profiler, a percentile or a part of a group; undefined for the score of the benchmark itself. */
  secondary: string | undefined;
  parameters: [string, string][];
  mode: string;
  threads: string | undefined;
  /** Undefined where the table tells no more than its order of magnitude. */
  score: number | undefined;
  unit: string;
}

const csvHeader = /^"?Benchmark"?([,;])"?Mode"?[,;]"?Threads"?[,;]/;
const modes = new Set(['thrpt', 'avgt', 'sample', 'ss']);

/** True for the line above the rows of a table or of a CSV file. */
export function isJmhHeader(line: string): boolean {
  const text = plainLine(line);
  return csvHeader.test(text) || isTableHeader(text);
}

function isTableHeader(line: string): boolean {
  if (!line.startsWith('Benchmark ')) {
    return false;
  }
  const words = line.trim().split(/\s+/);
  const mode = words.indexOf('Mode');
  return (
    (words[mode + 1] === 'Cnt' || words[mode + 1] === 'Samples') &&
    (words[mode + 2] === 'Score' || words[mode + 2] === 'Mean')
  );
}

/** A line without what sbt and Maven put before it. */
export function plainLine(line: string): string {
  return line.slice(0, 5000).replace(/^\[(?:info|INFO)\] /, '');
}

/** The reader of rows below a header; undefined stands for a line that is no row. */
export function rowReader(
  header: string,
): (line: string) => JmhRow | undefined {
  const csv = csvHeader.exec(header);
  return csv ? csvRows(header, csv[1]) : tableRows(header);
}

function csvRows(
  header: string,
  delimiter: string,
): (line: string) => JmhRow | undefined {
  const columns = splitRecord(header, delimiter) ?? [];
  return line => {
    const fields = splitRecord(line, delimiter);
    const field = (name: string) => fields?.[columns.indexOf(name)];
    const mode = field('Mode');
    if (!fields || fields.length < columns.length || !modes.has(mode ?? '')) {
      return undefined;
    }
    return {
      ...named(fields[0]),
      parameters: columns.flatMap((column, n): [string, string][] =>
        column.startsWith('Param: ') && fields[n]
          ? [[column.slice('Param: '.length), fields[n]]]
          : [],
      ),
      mode: mode ?? '',
      threads: field('Threads'),
      score: number(field('Score')),
      unit: field('Unit') ?? '',
    };
  };
}

/**
 * Columns but the first are aligned right, so a value ends where its header
 * ends. `Cnt` and the error behind `±` may be empty; where the header says
 * `Samples`, as up to JMH 1.2, neither is.
 */
function tableRows(header: string): (line: string) => JmhRow | undefined {
  const samples = / Samples /.test(header);
  const parameters = [
    ...header
      .slice(0, header.indexOf(' Mode '))
      .matchAll(/\(([^()]{1,200})\)/g),
  ].map(match => ({ name: match[1], end: match.index + match[0].length }));
  return line => {
    const name = /^\S{1,1000}/.exec(line)?.[0];
    const from = Math.max(name?.length ?? 0, parameters.at(-1)?.end ?? 0);
    const figures = line.slice(from).trim().split(/\s+/);
    const mode = figures[0];
    const unit = figures[figures.length - 1];
    const cut = figures.length < 3 || /^[\d±≈]/.test(unit);
    if (name === undefined || !modes.has(mode) || cut) {
      return undefined;
    }
    const starts = [name.length, ...parameters.map(({ end }) => end)];
    const error = figures.indexOf('±');
    const scored =
      samples || error < 0
        ? figures[samples ? 2 : figures.length - 2]
        : figures[error - 1];
    return {
      ...named(name),
      parameters: parameters.flatMap((parameter, n): [string, string][] => {
        const value = line.slice(starts[n], parameter.end).trim();
        return value === 'N/A' ? [] : [[parameter.name, value]];
      }),
      mode,
      threads: undefined,
      score: figures.includes('≈') ? undefined : number(scored),
      unit,
    };
  };
}

function named(text: string): Pick<JmhRow, 'benchmark' | 'secondary'> {
  const colon = text.indexOf(':');
  return colon < 0
    ? { benchmark: text, secondary: undefined }
    : { benchmark: text.slice(0, colon), secondary: text.slice(colon + 1) };
}

/** JMH groups no digits; a comma is that of a locale. */
function number(text: string | undefined): number | undefined {
  const plain = text?.replace(',', '.') ?? '';
  return /^\d{1,40}(?:\.\d{1,40})?$/.test(plain) ? Number(plain) : undefined;
}

import { InputError } from '@backstage/errors';
import { Recognition, ResultReader } from 'backstage-plugin-perf-coverage-node';
import { RunBuilder } from '../run/RunBuilder';
import { readDocument } from './readDocument';

/** More interrupted runs than this in a row are no file of results. */
const maxInterrupted = 100;

/** What differs between formats that are a short text for people. */
export interface TextFormat {
  format: string;
  title: string;
  /** The tool that writes it. */
  tool: string;
  recognise(text: string): number | Recognition;
  /** The first line of a report, where a second one may follow the first. */
  begins?: (line: string) => boolean;
  /** The same, where a line alone does not tell: the indices of those lines. */
  starts?: (lines: readonly string[]) => number[];
  /** Adds what the lines hold; false where there is nothing of use. */
  read(lines: readonly string[], run: RunBuilder): boolean;
  /** What to do where there is nothing of use. */
  mend: string;
}

/** A reader of a tool's terminal output, which other output may surround. */
export function textReader(definition: TextFormat): ResultReader {
  const { format, title, tool } = definition;
  return {
    format,
    title,
    recognise(head) {
      const answer = definition.recognise(head.text);
      return typeof answer === 'number' ? { confidence: answer } : answer;
    },
    async read(input, limits) {
      const text = await readDocument(input, limits);
      const lines = text.split(/\r?\n/);
      const reports = reportsIn(
        lines,
        definition.starts?.(lines) ?? startsBy(lines, definition.begins),
      );
      // The first may be of a run that was interrupted.
      for (const report of reports.slice(0, maxInterrupted)) {
        const run = new RunBuilder(format, tool, limits);
        if (definition.read(report.lines, run)) {
          warnOfOthers(run, reports, report);
          return run.build();
        }
      }
      throw new InputError(
        `line ${lines.length}: the ${format} file ends without a result; ${definition.mend}`,
      );
    },
  };
}

/** The first match of a pattern in any line. */
export function findLine(
  lines: readonly string[],
  pattern: RegExp,
): RegExpExecArray | undefined {
  for (const line of lines) {
    const match = line.length < 2000 ? pattern.exec(line) : null;
    if (match) {
      return match;
    }
  }
  return undefined;
}

interface Report {
  lines: readonly string[];
  /** Its first line, counted from 1. */
  line: number;
}

function startsBy(
  lines: readonly string[],
  begins: ((line: string) => boolean) | undefined,
): number[] {
  return begins ? lines.flatMap((line, n) => (begins(line) ? [n] : [])) : [];
}

/** Each report with what stands before the next; the first with all before it. */
function reportsIn(
  lines: readonly string[],
  starts: readonly number[],
): Report[] {
  if (starts.length < 2) {
    return [{ lines, line: 1 }];
  }
  return starts.map((start, n) => ({
    lines: lines.slice(n === 0 ? 0 : start, starts[n + 1]),
    line: start + 1,
  }));
}

function warnOfOthers(
  run: RunBuilder,
  reports: readonly Report[],
  read: Report,
): void {
  const others = reports.filter(report => report !== read);
  if (others.length > 0) {
    run.warn(
      'reports-left-out',
      'The file holds several reports and only the first whole one was read; write each run to a file of its own',
      others.length,
      others[0].line,
    );
  }
}

/**
 * The lines of the first report alone: of several, the figures of one would
 * else mix with those of another. A warning counts the others.
 */
export function firstReport(
  lines: readonly string[],
  begins: (line: string) => boolean,
  run: RunBuilder,
): readonly string[] {
  const reports = reportsIn(lines, startsBy(lines, begins));
  warnOfOthers(run, reports, reports[0]);
  return reports[0].lines;
}

import { InputError } from '@backstage/errors';
import { Recognition, ResultReader } from 'backstage-plugin-perf-coverage-node';
import { RunBuilder } from '../run/RunBuilder';
import { readDocument } from './readDocument';

/** What differs between formats that are a short text for people. */
export interface TextFormat {
  format: string;
  title: string;
  /** The tool that writes it. */
  tool: string;
  recognise(text: string): number | Recognition;
  /** The first line of a report, where a second one may follow the first. */
  begins?: (line: string) => boolean;
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
      const run = new RunBuilder(format, tool, limits);
      const lines = firstReport(text.split(/\r?\n/), definition.begins, run);
      if (!definition.read(lines, run)) {
        throw new InputError(
          `line ${lines.length}: the ${format} file ends without a result; ${definition.mend}`,
        );
      }
      return run.build();
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

/**
 * The lines of the first report alone: of several, the figures of one would
 * else mix with those of another. A warning counts the others.
 */
export function firstReport(
  lines: readonly string[],
  begins: ((line: string) => boolean) | undefined,
  run: RunBuilder,
): readonly string[] {
  const starts = begins
    ? lines.flatMap((line, n) => (begins(line) ? [n] : []))
    : [];
  if (starts.length < 2) {
    return lines;
  }
  run.warn(
    'reports-left-out',
    'The file holds several reports and the first was read; write each run to a file of its own',
    starts.length - 1,
    starts[1] + 1,
  );
  return lines.slice(0, starts[1]);
}

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
      const run = new RunBuilder(format, tool, limits);
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

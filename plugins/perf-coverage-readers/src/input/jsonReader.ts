import { Recognition, ResultReader } from 'backstage-plugin-perf-coverage-node';
import { RunBuilder } from '../run/RunBuilder';
import { member, readJson } from './json';
import { peekJson } from './peekJson';

/** What differs between formats that are one JSON document. */
export interface JsonFormat {
  format: string;
  title: string;
  /** The tool that writes it. */
  tool: string;
  /** How surely the value is of the format; large files show their start only. */
  recognise(value: unknown): number | Recognition;
  /** Adds what the document holds; throws `InputError` where that is nothing. */
  read(value: unknown, run: RunBuilder): void;
}

/** A reader of one JSON document, `"synthetic": true` at its top included. */
export function jsonReader(definition: JsonFormat): ResultReader {
  const { format, title, tool } = definition;
  return {
    format,
    title,
    recognise(head) {
      const value = peekJson(head);
      if (value === undefined) {
        return { confidence: 0 };
      }
      const answer = definition.recognise(value);
      return typeof answer === 'number' ? { confidence: answer } : answer;
    },
    async read(input, limits) {
      const { value, notNumbers } = await readJson(input, limits, format);
      const run = new RunBuilder(format, tool, limits);
      run.synthetic = member(value, 'synthetic') === true;
      definition.read(value, run);
      if (notNumbers > 0) {
        run.warn(
          'not-a-number',
          'NaN or Infinity stands for a number',
          notNumbers,
        );
      }
      return run.build();
    },
  };
}

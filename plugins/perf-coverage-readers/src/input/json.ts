import { InputError } from '@backstage/errors';
import { ReaderLimits, ResultInput } from 'backstage-plugin-perf-coverage-node';
import { readDocument } from './readDocument';

/** A JSON object of a file: its keys are the file's, never trusted. */
export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own member of an object; what a prototype has is not the file's. */
export function member(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The member at the end of a path of keys. */
export function memberAt(value: unknown, ...path: string[]): unknown {
  return path.reduce(member, value);
}

export function objectMember(value: unknown, key: string): JsonObject {
  const found = member(value, key);
  return isObject(found) ? found : {};
}

export function arrayMember(value: unknown, key: string): readonly unknown[] {
  const found = member(value, key);
  return Array.isArray(found) ? found : [];
}

/** A finite number, or undefined; strings are not numbers. */
export function numberMember(value: unknown, key: string): number | undefined {
  const found = member(value, key);
  return typeof found === 'number' && Number.isFinite(found)
    ? found
    : undefined;
}

export function textMember(value: unknown, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === 'string' ? found : undefined;
}

export interface JsonDocument {
  value: unknown;
  /** How often NaN or Infinity stood for a number; they are read as null. */
  notNumbers: number;
}

/**
 * Reads a whole JSON document. `NaN` and `Infinity`, which Python and others
 * write although JSON has no such numbers, become null.
 */
export async function readJson(
  input: ResultInput,
  limits: ReaderLimits,
  format: string,
): Promise<JsonDocument> {
  return parseJson(await readDocument(input, limits), format);
}

export function parseJson(text: string, format: string): JsonDocument {
  try {
    return { value: JSON.parse(text), notNumbers: 0 };
  } catch (error) {
    const mended = withoutNotNumbers(text);
    if (mended.count > 0) {
      try {
        return { value: JSON.parse(mended.text), notNumbers: mended.count };
      } catch (second) {
        throw jsonError(mended.text, second, format);
      }
    }
    throw jsonError(text, error, format);
  }
}

/** Line (from 1) of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (
    let at = text.indexOf('\n');
    at !== -1 && at < offset;
    at = text.indexOf('\n', at + 1)
  ) {
    line += 1;
  }
  return line;
}

function jsonError(text: string, error: unknown, format: string): InputError {
  const message = error instanceof Error ? error.message : String(error);
  const position = /at position (\d{1,12})/.exec(message);
  if (!position || Number(position[1]) >= text.trimEnd().length) {
    return new InputError(
      `line ${lineAt(
        text,
        text.trimEnd().length,
      )}: the ${format} file ends in the middle of its JSON; the tool or the copy was interrupted, make the file again`,
    );
  }
  return new InputError(
    `line ${lineAt(
      text,
      Number(position[1]),
    )}: the ${format} file is not JSON (${message
      .split(' in JSON at position')[0]
      .slice(0, 120)}); nothing else may be written to the same file`,
  );
}

const notNumberWords = ['-Infinity', 'Infinity', '-NaN', 'NaN'];

function notNumberAt(text: string, at: number): string | undefined {
  return notNumberWords.find(word => text.startsWith(word, at));
}

/** Replaces NaN and Infinity outside strings by null, in one pass. */
function withoutNotNumbers(text: string): { text: string; count: number } {
  const parts: string[] = [];
  let count = 0;
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const code = text[at];
    if (code === '"') {
      at = endOfString(text, at + 1);
    } else if (code === 'N' || code === 'I' || code === '-') {
      const word = notNumberAt(text, at);
      if (word) {
        parts.push(text.slice(copied, at), 'null');
        at += word.length;
        copied = at;
        count += 1;
      } else {
        at += 1;
      }
    } else {
      at += 1;
    }
  }
  parts.push(text.slice(copied));
  return { text: parts.join(''), count };
}

/** The offset behind the quote that closes a string; behind the text where none does. */
export function endOfString(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"') {
    at += text[at] === '\\' ? 2 : 1;
  }
  return at + 1;
}

import { parse, ParserOptions } from '@babel/parser';
import type * as t from '@babel/types';

/** A parsed module, or where and why it can't be parsed. */
export type ParsedSource =
  | { program: t.Program; error: null }
  | { program: null; error: { message: string; line: number } }
  /** No module of statements, as JSON. */
  | { program: null; error: null };

const typeScript = /\.(?:[mc]?ts|tsx)$/i;
const markup = /\.[jt]sx$/i;

/**
 * Parses JavaScript or, by the file's ending, TypeScript as an ES module.
 * Nesting that exhausts the parser's stack is an error like any other.
 */
export function parseSource(source: string, path: string): ParsedSource {
  const options: ParserOptions = {
    sourceType: 'module',
    allowReturnOutsideFunction: false,
    allowUndeclaredExports: true,
    errorRecovery: typeScript.test(path),
    // Nobody reads comments, and fitting them to statements takes time.
    attachComment: false,
    plugins: [
      'decorators-legacy',
      ...(typeScript.test(path) ? (['typescript'] as const) : []),
      ...(markup.test(path) ? (['jsx'] as const) : []),
    ],
  };
  try {
    return { program: parse(source, options).program, error: null };
  } catch (error) {
    if (error instanceof RangeError) {
      return {
        program: null,
        error: { message: 'nested too deeply to be read', line: 1 },
      };
    }
    if (error instanceof SyntaxError) {
      return {
        program: null,
        error: {
          message: error.message.replace(/\s*\(\d+:\d+\)$/, ''),
          line: lineOf(error),
        },
      };
    }
    throw error;
  }
}

function lineOf(error: SyntaxError): number {
  const loc: unknown = 'loc' in error ? error.loc : undefined;
  if (typeof loc === 'object' && loc !== null && 'line' in loc) {
    const { line } = loc;
    if (typeof line === 'number') return line;
  }
  return 1;
}

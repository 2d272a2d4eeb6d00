import { ModuleSource } from '../javascript';
import { walk } from '../javascript/walk';

/** Nobody writes a line of code of this length by hand. */
export const generatedLineLength = 30_000;

/** The longest line of a text, counted from 1. */
export function longestLine(text: string): { line: number; length: number } {
  let longest = { line: 1, length: 0 };
  let line = 0;
  for (let start = 0; start <= text.length; ) {
    line += 1;
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    if (stop - start > longest.length) longest = { line, length: stop - start };
    start = stop + 1;
  }
  return longest;
}

/**
 * Why a script is taken for a bundler's output, and the line that shows it;
 * null for what people write, test data in one long literal among it.
 */
export function generatedLine(
  module: ModuleSource,
): { line: number; why: string } | null {
  if (module.bundle) {
    return {
      line: 1,
      why: "This is a bundler's output: one function around all of its code",
    };
  }
  const { line, length } = longestLine(module.text);
  const { program } = module.parsed;
  if (length <= generatedLineLength || !program) return null;
  let data = 0;
  walk(program, node => {
    const isLiteral =
      node.type === 'StringLiteral' || node.type === 'TemplateElement';
    if (isLiteral && node.loc?.start.line === line) {
      data += (node.end ?? 0) - (node.start ?? 0);
    }
  });
  return data > length / 2
    ? null
    : { line, why: `A line of ${length} characters was written by a bundler` };
}

import { ModuleSource } from '../javascript';
import { walk } from '../javascript/walk';

/** Nobody writes a line of code of this length by hand. */
export const generatedLineLength = 30_000;

/** Data has none of these, however long it is. */
const doesSomething: ReadonlySet<string> = new Set([
  'CallExpression',
  'AssignmentExpression',
  'FunctionExpression',
  'FunctionDeclaration',
  'ArrowFunctionExpression',
]);
/** A line with fewer of them per so many characters is data. */
const charactersOfCode = 500;

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
 * null for what people write, a long line of test data among it.
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
  let code = 0;
  walk(program, node => {
    if (node.loc?.start.line === line && doesSomething.has(node.type))
      code += 1;
  });
  return code * charactersOfCode < length
    ? null
    : { line, why: `A line of ${length} characters was written by a bundler` };
}

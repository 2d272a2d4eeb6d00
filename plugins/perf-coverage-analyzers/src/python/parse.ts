import { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { Stmt } from './ast';
import { PythonReader } from './reader';
import { blockOf } from './statements';
import { partsOfTree } from './syntaxPart';

/** A module as parsed: broken sources give what can be read of them. */
export interface ParsedModule {
  body: Stmt[];
  /** Line of the first syntax error, counted from 1; null where there is none. */
  errorLine: number | null;
  source: string;
  /** Line of an offset, counted from 1. */
  lineOf(offset: number): number;
}

/**
 * Parses a Python module. Never throws for what the text holds; nesting deeper
 * than any written program's is left out as `unknown`.
 */
export function parseModule(source: string): ParsedModule {
  const text = maskGaps(source);
  const tree = parser.parse(text);
  const lineStarts = startsOfLines(source);
  const lineOf = (offset: number) => lineAt(lineStarts, offset);
  const reader = new PythonReader(text);
  const error = firstError(tree.topNode, text);
  return {
    body: blockOf(partsOfTree(tree), reader, 0),
    errorLine: error === null ? null : lineOf(error),
    source,
    lineOf,
  };
}

/**
 * Writes what the grammar does not know in the same length so that it does:
 * `with a as (b, c):` whose names are of no use here, the number `2.`, and
 * form feeds. Offsets stay those of the source.
 */
function maskGaps(source: string): string {
  return source
    .replace(
      /\bas[ \t]+\([\w\s,.*[\]]{1,200}\)(?=[ \t]*[:,])/g,
      (match: string) => `as ${'_'.repeat(match.length - 3)}`,
    )
    .replace(/(?<=[\s(=,[*/+<>-]\d{1,15})\.(?=[\s,)\]:*/+-])/g, ' ')
    .replaceAll('\f', ' ');
}

function startsOfLines(source: string): number[] {
  const starts = [0];
  for (let i = 0; i < source.length; i += 1) {
    const code = source.charCodeAt(i);
    if (code === 10 || (code === 13 && source.charCodeAt(i + 1) !== 10)) {
      starts.push(i + 1);
    }
  }
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low + 1;
}

/** Offset of the first error that Python would report as well. */
function firstError(top: SyntaxNode, text: string): number | null {
  let found: number | null = null;
  top.cursor().iterate(node => {
    if (found !== null) {
      return false;
    }
    if (node.type.isError && !isGapOfGrammar(node.node, text)) {
      found = node.from;
    }
    return true;
  });
  return found;
}

/** Valid Python that the grammar reports as an error. */
function isGapOfGrammar(error: SyntaxNode, text: string): boolean {
  const parent = error.parent;
  const written = text.slice(error.from, error.to);
  // A bare `yield`.
  if (parent?.name === 'YieldStatement' || parent?.name === 'YieldExpression') {
    return written === '';
  }
  // `x[*a]`, `for a, *b in c`
  if (written === '*') {
    return true;
  }
  // `case _ if found := search():`
  const lineStart = text.lastIndexOf('\n', error.from - 1) + 1;
  if (/^[ \t]*case\s/.test(text.slice(lineStart, error.from))) {
    return true;
  }
  // `with (open(a) as b, open(c) as d):`, `case ast.Add():`
  for (let up = parent; up; up = up.parent) {
    if (up.name === 'WithStatement' || up.name === 'MatchClause') {
      return true;
    }
    if (up.name === 'Body') {
      break;
    }
  }
  return false;
}

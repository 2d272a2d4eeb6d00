import { SyntaxNode } from '@lezer/common';
import { Expr, Stmt } from './ast';
import { childrenOf, PythonReader } from './reader';

type Branch = Extract<Stmt, { type: 'if' }>['branches'][number];

/**
 * `match subject:`. Patterns of constants alone, with `case _` at the end, are
 * the comparisons that they stand for; others decide nothing that can be known.
 */
export function matchOf(
  node: SyntaxNode,
  reader: PythonReader,
  depth: number,
  bodyOf: (clause: SyntaxNode) => Stmt[],
): Stmt {
  const span = { from: node.from, to: node.to };
  const [, ...subjects] = childrenOf(node).filter(
    child => child.name !== 'MatchBody',
  );
  const clauses = node.getChild('MatchBody')?.getChildren('MatchClause') ?? [];
  const subject = reader.sequence(subjects, depth);
  const branches: Branch[] = [];
  let otherwise: Stmt[] = [];
  for (const [index, clause] of clauses.entries()) {
    const pattern = childrenOf(clause)[1];
    const isLast = index === clauses.length - 1;
    const isPlain = pattern && !clause.getChild('Guard');
    const literals = isPlain ? literalsOf(pattern) : null;
    if (isPlain && isLast && reader.textOf(pattern) === '_') {
      otherwise = bodyOf(clause);
    } else if (literals) {
      const values = literals.map(one => reader.expression(one, depth));
      branches.push({
        test: equalsAny(subject, values),
        body: bodyOf(clause),
      });
    } else {
      return { type: 'match', bodies: clauses.map(bodyOf), ...span };
    }
  }
  return { type: 'if', branches, otherwise, ...span };
}

/** The constants of a pattern and of its alternatives; null where it has others. */
function literalsOf(pattern: SyntaxNode): SyntaxNode[] | null {
  const parts =
    pattern.name === 'OrPattern'
      ? childrenOf(pattern).filter(child => child.name !== 'LogicOp')
      : [pattern];
  const literals = parts.map(part =>
    part.name === 'LiteralPattern' ? part.firstChild : null,
  );
  return literals.every((one): one is SyntaxNode => one !== null)
    ? literals
    : null;
}

function equalsAny(subject: Expr, values: Expr[]): Expr {
  const tests = values.map(
    (right): Expr => ({
      type: 'compare',
      left: subject,
      links: [{ op: '==', right }],
      from: right.from,
      to: right.to,
    }),
  );
  return tests.reduce((left, right) => ({
    type: 'bool',
    op: 'or',
    left,
    right,
    from: left.from,
    to: right.to,
  }));
}

import { Expr, Stmt } from './ast';
import { PythonReader } from './reader';
import { SyntaxPart } from './syntaxPart';

type Branch = Extract<Stmt, { type: 'if' }>['branches'][number];

/**
 * `match subject:`. Patterns of constants alone, with `case _` at the end, are
 * the comparisons that they stand for; others decide nothing that can be known.
 */
export function matchOf(
  node: SyntaxPart,
  reader: PythonReader,
  depth: number,
  bodyOf: (clause: SyntaxPart) => Stmt[],
): Stmt {
  const span = { from: node.from, to: node.to };
  const [, ...subjects] = node.children.filter(
    child => child.name !== 'MatchBody',
  );
  const clauses =
    node.children
      .find(child => child.name === 'MatchBody')
      ?.children.filter(child => child.name === 'MatchClause') ?? [];
  const subject = reader.sequence(subjects, depth);
  const branches: Branch[] = [];
  let otherwise: Stmt[] = [];
  for (const [index, clause] of clauses.entries()) {
    const pattern = clause.children[1];
    const isLast = index === clauses.length - 1;
    const isPlain =
      pattern && !clause.children.some(child => child.name === 'Guard');
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
function literalsOf(pattern: SyntaxPart): readonly SyntaxPart[] | null {
  const parts =
    pattern.name === 'OrPattern'
      ? pattern.children.filter(child => child.name !== 'LogicOp')
      : [pattern];
  const literals = parts.map(part =>
    part.name === 'LiteralPattern' ? part.children[0] : undefined,
  );
  return literals.every((one): one is SyntaxPart => one !== undefined)
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

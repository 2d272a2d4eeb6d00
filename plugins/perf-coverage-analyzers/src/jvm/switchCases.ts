import type { Expression, MatchCase, Range, Statement } from './syntax';

/** A case of a `switch` of Java, with an arrow or with a colon. */
export type SwitchCase =
  | { values: Expression[]; body: Expression }
  | { values: Expression[]; statements: Statement[]; range: Range };

/**
 * The cases as one would write them with arrows: labels without statements
 * belong to the case below them, a case that does not end goes on with the
 * next one, and `default` comes last, wherever it stands.
 */
export function switchCases(written: readonly SwitchCase[]): MatchCase[] {
  const named: MatchCase[] = [];
  const others: MatchCase[] = [];
  let labels: Expression[] = [];
  let isDefault = false;
  for (const [index, one] of written.entries()) {
    labels.push(...one.values);
    isDefault ||= one.values.length === 0;
    const isLabel = 'statements' in one && one.statements.length === 0;
    if (isLabel && index + 1 < written.length) continue;
    const body: Expression =
      'body' in one
        ? one.body
        : {
            kind: 'block',
            statements: statementsFrom(written, index),
            ...one.range,
          };
    const made = { binds: [], some: false, body };
    if (isDefault) others.push({ ...made, values: [] });
    else named.push({ ...made, values: labels });
    labels = [];
    isDefault = false;
  }
  return [...named, ...others];
}

/** The statements of a case and of those that it falls into. */
function statementsFrom(
  written: readonly SwitchCase[],
  index: number,
): Statement[] {
  const found: Statement[] = [];
  for (const one of written.slice(index)) {
    if (!('statements' in one)) break;
    found.push(...one.statements);
    if (one.statements.some(ends)) break;
  }
  return found;
}

/** Whether what stands behind a statement is never reached. */
function ends(statement: Statement): boolean {
  if (statement.kind !== 'expression') return false;
  const { expression } = statement;
  if (expression.kind === 'name') {
    return /^(?:break|continue|yield)$/.test(expression.name);
  }
  return (
    expression.kind === 'return' ||
    (expression.kind === 'block' && expression.statements.some(ends))
  );
}

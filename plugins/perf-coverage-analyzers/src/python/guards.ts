import { blocksOf, Expr, expressionsIn, Span, Stmt, statementsIn } from './ast';
import { localBefore, Scope, Written } from './scope';
import { itemsOf, truthOf, Value } from './value';

/** What an expression is worth at a place. */
export type Evaluate = (expr: Expr, scope: Scope) => Value | undefined;

/** A condition that must hold, or fail, for a block to run. */
interface Guard {
  test: Expr;
  holds: boolean;
  block: Span;
}

const known = new WeakMap<readonly Stmt[], Guard[]>();

/**
 * The conditions of the branches of a body that an offset stands in or behind. Only
 * comparisons of names and constants: nothing else is sure enough to leave
 * something out.
 */
export function guardsOf(body: readonly Stmt[], offset: number): Guard[] {
  let guards = known.get(body);
  if (!guards) {
    guards = [
      ...statementsIn(body).flatMap(guardsOfStatement),
      ...[body, ...statementsIn(body).flatMap(stmt => blocksOf(stmt))].flatMap(
        guardsBehindJumps,
      ),
    ];
    known.set(body, guards);
  }
  return guards.filter(
    ({ block }) => block.from <= offset && offset < block.to,
  );
}

function guardsOfStatement(stmt: Stmt): Guard[] {
  if (stmt.type !== 'if') {
    return [];
  }
  const guards: Guard[] = [];
  const before: Expr[] = [];
  const add = (body: readonly Stmt[], test?: Expr) => {
    const [first] = body;
    if (first) {
      const block = { from: first.from, to: body[body.length - 1].to };
      before.forEach(other =>
        guards.push({ test: other, holds: false, block }),
      );
      if (test) {
        guards.push({ test, holds: true, block });
      }
    }
  };
  for (const { test, body } of stmt.branches) {
    add(body, test);
    before.push(test);
  }
  add(stmt.otherwise);
  return guards.filter(({ test }) => isPlainTest(test));
}

/**
 * What stands behind `if …: continue`, or a branch that ends in `return`, `raise`
 * or `break`, runs only where the branch was not taken.
 */
function guardsBehindJumps(block: readonly Stmt[]): Guard[] {
  const last = block[block.length - 1];
  return block.flatMap(stmt => {
    if (stmt.type !== 'if' || stmt === last) {
      return [];
    }
    const rest = { from: stmt.to, to: last.to };
    const guards: Guard[] = [];
    for (const { test, body } of stmt.branches) {
      // Behind a branch that goes on, nothing is said of its condition.
      if (!leaves(body)) {
        break;
      }
      if (isPlainTest(test)) {
        guards.push({ test, holds: false, block: rest });
      }
    }
    return guards;
  });
}

function leaves(body: readonly Stmt[]): boolean {
  const end = body[body.length - 1]?.type;
  return end === 'return' || end === 'raise' || end === 'jump';
}

function isPlainTest(test: Expr): boolean {
  const parts = expressionsIn(test);
  return (
    parts.length <= 40 &&
    parts.every(part => {
      switch (part.type) {
        case 'call':
          return (
            part.callee.type === 'attribute' &&
            /^(?:upper|lower|get)$/.test(part.callee.name)
          );
        case 'attribute':
          return /^(?:upper|lower|get)$/.test(part.name);
        default:
          return /^(?:name|string|number|constant|compare|bool|unary|tuple|list|set|index)$/.test(
            part.type,
          );
      }
    })
  );
}

/**
 * Whether a place behind such conditions is reached where names have the values
 * that a loop, a choice or a call gives them (`scope`). What is false whatever
 * these are (`around`), a switch for instance, leaves nothing out.
 */
export function isReached(
  guards: readonly Guard[],
  scope: Scope,
  around: Scope,
  evaluate: Evaluate,
): boolean {
  return guards.every(({ test, holds }) => {
    const truth = truthOf(evaluate(test, scope));
    if (
      truth === undefined ||
      truth === holds ||
      !isGiven(test, scope, evaluate)
    ) {
      return true;
    }
    const plain = {
      ...around,
      args: undefined,
      given: undefined,
      bound: new Map(),
    };
    return truthOf(evaluate(test, plain)) !== undefined;
  });
}

/** Whether the names have values of their own; an empty list may fill in a run. */
function isGiven(test: Expr, scope: Scope, evaluate: Evaluate): boolean {
  return expressionsIn(test).every(part => {
    const given = part.type === 'name' && givenFor(part.name, scope);
    if (!given || given.type === 'constant') {
      return true;
    }
    const value = evaluate(part, scope);
    return value !== null && itemsOf(value)?.length !== 0;
  });
}

/** What was written for a parameter, through parameters that are handed on as they are. */
function givenFor(name: string, scope: Scope): Expr | undefined {
  let written = scope.args?.get(name);
  for (let hops = 0; hops < 8 && written?.expr.type === 'name'; hops += 1) {
    const { expr, scope: there } = written;
    const before: Written | undefined = localBefore(there, expr.name, expr.from)
      ? undefined
      : there.args?.get(expr.name);
    if (!before) {
      break;
    }
    written = before;
  }
  return written?.expr;
}

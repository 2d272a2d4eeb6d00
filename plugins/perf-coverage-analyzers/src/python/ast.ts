/** Offsets in the source, end exclusive. */
export interface Span {
  from: number;
  to: number;
}

export interface Argument {
  /** Keyword, or null for a positional argument. */
  name: string | null;
  /** `*` or `**` where the argument is unpacked. */
  star: '' | '*' | '**';
  value: Expr;
}

export interface Clause {
  target: Expr;
  iterable: Expr;
  conditions: Expr[];
}

/** An expression; `unknown` stands for what the analysis has no use for. */
export type Expr = Span &
  (
    | { type: 'name'; name: string }
    | { type: 'number'; value: number }
    | { type: 'string'; value: string }
    | { type: 'format'; parts: (string | Expr)[] }
    | { type: 'constant'; value: boolean | null }
    | { type: 'ellipsis' }
    | { type: 'list' | 'tuple' | 'set'; items: Expr[] }
    | { type: 'star'; value: Expr }
    | { type: 'dict'; entries: { key: Expr | null; value: Expr }[] }
    | { type: 'attribute'; object: Expr; name: string }
    | { type: 'index'; object: Expr; index: Expr }
    | { type: 'call'; callee: Expr; args: Argument[] }
    | { type: 'unary'; op: string; operand: Expr }
    | { type: 'binary'; op: string; left: Expr; right: Expr }
    | { type: 'compare'; left: Expr; links: { op: string; right: Expr }[] }
    | { type: 'bool'; op: 'and' | 'or'; left: Expr; right: Expr }
    | { type: 'conditional'; test: Expr; then: Expr; otherwise: Expr }
    | { type: 'lambda'; params: Param[]; body: Expr }
    | { type: 'await'; value: Expr }
    | { type: 'comprehension'; element: Expr; clauses: Clause[] }
    | { type: 'named'; name: string; value: Expr }
    | { type: 'unknown'; children: Expr[] }
  );

export interface Param {
  name: string;
  star: '' | '*' | '**';
  default: Expr | null;
  keywordOnly: boolean;
}

export interface FunctionDef extends Span {
  type: 'function';
  name: string;
  params: Param[];
  decorators: Expr[];
  body: Stmt[];
  async: boolean;
}

export interface ClassDef extends Span {
  type: 'class';
  name: string;
  args: Argument[];
  decorators: Expr[];
  body: Stmt[];
}

export type Stmt =
  | FunctionDef
  | ClassDef
  | (Span &
      (
        | {
            type: 'import';
            /** `import a.b as c`: module `a.b`, alias `c`. */
            names: { module: string; alias: string | null }[];
          }
        | {
            type: 'from';
            module: string;
            /** Number of leading dots. */
            level: number;
            /** `*` alone for a star import. */
            names: { name: string; alias: string | null }[];
          }
        | { type: 'assign'; targets: Expr[]; value: Expr }
        | { type: 'update'; target: Expr; op: string; value: Expr }
        | { type: 'expression'; value: Expr }
        | { type: 'assert'; test: Expr; message: Expr | null }
        | {
            type: 'if';
            branches: { test: Expr; body: Stmt[] }[];
            otherwise: Stmt[];
          }
        | { type: 'for'; target: Expr; iterable: Expr; bodies: Stmt[][] }
        | { type: 'while'; test: Expr; bodies: Stmt[][] }
        | {
            type: 'with';
            items: { context: Expr; target: Expr | null }[];
            body: Stmt[];
          }
        | { type: 'try'; bodies: Stmt[][] }
        /** Patterns of constants alone are read as an `if`. */
        | { type: 'match'; bodies: Stmt[][] }
        | { type: 'return'; value: Expr | null }
        | { type: 'raise'; value: Expr | null }
        | { type: 'pass' }
        /** `continue` and `break`. */
        | { type: 'jump' }
        | { type: 'other'; children: Expr[] }
      ));

/** The parts of an expression, in the order of the source. */
export function partsOf(expr: Expr): Expr[] {
  switch (expr.type) {
    case 'format':
      return expr.parts.filter(part => typeof part !== 'string');
    case 'list':
    case 'tuple':
    case 'set':
      return expr.items;
    case 'star':
    case 'await':
    case 'named':
      return [expr.value];
    case 'dict':
      return expr.entries.flatMap(entry =>
        entry.key ? [entry.key, entry.value] : [entry.value],
      );
    case 'attribute':
      return [expr.object];
    case 'index':
      return [expr.object, expr.index];
    case 'call':
      return [expr.callee, ...expr.args.map(arg => arg.value)];
    case 'unary':
      return [expr.operand];
    case 'binary':
    case 'bool':
      return [expr.left, expr.right];
    case 'compare':
      return [expr.left, ...expr.links.map(link => link.right)];
    case 'conditional':
      return [expr.then, expr.test, expr.otherwise];
    case 'lambda':
      return [expr.body];
    case 'comprehension':
      return [
        ...expr.clauses.flatMap(clause => [
          clause.iterable,
          ...clause.conditions,
        ]),
        expr.element,
      ];
    case 'unknown':
      return expr.children;
    default:
      return [];
  }
}

/** The expressions that a statement itself holds, without nested statements. */
export function expressionsOf(stmt: Stmt): Expr[] {
  switch (stmt.type) {
    case 'function':
      return stmt.decorators;
    case 'class':
      return [...stmt.decorators, ...stmt.args.map(arg => arg.value)];
    case 'assign':
      return [...stmt.targets, stmt.value];
    case 'update':
      return [stmt.target, stmt.value];
    case 'expression':
      return [stmt.value];
    case 'assert':
      return stmt.message ? [stmt.test, stmt.message] : [stmt.test];
    case 'if':
      return stmt.branches.map(branch => branch.test);
    case 'for':
      return [stmt.target, stmt.iterable];
    case 'while':
      return [stmt.test];
    case 'with':
      return stmt.items.map(item => item.context);
    case 'return':
    case 'raise':
      return stmt.value ? [stmt.value] : [];
    case 'other':
      return stmt.children;
    default:
      return [];
  }
}

/** The blocks of a compound statement; those of functions and classes only on demand. */
export function blocksOf(stmt: Stmt, intoDefinitions = false): Stmt[][] {
  switch (stmt.type) {
    case 'function':
    case 'class':
      return intoDefinitions ? [stmt.body] : [];
    case 'if':
      return [...stmt.branches.map(branch => branch.body), stmt.otherwise];
    case 'for':
    case 'while':
    case 'try':
    case 'match':
      return stmt.bodies;
    case 'with':
      return [stmt.body];
    default:
      return [];
  }
}

/** All statements of a block and its nested blocks, in the order of the source. */
export function statementsIn(
  body: readonly Stmt[],
  intoDefinitions = false,
): Stmt[] {
  const found: Stmt[] = [];
  addStatements(body, intoDefinitions, found);
  return found;
}

/** Readers nest no deeper than `maxDepth`, so that the stack holds. */
function addStatements(
  body: readonly Stmt[],
  intoDefinitions: boolean,
  found: Stmt[],
) {
  for (const stmt of body) {
    found.push(stmt);
    for (const block of blocksOf(stmt, intoDefinitions)) {
      addStatements(block, intoDefinitions, found);
    }
  }
}

/** An expression and all expressions in it, outermost first. */
export function expressionsIn(expr: Expr): Expr[] {
  const found: Expr[] = [];
  const open = [expr];
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(next);
    if (isLeaf(next)) continue;
    const parts = partsOf(next);
    for (let i = parts.length - 1; i >= 0; i -= 1) {
      open.push(parts[i]);
    }
  }
  return found;
}

function isLeaf({ type }: Expr): boolean {
  return type === 'name' || type === 'string' || type === 'number';
}

type CallExpr = Extract<Expr, { type: 'call' }>;

const callsOfBodies = new WeakMap<readonly Stmt[], CallExpr[]>();

/** All calls of a block, nested functions left out unless asked for. */
export function callsIn(
  body: readonly Stmt[],
  intoDefinitions = false,
): readonly CallExpr[] {
  const known = intoDefinitions ? undefined : callsOfBodies.get(body);
  if (known) {
    return known;
  }
  const found: CallExpr[] = [];
  for (const stmt of statementsIn(body, intoDefinitions)) {
    for (const outer of expressionsOf(stmt)) {
      if (isLeaf(outer)) continue;
      for (const expr of expressionsIn(outer)) {
        if (expr.type === 'call') found.push(expr);
      }
    }
  }
  if (!intoDefinitions) {
    callsOfBodies.set(body, found);
  }
  return found;
}

/** `a.b.c` of names and attributes, else undefined. */
export function dottedName(expr: Expr): string | undefined {
  const parts: string[] = [];
  let next = expr;
  while (next.type === 'attribute') {
    parts.push(next.name);
    next = next.object;
  }
  return next.type === 'name'
    ? [next.name, ...parts.reverse()].join('.')
    : undefined;
}

/** The last name of `a.b.c` or of a plain name. */
export function lastName(expr: Expr): string | undefined {
  if (expr.type === 'attribute' || expr.type === 'name') {
    return expr.name;
  }
  return undefined;
}

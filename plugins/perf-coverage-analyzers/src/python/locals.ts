import { blocksOf, Expr, FunctionDef, Span, Stmt } from './ast';

/** What a function makes of a name at one place. */
export type LocalBinding = LocalMeaning & {
  /** Branch that the place lies in; null where it is passed in any case. */
  within: Span | null;
};

type LocalMeaning =
  | { from: number; kind: 'value'; value: Expr }
  /** Item `at` of what is unpacked. */
  | { from: number; kind: 'part'; value: Expr; at: number }
  /** Runs over the items of `iterable`. */
  | { from: number; kind: 'each'; iterable: Expr; at: number | null }
  | { from: number; kind: 'context'; value: Expr }
  | { from: number; kind: 'function'; definition: FunctionDef }
  /** `name.append(value)` */
  | { from: number; kind: 'append'; value: Expr }
  /** `name[key] = value` */
  | { from: number; kind: 'item'; key: Expr; value: Expr }
  | { from: number; kind: 'update'; value: Expr };

const known = new WeakMap<readonly Stmt[], Map<string, LocalBinding[]>>();

/** Assignments of a function's body by name, in the order of the source. */
export function localsOf(body: readonly Stmt[]): Map<string, LocalBinding[]> {
  let locals = known.get(body);
  if (!locals) {
    locals = readLocals(body);
    known.set(body, locals);
  }
  return locals;
}

function readLocals(body: readonly Stmt[]): Map<string, LocalBinding[]> {
  const locals = new Map<string, LocalBinding[]>();
  let within: Span | null = null;
  const add = (name: string, meaning: LocalMeaning) => {
    const bindings = locals.get(name) ?? [];
    bindings.push({ ...meaning, within });
    locals.set(name, bindings);
  };
  const assign = (target: Expr, value: Expr) => {
    if (target.type === 'name') {
      add(target.name, { kind: 'value', value, from: target.from });
    } else if (target.type === 'tuple' || target.type === 'list') {
      target.items.forEach((item, at) => {
        if (item.type === 'name') {
          add(item.name, { kind: 'part', value, at, from: item.from });
        }
      });
    } else if (target.type === 'index' && target.object.type === 'name') {
      const { object, index: key, from } = target;
      add(object.name, { kind: 'item', key, value, from });
    }
  };
  const open: { stmt: Stmt; branch: Span | null }[] = [];
  const push = (stmts: readonly Stmt[], branch: Span | null) => {
    for (let i = stmts.length - 1; i >= 0; i -= 1) {
      open.push({ stmt: stmts[i], branch });
    }
  };
  push(body, null);
  for (let next = open.pop(); next; next = open.pop()) {
    const { stmt, branch } = next;
    within = branch;
    bindStatement(stmt, add, assign);
    const blocks = blocksOf(stmt);
    for (let i = blocks.length - 1; i >= 0; i -= 1) {
      push(blocks[i], isBranch(stmt, i) ? spanOf(blocks[i]) : branch);
    }
  }
  return locals;
}

/** Whether a block of a statement may be passed over. */
function isBranch(stmt: Stmt, block: number): boolean {
  return (
    stmt.type === 'if' ||
    stmt.type === 'match' ||
    (stmt.type === 'try' && block > 0)
  );
}

function spanOf(block: readonly Stmt[]): Span | null {
  const [first] = block;
  return first ? { from: first.from, to: block[block.length - 1].to } : null;
}

function bindStatement(
  stmt: Stmt,
  add: (name: string, meaning: LocalMeaning) => void,
  assign: (target: Expr, value: Expr) => void,
) {
  switch (stmt.type) {
    case 'assign':
      stmt.targets.forEach(target => assign(target, stmt.value));
      break;
    case 'update':
      if (stmt.target.type === 'name') {
        add(stmt.target.name, {
          kind: 'update',
          value: stmt.value,
          from: stmt.from,
        });
      }
      break;
    case 'function':
      add(stmt.name, { kind: 'function', definition: stmt, from: stmt.from });
      break;
    case 'for': {
      const { target, iterable } = stmt;
      if (target.type === 'name') {
        add(target.name, { kind: 'each', iterable, at: null, from: stmt.from });
      } else if (target.type === 'tuple' || target.type === 'list') {
        target.items.forEach((item, at) => {
          if (item.type === 'name') {
            add(item.name, { kind: 'each', iterable, at, from: stmt.from });
          }
        });
      }
      break;
    }
    case 'with':
      for (const { context, target } of stmt.items) {
        if (target?.type === 'name') {
          add(target.name, {
            kind: 'context',
            value: context,
            from: target.from,
          });
        }
      }
      break;
    case 'expression': {
      const call = stmt.value;
      if (
        call.type === 'call' &&
        call.callee.type === 'attribute' &&
        call.callee.object.type === 'name' &&
        ['append', 'add', 'extend'].includes(call.callee.name) &&
        call.args[0]
      ) {
        add(call.callee.object.name, {
          kind: 'append',
          value: call.args[0].value,
          from: stmt.from,
        });
      }
      break;
    }
    default:
      break;
  }
}

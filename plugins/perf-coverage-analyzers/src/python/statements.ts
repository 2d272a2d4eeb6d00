import { Expr, Stmt } from './ast';
import { matchOf } from './matches';
import { maxDepth, PythonReader, splitBy } from './reader';
import { SyntaxPart } from './syntaxPart';

/** The statements of a module, a body or a group. */
export function blockOf(
  node: SyntaxPart,
  reader: PythonReader,
  depth: number,
): Stmt[] {
  if (depth > maxDepth) {
    return [];
  }
  const block: Stmt[] = [];
  for (const child of node.children) {
    const found =
      child.name === 'StatementGroup'
        ? blockOf(child, reader, depth + 1)
        : statement(child, reader, depth + 1, []);
    for (const stmt of found) block.push(stmt);
  }
  return block;
}

function bodiesOf(node: SyntaxPart, reader: PythonReader, depth: number) {
  const bodies: Stmt[][] = [];
  for (const child of node.children) {
    if (child.name === 'Body') bodies.push(blockOf(child, reader, depth + 1));
  }
  return bodies;
}

function statement(
  node: SyntaxPart,
  reader: PythonReader,
  depth: number,
  decorators: Expr[],
): Stmt[] {
  const span = { from: node.from, to: node.to };
  const children = node.children;
  const between = (from: string, ...to: string[]) => {
    const start = children.findIndex(child => child.name === from) + 1;
    const length = children
      .slice(start)
      .findIndex(child => to.includes(child.name));
    return children.slice(start, length < 0 ? undefined : start + length);
  };
  switch (node.name) {
    case 'DecoratedStatement': {
      const definition = children.find(child => child.name !== 'Decorator');
      return definition
        ? statement(
            definition,
            reader,
            depth,
            children
              .filter(child => child.name === 'Decorator')
              .map(child => decorator(child, reader, depth)),
          )
        : [];
    }
    case 'FunctionDefinition': {
      const name = children.find(child => child.name === 'VariableName');
      const params = children.find(child => child.name === 'ParamList');
      return [
        {
          type: 'function',
          name: name ? reader.textOf(name) : '',
          params: params ? reader.params(params, depth) : [],
          decorators,
          body: bodiesOf(node, reader, depth).flat(),
          async: children[0]?.name === 'async',
          ...span,
        },
      ];
    }
    case 'ClassDefinition': {
      const name = children.find(child => child.name === 'VariableName');
      const args = children.find(child => child.name === 'ArgList');
      return [
        {
          type: 'class',
          name: name ? reader.textOf(name) : '',
          args: args ? reader.argumentsOf(args, depth) : [],
          decorators,
          body: bodiesOf(node, reader, depth).flat(),
          ...span,
        },
      ];
    }
    case 'ImportStatement':
      return [importOf(children, reader, span)];
    case 'AssignStatement':
      return assignment(children, reader, depth, span);
    case 'UpdateStatement': {
      const at = children.findIndex(child => child.name === 'UpdateOp');
      return at < 0
        ? []
        : [
            {
              type: 'update',
              target: reader.sequence(children.slice(0, at), depth),
              op: reader.textOf(children[at]),
              value: reader.sequence(children.slice(at + 1), depth),
              ...span,
            },
          ];
    }
    case 'ExpressionStatement':
      return [
        {
          type: 'expression',
          value: reader.sequence(children, depth),
          ...span,
        },
      ];
    case 'AssertStatement': {
      const [test, message] = reader.items(children.slice(1), depth);
      return test
        ? [{ type: 'assert', test, message: message ?? null, ...span }]
        : [];
    }
    case 'IfStatement':
      return [ifOf(children, reader, depth, span)];
    case 'ForStatement':
      return [
        {
          type: 'for',
          target: reader.sequence(between('for', 'in'), depth),
          iterable: reader.sequence(between('in', 'Body'), depth),
          bodies: bodiesOf(node, reader, depth),
          ...span,
        },
      ];
    case 'WhileStatement':
      return [
        {
          type: 'while',
          test: reader.sequence(between('while', 'Body'), depth),
          bodies: bodiesOf(node, reader, depth),
          ...span,
        },
      ];
    case 'WithStatement':
      return [
        {
          type: 'with',
          items: splitBy(between('with', 'Body'), ',').flatMap(group => {
            const [context, target] = splitBy(group, 'as');
            return context?.[0]
              ? [
                  {
                    context: reader.expression(context[0], depth),
                    target: target?.[0]
                      ? reader.expression(target[0], depth)
                      : null,
                  },
                ]
              : [];
          }),
          body: bodiesOf(node, reader, depth).flat(),
          ...span,
        },
      ];
    case 'TryStatement':
      return [{ type: 'try', bodies: bodiesOf(node, reader, depth), ...span }];
    case 'MatchStatement':
      return [
        matchOf(node, reader, depth, clause =>
          bodiesOf(clause, reader, depth).flat(),
        ),
      ];
    case 'ReturnStatement':
    case 'RaiseStatement':
      return [
        {
          type: node.name === 'ReturnStatement' ? 'return' : 'raise',
          value:
            children.length > 1
              ? reader.sequence(splitBy(children.slice(1), 'from')[0], depth)
              : null,
          ...span,
        },
      ];
    case 'PassStatement':
      return [{ type: 'pass', ...span }];
    case 'ContinueStatement':
    case 'BreakStatement':
      return [{ type: 'jump', ...span }];
    default:
      return children.length === 0 || node.name === ':'
        ? []
        : [
            {
              type: 'other',
              children: children
                .filter(
                  child =>
                    child.children.length > 0 || child.name === 'VariableName',
                )
                .map(child => reader.expression(child, depth)),
              ...span,
            },
          ];
  }
}

function decorator(
  node: SyntaxPart,
  reader: PythonReader,
  depth: number,
): Expr {
  // `@a.b.c(…)` is a flat run of names and at most one list of arguments.
  let value: Expr | undefined;
  for (const child of node.children) {
    const span = { from: value?.from ?? child.from, to: child.to };
    if (child.name === 'VariableName' || child.name === 'PropertyName') {
      const name = reader.textOf(child);
      value = value
        ? { type: 'attribute', object: value, name, ...span }
        : { type: 'name', name, ...span };
    } else if (child.name === 'ArgList' && value) {
      const args = reader.argumentsOf(child, depth);
      value = { type: 'call', callee: value, args, ...span };
    } else if (child.children.length > 0 && !value) {
      value = reader.expression(child, depth);
    }
  }
  return (
    value ?? { type: 'unknown', children: [], from: node.from, to: node.to }
  );
}

function importOf(
  children: readonly SyntaxPart[],
  reader: PythonReader,
  span: { from: number; to: number },
): Stmt {
  const words = children
    .map(child => reader.textOf(child))
    .filter(word => word !== '(' && word !== ')');
  const importAt = words.indexOf('import');
  const named = words.slice(importAt + 1);
  const groups: string[][] = [[]];
  for (const word of named) {
    if (word === ',') {
      groups.push([]);
    } else {
      groups[groups.length - 1].push(word);
    }
  }
  const pairs = groups
    .filter(group => group.length > 0)
    .map(group => {
      const as = group.indexOf('as');
      return {
        name: group.slice(0, as < 0 ? undefined : as).join(''),
        alias: as < 0 ? null : group[as + 1] ?? null,
      };
    });
  if (words[0] !== 'from') {
    return {
      type: 'import',
      names: pairs.map(pair => ({ module: pair.name, alias: pair.alias })),
      ...span,
    };
  }
  const origin = words.slice(1, importAt < 0 ? undefined : importAt).join('');
  const module = origin.replace(/^\.+/, '');
  return {
    type: 'from',
    module,
    level: origin.length - module.length,
    names: pairs,
    ...span,
  };
}

function assignment(
  children: readonly SyntaxPart[],
  reader: PythonReader,
  depth: number,
  span: { from: number; to: number },
): Stmt[] {
  const groups = splitBy(
    children.filter(child => child.name !== 'TypeDef'),
    'AssignOp',
  ).filter(group => group.length > 0);
  const exprs = groups.map(group => reader.sequence(group, depth));
  const value = exprs.pop();
  return value && exprs.length > 0
    ? [{ type: 'assign', targets: exprs, value, ...span }]
    : [];
}

function ifOf(
  children: readonly SyntaxPart[],
  reader: PythonReader,
  depth: number,
  span: { from: number; to: number },
): Stmt {
  const branches: { test: Expr; body: Stmt[] }[] = [];
  let otherwise: Stmt[] = [];
  let test: SyntaxPart | null = null;
  for (const child of children) {
    if (child.name === 'Body') {
      const body = blockOf(child, reader, depth + 1);
      if (test) {
        branches.push({ test: reader.expression(test, depth), body });
      } else {
        otherwise = body;
      }
      test = null;
    } else if (!['if', 'elif', 'else'].includes(child.name)) {
      test = child;
    }
  }
  return { type: 'if', branches, otherwise, ...span };
}

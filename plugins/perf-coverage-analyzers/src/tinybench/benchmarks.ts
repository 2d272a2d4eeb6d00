import type * as t from '@babel/types';
import { walk } from '../javascript/walk';

/** A benchmark that a module registers. */
export interface RegisteredBenchmark {
  /** Null where the name is not a literal. */
  name: string | null;
  line: number;
}

export interface RegisteredBenchmarks {
  /** Name of the `Bench` that they are added to, where it is a literal. */
  suite: string | null;
  benchmarks: RegisteredBenchmark[];
}

/** Deeper nesting than any program that people wrote. */
const maxDepth = 400;

/**
 * The benchmarks that a module adds to tinybench's `Bench`
 * (`bench.add('name', fn)`, also chained). Undefined where it does not import
 * `Bench` from `tinybench`.
 */
export function findBenchmarks(
  program: t.Program,
): RegisteredBenchmarks | undefined {
  const constructors = benchImports(program);
  if (constructors.size === 0) return undefined;

  let suite: string | null = null;
  const instances = new Set<string>();
  const benchmarks: RegisteredBenchmark[] = [];

  walk(program, node => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier') {
      const created = node.init ? unwrapped(node.init) : undefined;
      if (isBench(created, constructors)) {
        instances.add(node.id.name);
        suite ??= benchName(created);
      }
    }
  });
  walk(program, node => {
    if (node.type !== 'CallExpression') return;
    const { callee } = node;
    if (
      callee.type === 'MemberExpression' &&
      callee.property.type === 'Identifier' &&
      callee.property.name === 'add' &&
      belongsToBench(callee.object, instances, constructors)
    ) {
      const [first] = node.arguments;
      benchmarks.push({
        name: first === undefined ? null : literalText(first),
        line: (callee.property.loc ?? node.loc)?.start.line ?? 1,
      });
    }
  });
  return {
    suite,
    benchmarks: benchmarks.sort((a, b) => a.line - b.line),
  };
}

function benchImports(program: t.Program): Set<string> {
  const names = new Set<string>();
  for (const statement of program.body) {
    if (
      statement.type !== 'ImportDeclaration' ||
      statement.source.value !== 'tinybench'
    ) {
      continue;
    }
    for (const specifier of statement.specifiers) {
      if (
        specifier.type === 'ImportSpecifier' &&
        specifier.imported.type === 'Identifier' &&
        specifier.imported.name === 'Bench'
      ) {
        names.add(specifier.local.name);
      }
    }
  }
  return names;
}

/** The receiver of `add`: a variable that holds a Bench, or a chain on one. */
function belongsToBench(
  receiver: t.Node,
  instances: Set<string>,
  constructors: Set<string>,
): boolean {
  let node = unwrapped(receiver);
  for (let depth = 0; depth < maxDepth; depth++) {
    if (node.type === 'Identifier') return instances.has(node.name);
    if (isBench(node, constructors)) return true;
    if (
      node.type !== 'CallExpression' ||
      node.callee.type !== 'MemberExpression'
    ) {
      return false;
    }
    node = unwrapped(node.callee.object);
  }
  return false;
}

function isBench(
  node: t.Node | undefined,
  constructors: Set<string>,
): node is t.NewExpression {
  return (
    node?.type === 'NewExpression' &&
    node.callee.type === 'Identifier' &&
    constructors.has(node.callee.name)
  );
}

function benchName(created: t.NewExpression): string | null {
  const [options] = created.arguments;
  if (options?.type !== 'ObjectExpression') return null;
  for (const property of options.properties) {
    if (
      property.type === 'ObjectProperty' &&
      property.key.type === 'Identifier' &&
      property.key.name === 'name'
    ) {
      return literalText(property.value);
    }
  }
  return null;
}

function literalText(node: t.Node): string | null {
  if (node.type === 'StringLiteral') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return node.quasis[0].value.cooked ?? null;
  }
  return null;
}

function unwrapped(node: t.Node): t.Node {
  return node.type === 'AwaitExpression' || node.type === 'TSAsExpression'
    ? unwrapped(
        node.type === 'AwaitExpression' ? node.argument : node.expression,
      )
    : node;
}

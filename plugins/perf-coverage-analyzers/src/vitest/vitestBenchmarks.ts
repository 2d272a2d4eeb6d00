import type * as t from '@babel/types';
import { Finding, InventoryTest } from 'backstage-plugin-perf-coverage-common';
import { benchmarkFinding, benchmarkTest, times } from '../benchmarks';
import { childrenOf } from '../javascript/walk';

export interface VitestBenchmarks {
  tests: InventoryTest[];
  findings: Finding[];
  /** `bench` comes from `vitest`; else it is a global. */
  imported: boolean;
}

/** How the module calls `bench`, `describe` and a namespace of vitest. */
interface VitestNames {
  bench: Set<string>;
  describe: Set<string>;
  namespaces: Set<string>;
}

/** What holds of everything in a block. */
interface Block {
  suites: readonly (string | null)[];
  cases: number | null;
  skipped: boolean;
}

/** A call such as `describe.skip('name', …)`, taken apart. */
interface VitestCall {
  what: 'bench' | 'describe';
  modifiers: Set<string>;
  /** Number of rows of `.each([...])`; null where unknown; 1 without. */
  rows: number | null;
  args: t.CallExpression['arguments'];
  line: number;
}

/**
 * The benchmarks that a module defines. Undefined where `bench` is not
 * vitest's: imported from elsewhere, or a name of the module's own.
 */
export function findVitestBenchmarks(
  program: t.Program,
  globals: boolean,
): VitestBenchmarks | undefined {
  const names = vitestNames(program);
  const imported = names.bench.size > 0 || names.namespaces.size > 0;
  if (!imported && (!globals || declares(program, 'bench'))) return undefined;
  if (!imported) names.bench.add('bench');
  if (names.describe.size === 0 && !declares(program, 'describe')) {
    names.describe.add('describe');
    names.describe.add('suite');
  }
  const found: VitestBenchmarks = { tests: [], findings: [], imported };
  visit(program, names, found);
  return found;
}

function vitestNames(program: t.Program): VitestNames {
  const names: VitestNames = {
    bench: new Set(),
    describe: new Set(),
    namespaces: new Set(),
  };
  for (const statement of program.body) {
    if (
      statement.type !== 'ImportDeclaration' ||
      statement.source.value !== 'vitest'
    ) {
      continue;
    }
    for (const one of statement.specifiers) {
      if (one.type === 'ImportNamespaceSpecifier') {
        names.namespaces.add(one.local.name);
      } else if (
        one.type === 'ImportSpecifier' &&
        one.imported.type === 'Identifier'
      ) {
        const { name } = one.imported;
        if (name === 'bench') names.bench.add(one.local.name);
        if (name === 'describe' || name === 'suite') {
          names.describe.add(one.local.name);
        }
      }
    }
  }
  return names;
}

/** Whether the module imports or declares the name itself. */
function declares(program: t.Program, name: string): boolean {
  return program.body.some(statement => {
    if (statement.type === 'ImportDeclaration') {
      return statement.specifiers.some(one => one.local.name === name);
    }
    const declaration =
      statement.type === 'ExportNamedDeclaration'
        ? statement.declaration
        : statement;
    if (declaration?.type === 'FunctionDeclaration') {
      return declaration.id?.name === name;
    }
    return (
      declaration?.type === 'VariableDeclaration' &&
      declaration.declarations.some(
        one => one.id.type === 'Identifier' && one.id.name === name,
      )
    );
  });
}

/** Goes through a module without recursion: nesting is the file's to choose. */
function visit(
  program: t.Program,
  names: VitestNames,
  found: VitestBenchmarks,
): void {
  const top: Block = { suites: [], cases: 1, skipped: false };
  const open: { node: t.Node; block: Block }[] = [
    { node: program, block: top },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node } = next;
    let { block } = next;
    const call =
      node.type === 'CallExpression' ? vitestCall(node, names) : undefined;
    if (call?.what === 'bench') {
      addBenchmark(call, block, found);
      continue;
    }
    if (call?.what === 'describe') {
      block = {
        suites: [...block.suites, nameOf(call.args[0])],
        cases: times(block.cases, call.rows),
        skipped: block.skipped || leavesOut(call),
      };
    } else if (isLoop(node)) {
      block = { ...block, cases: null };
    }
    for (const child of childrenOf(node)) open.push({ node: child, block });
  }
  found.tests.sort((a, b) => a.line - b.line);
}

function addBenchmark(
  call: VitestCall,
  block: Block,
  found: VitestBenchmarks,
): void {
  const name = nameOf(call.args[0]);
  const suites = block.suites.map(suite => suite ?? '{}');
  const body = call.args.find(
    arg =>
      arg.type === 'ArrowFunctionExpression' ||
      arg.type === 'FunctionExpression',
  );
  found.tests.push(
    benchmarkTest({
      name: name ?? `(computed name, line ${call.line})`,
      suite: suites.length > 0 ? suites.join(' > ') : null,
      line: call.line,
      cases: block.cases,
      async: body !== undefined && 'async' in body && body.async === true,
      skipped: block.skipped || leavesOut(call),
    }),
  );
  if (
    body &&
    'body' in body &&
    body.body.type === 'BlockStatement' &&
    body.body.body.length === 0
  ) {
    found.findings.push(
      benchmarkFinding('benchmark-empty', call.line, name ?? 'a computed name'),
    );
  }
}

function leavesOut({ modifiers }: VitestCall): boolean {
  return modifiers.has('skip') || modifiers.has('todo');
}

function vitestCall(
  node: t.CallExpression,
  names: VitestNames,
): VitestCall | undefined {
  const modifiers = new Set<string>();
  let rows: number | null = 1;
  let { callee }: { callee: t.Node } = node;
  // `describe.each([…])('name', …)`, `bench.skipIf(x)('name', …)`.
  if (
    callee.type === 'CallExpression' ||
    callee.type === 'TaggedTemplateExpression'
  ) {
    const inner = callee.type === 'CallExpression' ? callee.callee : callee.tag;
    if (inner.type !== 'MemberExpression') return undefined;
    const modifier = propertyName(inner);
    if (modifier === 'each' || modifier === 'for') {
      rows =
        callee.type === 'CallExpression'
          ? elementsOf(callee.arguments[0])
          : null;
    }
    callee = inner;
  }
  while (callee.type === 'MemberExpression') {
    const modifier = propertyName(callee);
    if (
      callee.object.type === 'Identifier' &&
      names.namespaces.has(callee.object.name) &&
      (modifier === 'bench' || modifier === 'describe')
    ) {
      return called(modifier, modifiers, rows, node);
    }
    modifiers.add(modifier);
    callee = callee.object;
  }
  if (callee.type !== 'Identifier') return undefined;
  if (names.bench.has(callee.name))
    return called('bench', modifiers, rows, node);
  return names.describe.has(callee.name)
    ? called('describe', modifiers, rows, node)
    : undefined;
}

/** Only calls with something to name: `describe.each([…])` alone is half of one. */
function called(
  what: VitestCall['what'],
  modifiers: Set<string>,
  rows: number | null,
  node: t.CallExpression,
): VitestCall | undefined {
  const waits =
    node.callee.type === 'MemberExpression' &&
    /^(?:each|for|skipIf|runIf)$/.test(propertyName(node.callee));
  if (waits || node.arguments.length === 0) return undefined;
  return {
    what,
    modifiers,
    rows,
    args: node.arguments,
    line: node.loc?.start.line ?? 1,
  };
}

function propertyName(node: t.MemberExpression): string {
  return node.property.type === 'Identifier' && !node.computed
    ? node.property.name
    : '';
}

function elementsOf(node: t.Node | undefined): number | null {
  if (node?.type === 'TSAsExpression') return elementsOf(node.expression);
  return node?.type === 'ArrayExpression' &&
    node.elements.every(element => element?.type !== 'SpreadElement')
    ? node.elements.length
    : null;
}

/** A literal name, with `{}` for what is computed in it. */
function nameOf(node: t.Node | undefined): string | null {
  if (node?.type === 'StringLiteral') return node.value;
  return node?.type === 'TemplateLiteral'
    ? node.quasis.map(part => part.value.cooked ?? '').join('{}')
    : null;
}

const loops = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);
const iterations = new Set(['forEach', 'map', 'flatMap']);

function isLoop(node: t.Node): boolean {
  return (
    loops.has(node.type) ||
    (node.type === 'CallExpression' &&
      node.callee.type === 'MemberExpression' &&
      iterations.has(propertyName(node.callee)))
  );
}

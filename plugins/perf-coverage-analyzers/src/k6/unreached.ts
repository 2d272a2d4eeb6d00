import type * as t from '@babel/types';
import type { SourceRequest } from 'backstage-plugin-perf-coverage-common';
import type { SourceTree } from 'backstage-plugin-perf-coverage-node';
import {
  construct,
  FunctionValue,
  ModuleSource,
  unknown,
  Value,
} from '../javascript';
import { DataFiles, ScriptRun } from './scriptRun';

/** A function of a module's top level that no script runs. */
export interface UnreachedFunction {
  name: string;
  line: number;
  requests: SourceRequest[];
}

/** Arguments of a constructor that nothing calls. */
const anything: Value[] = Array.from({ length: 8 }, () => unknown);

const limits = {
  steps: 60_000,
  callDepth: 20,
  nodeDepth: 300,
  iterations: 50,
};

/** Functions of a module that nothing reached, each tried out for its requests. */
export function unreachedFunctions(
  module: ModuleSource,
  modules: ReadonlyMap<string, ModuleSource>,
  files: DataFiles,
  tree: SourceTree,
  reached: ReadonlySet<t.Node>,
): UnreachedFunction[] {
  const isKnown = (node: t.Node) => reached.has(node);
  if (topLevelFunctions(module).every(isKnown)) return [];
  const run = new ScriptRun(modules, files, tree, module.path, limits);
  const instance = run.load();
  if (!instance) return [];
  run.recorder.requests.clear();
  run.recorder.reachable = false;
  const isUnreached = (fn: FunctionValue) =>
    fn.scope.file === module.path && !isKnown(fn.node);
  const result: UnreachedFunction[] = [];
  for (const value of topLevelValues(module, instance, run)) {
    for (const fn of functionsIn(value, run)) {
      if (!isUnreached(fn)) continue;
      run.recorder.requests.clear();
      run.tryOut(fn);
      result.push({
        name: fn.name,
        line: fn.node.loc?.start.line ?? 1,
        requests: [...run.recorder.requests.values()],
      });
    }
  }
  return uniqueBy(result, one => `${one.name}:${one.line}`);
}

/**
 * Functions written at the top of a module, in its classes and in its objects.
 * Where all of them were reached, nothing needs to be tried out.
 */
function topLevelFunctions(module: ModuleSource): t.Node[] {
  const found: t.Node[] = [];
  const visit = (node: t.Node | null | undefined): void => {
    switch (node?.type) {
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
        visit(node.declaration);
        break;
      case 'VariableDeclaration':
        for (const one of node.declarations) visit(one.init);
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        for (const member of node.body.body) {
          const isMethod =
            member.type === 'ClassMethod' && member.kind !== 'constructor';
          if (isMethod || member.type === 'ClassPrivateMethod') {
            found.push(member);
          } else if (member.type === 'ClassProperty') visit(member.value);
        }
        break;
      case 'ObjectExpression':
        for (const property of node.properties) {
          if (property.type === 'ObjectMethod') found.push(property);
          else if (property.type === 'ObjectProperty') visit(property.value);
        }
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        found.push(node);
        break;
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        visit(node.expression);
        break;
      // What a call gives, as `wrap(() => …)`, may hold functions handed to it.
      case 'CallExpression':
      case 'NewExpression':
        for (const argument of node.arguments) visit(argument);
        break;
      default:
        break;
    }
  };
  for (const statement of module.parsed.program?.body ?? []) visit(statement);
  return found;
}

function uniqueBy<T>(items: T[], key: (item: T) => string): T[] {
  return [...new Map(items.map(item => [key(item), item])).values()];
}

function topLevelValues(
  module: ModuleSource,
  instance: NonNullable<ReturnType<ScriptRun['load']>>,
  run: ScriptRun,
): Value[] {
  const names = new Set<string>();
  for (const statement of module.parsed.program?.body ?? []) {
    const declaration =
      statement.type === 'ExportNamedDeclaration'
        ? statement.declaration
        : statement;
    if (
      declaration?.type === 'FunctionDeclaration' ||
      declaration?.type === 'ClassDeclaration'
    ) {
      if (declaration.id) names.add(declaration.id.name);
    } else if (declaration?.type === 'VariableDeclaration') {
      for (const one of declaration.declarations) {
        if (one.id.type === 'Identifier') names.add(one.id.name);
      }
    }
  }
  const values = [...names].flatMap(name => {
    const value = instance.scope.own(name)?.value;
    return value ? [value] : [];
  });
  const main = run.exported(instance, 'default');
  return main ? [...values, main] : values;
}

function functionsIn(value: Value, run: ScriptRun): FunctionValue[] {
  if (value.t === 'function') return [value];
  if (value.t === 'class') {
    const site = {
      node: value.node,
      place: { file: value.scope.file, line: 1, offset: 0 },
    };
    const made =
      run.bounded(() => construct(run.interpreter, value, anything, site)) ??
      unknown;
    const statics = [...value.statics.values()].filter(
      (one): one is FunctionValue => one.t === 'function',
    );
    const methods = [...value.methods.values()].filter(
      one => !one.name.endsWith('.constructor'),
    );
    return [...statics, ...methods.map(one => ({ ...one, self: made }))];
  }
  if (value.t === 'object' && value.host === undefined) {
    return [...value.props.values()].filter(
      (one): one is FunctionValue => one.t === 'function',
    );
  }
  return [];
}

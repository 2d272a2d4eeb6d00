import type { InventoryTest } from 'backstage-plugin-perf-coverage-common';
import { benchmarkTest, times } from '../benchmarks';
import {
  Annotation,
  Argument,
  Expression,
  FunctionDeclaration,
  JvmProject,
  JvmType,
} from '../jvm';

/** Deeper chains of parents and states are not followed. */
const maxDepth = 10;

function annotated(
  annotations: Annotation[],
  name: string,
): Annotation | undefined {
  // `@org.openjdk.jmh.annotations.Benchmark` is the same.
  return annotations.find(
    one => one.name.slice(one.name.lastIndexOf('.') + 1) === name,
  );
}

/** Types that a type extends, as far as the repository declares them. */
function parentsOf(project: JvmProject, type: JvmType): JvmType[] {
  return type.declaration.parents.flatMap(({ name }) => {
    const pair = project.resolveType(type.unit, name, type.outer);
    return pair?.type && pair.type !== type ? [pair.type] : [];
  });
}

function lineOfTypes(project: JvmProject, type: JvmType, depth = 0): JvmType[] {
  if (depth > maxDepth) return [];
  const found = new Set([type]);
  for (const parent of parentsOf(project, type)) {
    for (const one of lineOfTypes(project, parent, depth + 1)) found.add(one);
  }
  return [...found];
}

function benchmarkMethods(type: JvmType): FunctionDeclaration[] {
  return [...type.members.values()]
    .flat()
    .filter(
      (one): one is FunctionDeclaration =>
        one.kind === 'function' &&
        annotated(one.annotations, 'Benchmark') !== undefined,
    );
}

/** Whether a type declares benchmarks itself. */
export function declaresBenchmarks(type: JvmType): boolean {
  return benchmarkMethods(type).length > 0;
}

/**
 * The benchmarks of a class, with those that it inherits: JMH makes a
 * benchmark of every class that is not abstract.
 */
export function benchmarksOf(
  project: JvmProject,
  type: JvmType,
): InventoryTest[] {
  const tests: InventoryTest[] = [];
  const known = new Set<string>();
  for (const owner of lineOfTypes(project, type)) {
    for (const method of benchmarkMethods(owner)) {
      // Methods of one name that take different states are different benchmarks.
      const key = [
        method.name,
        ...method.parameters.map(one => one.type),
      ].join();
      if (known.has(key)) continue;
      known.add(key);
      tests.push(
        benchmarkTest({
          name: method.name,
          suite: suiteName(type),
          line: owner === type ? method.nameLine : type.declaration.line,
          cases: casesOf(project, type, method),
          markers: modesOf(method, type),
        }),
      );
    }
  }
  return tests;
}

/** A class in a class carries the name of both. */
function suiteName(type: JvmType): string {
  const { name } = type.declaration;
  return type.outer ? `${suiteName(type.outer)}.${name}` : name;
}

function modesOf(method: FunctionDeclaration, type: JvmType): string[] {
  const mode =
    annotated(method.annotations, 'BenchmarkMode') ??
    annotated(type.declaration.annotations, 'BenchmarkMode');
  return mode ? mode.args.flatMap(one => lastNames(one.value)) : [];
}

function lastNames(value: Expression): string[] {
  switch (value.kind) {
    case 'name':
      return [value.name];
    case 'member':
      return [value.name];
    case 'list':
      return value.items.flatMap(lastNames);
    case 'call':
      return value.args.flatMap(one => lastNames(one.value));
    default:
      return [];
  }
}

/** The product of the parameters of the class and of the states that a method asks for. */
function casesOf(
  project: JvmProject,
  type: JvmType,
  method: FunctionDeclaration,
): number | null {
  const states = new Set<JvmType>(lineOfTypes(project, type));
  addStates(project, type, method, states, 0);
  let cases: number | null = 1;
  const seen = new Set<string>();
  for (const state of states) {
    for (const { name, count } of paramsOf(project, state)) {
      const key = `${state.qualifiedName}.${name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      cases = times(cases, count);
    }
  }
  return cases;
}

/** States are asked for by parameters, of the method and of the states' own set-up. */
function addStates(
  project: JvmProject,
  type: JvmType,
  method: FunctionDeclaration,
  states: Set<JvmType>,
  depth: number,
): void {
  if (depth > maxDepth) return;
  for (const { type: name } of method.parameters) {
    if (name === null) continue;
    const state = project.resolveType(type.unit, name, type)?.type;
    if (!state || states.has(state)) continue;
    for (const one of lineOfTypes(project, state)) states.add(one);
    for (const one of [...state.members.values()].flat()) {
      if (one.kind === 'function' && annotated(one.annotations, 'Setup')) {
        addStates(project, state, one, states, depth + 1);
      }
    }
  }
}

interface Param {
  name: string;
  /** Null where the values are not known. */
  count: number | null;
}

function paramsOf(project: JvmProject, type: JvmType): Param[] {
  const found: Param[] = [];
  for (const one of type.declaration.body) {
    if (one.kind !== 'value') continue;
    const param = annotated(one.annotations, 'Param');
    if (!param) continue;
    const count = countOf(param, project, type, one.type);
    for (const name of one.names) found.push({ name, count });
  }
  for (const one of type.declaration.parameters) {
    const param = annotated(one.annotations, 'Param');
    if (!param) continue;
    const count = countOf(param, project, type, one.type);
    found.push({ name: one.name, count });
  }
  return found;
}

function countOf(
  { args }: Annotation,
  project: JvmProject,
  type: JvmType,
  typeName: string | null,
): number | null {
  if (args.length > 0) return args.reduce(addCount, 0 as number | null);
  // Without values, an enum gives all of its constants.
  const pair =
    typeName === null ? null : project.resolveType(type.unit, typeName, type);
  const { declaration } = pair?.type ?? {};
  if (declaration?.typeKind !== 'enum') return null;
  return declaration.body.filter(
    one => one.kind === 'value' && one.isStatic && one.init?.kind === 'new',
  ).length;
}

/** Types of parameters without values that no source read so far declares. */
export function missingParamTypes(project: JvmProject): Set<string> {
  const missing = new Set<string>();
  for (const type of project.allTypes) {
    const { body, parameters } = type.declaration;
    for (const one of [...body, ...parameters]) {
      if (!('annotations' in one) || !('type' in one) || !one.type) continue;
      const param = annotated(one.annotations, 'Param');
      if (!param || param.args.length > 0) continue;
      if (!project.resolveType(type.unit, one.type, type)) {
        missing.add(one.type.slice(one.type.lastIndexOf('.') + 1));
      }
    }
  }
  return missing;
}

function addCount(sum: number | null, { value }: Argument): number | null {
  const count = valueCount(value);
  return sum === null || count === null ? null : sum + count;
}

function valueCount(value: Expression): number | null {
  switch (value.kind) {
    case 'list':
      return value.items.length;
    case 'call': {
      const maker = value.callee.kind === 'name' ? value.callee.name : '';
      return /^(?:Array|arrayOf)$/.test(maker) ? value.args.length : null;
    }
    case 'text':
    case 'number':
    case 'constant':
    case 'binary':
      return 1;
    case 'name':
    case 'member':
      // A constant: annotations take texts, or a list of them by its name.
      return 1;
    default:
      return null;
  }
}

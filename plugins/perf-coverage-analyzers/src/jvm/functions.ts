import { array, native, nothing, Place, unknown, Value } from '../javascript';
import { bindParameters } from './bind';
import { Deferred } from './durations';
import type { Evaluator } from './evaluator';
import { argumentsOf, GivenArgument } from './givenArguments';
import { Instance, instanceOf } from './instances';
import { libraryObject } from './libraryGlobals';
import type { JvmType, TypePair } from './project';
import { ReceiverFunction } from './receivers';
import type { JvmScope } from './scope';
import type {
  Expression,
  FunctionDeclaration,
  Parameter,
  Parent,
} from './syntax';

/** The same function may be on the stack this often. */
const maxRecursion = 2;

/** Functions of one name, and the scope of their bodies. */
export interface Callable {
  overloads: FunctionDeclaration[];
  scope: JvmScope;
  /** What an extension function is called on. */
  receiver?: Value;
}

/** Calls functions of the repository and makes objects of its classes. */
export class Functions {
  constructor(private readonly run: Evaluator) {}

  invoke(callable: Callable, args: GivenArgument[], site: Place): Value {
    const chosen = chooseOverload(callable.overloads, args);
    return this.withLists(callable, chosen, [args], site);
  }

  /** Collects the parameter lists of Scala until all are there. */
  private withLists(
    callable: Callable,
    chosen: FunctionDeclaration,
    lists: GivenArgument[][],
    site: Place,
  ): Value {
    const needed = chosen.further.length + 1;
    if (lists.length >= needed + chosen.context.length) {
      return this.enter(callable, chosen, lists, site);
    }
    const all = lists.flat();
    const complete =
      all.some(one => one.name !== null) &&
      allParameters(chosen).every(parameter =>
        all.some(one => one.name === parameter.name),
      );
    if (complete) return this.enter(callable, chosen, [all], site);
    const rest = native(chosen.name, (more, at) =>
      this.withLists(
        callable,
        chosen,
        [...lists, more.map(value => ({ name: null, value }))],
        at.place ?? site,
      ),
    );
    if (lists.length >= needed) {
      // What only the compiler gives may be left out.
      rest.host = new Deferred(() => this.enter(callable, chosen, lists, site));
    }
    return rest;
  }

  private enter(
    callable: Callable,
    chosen: FunctionDeclaration,
    lists: GivenArgument[][],
    site: Place,
  ): Value {
    const { run } = this;
    run.step();
    const { body } = chosen;
    const recursion = run.frames.filter(
      one => one.declaration === chosen,
    ).length;
    if (
      !body ||
      run.frames.length >= run.limits.callDepth ||
      recursion >= maxRecursion
    ) {
      return unknown;
    }
    run.entered.add(chosen);
    const scope = callable.scope.inner();
    if (callable.receiver) scope.declare('this', callable.receiver, run.weak);
    return run.framed(
      {
        name: chosen.name,
        file: scope.unit.path,
        start: chosen.start,
        end: chosen.end,
        site,
        declaration: chosen,
      },
      frame => {
        const parameters =
          lists.length > 1
            ? [chosen.parameters, ...chosen.further, ...chosen.context]
            : [allParameters(chosen)];
        for (const [index, list] of parameters.entries()) {
          this.bind(list, lists[index] ?? [], scope);
        }
        const last = run.evaluate(body, scope);
        return run.resultOf(frame, last);
      },
    );
  }

  private bind(
    parameters: Parameter[],
    args: GivenArgument[],
    scope: JvmScope,
  ): void {
    const positional = args.filter(one => one.name === null);
    const { run } = this;
    let next = 0;
    for (const parameter of parameters) {
      const named = args.find(one => one.name === parameter.name);
      let value: Value;
      if (named) {
        value = named.value;
        // A named argument may stand at its own place.
      } else if (parameter.rest) {
        const rest = positional.slice(next).map(one => one.value);
        next = positional.length;
        value =
          rest.length === 1 && rest[0].t === 'array' ? rest[0] : array(rest);
      } else if (next < positional.length) {
        value = positional[next].value;
        next += 1;
      } else {
        value = parameter.fallback
          ? run.evaluate(parameter.fallback, scope)
          : unknown;
      }
      scope.declare(parameter.name, run.typed(value, parameter.type), run.weak);
    }
  }

  lambda(node: Expression & { kind: 'lambda' }, scope: JvmScope): Value {
    const { run } = this;
    const enter = (args: Value[], site: Place, receiver?: Value) => {
      run.step();
      if (run.frames.length >= run.limits.callDepth) return unknown;
      return run.framed(
        {
          name: '',
          file: scope.unit.path,
          start: node.start,
          end: node.end,
          site,
          declaration: null,
        },
        frame => {
          const inner = scope.inner();
          if (receiver) inner.declare('this', receiver, run.weak);
          bindParameters(run, node.parameters, args, inner);
          const last = run.evaluate(node.body, inner);
          return run.resultOf(frame, last);
        },
      );
    };
    const made = native('', (args, at) => enter(args, at.place));
    if (scope.unit.language === 'kotlin') {
      made.host = new ReceiverFunction((receiver, site) =>
        enter([receiver], site, receiver),
      );
    }
    return made;
  }

  local(declaration: FunctionDeclaration, scope: JvmScope): Value {
    return native(declaration.name, (args, at) =>
      this.invoke(
        { overloads: [declaration], scope },
        args.map(value => ({ name: null, value })),
        at.place,
      ),
    );
  }

  /** `object(args)`, `instance(args)`: `apply`, or the class beside the object. */
  applied(callee: Value, args: GivenArgument[], site: Place): Value | null {
    const instance = instanceOf(callee);
    if (!instance) return null;
    const { members, project, scopes } = this.run;
    const method =
      members.functionsIn(instance, 'apply') ??
      members.functionsIn(instance, 'invoke');
    if (method) return this.invoke(method, args, site);
    const { type } = project.pairOf(instance.type);
    return type && type !== instance.type
      ? this.construct(type, args, scopes.around(type), site)
      : null;
  }

  create(node: Expression & { kind: 'new' }, scope: JvmScope): Value {
    const { run } = this;
    const site = run.place(node, scope);
    const args = argumentsOf(run, node.args, scope);
    const home = scope.home;
    if (node.body) {
      const body =
        node.body.parents.length > 0 || node.type === '' ? node.body : null;
      const declaration = body ?? node.body;
      if (!body) {
        const parent: Parent = { name: node.type, args: node.args };
        declaration.parents.unshift(parent);
      }
      const type = run.project.localType(declaration, scope.unit);
      return this.construct(type, [], scope, site);
    }
    const local = scope.own(node.type);
    if (local) return run.apply(local.value, node.type, args, site);
    const pair: TypePair | null =
      node.type === '' && home?.type
        ? { type: home.type, object: null }
        : run.project.resolveType(scope.unit, node.type, home?.type ?? null);
    const type = pair?.type ?? pair?.object;
    if (!type) {
      for (let one: JvmScope | null = scope; one; one = one.parent) {
        const own = one.own(node.type);
        if (own) return run.apply(own.value, node.type, args, site);
      }
      const name = node.type.slice(node.type.lastIndexOf('.') + 1);
      const values = args.map(one => one.value);
      return (
        run.configurations.create(name) ??
        libraryObject(name, values) ??
        run.host.unknownCall(name, null, values)
      );
    }
    const isInner = home?.instance && type.outer && home.type === type.outer;
    const outer = isInner
      ? run.scopes.ofMembers(home.instance!, home.type!)
      : run.scopes.around(type);
    return this.construct(type, args, outer, site);
  }

  construct(
    type: JvmType,
    args: GivenArgument[],
    outer: JvmScope,
    site: Place | null,
  ): Value {
    const { run } = this;
    run.step();
    const busy = run.frames.filter(
      one =>
        one.file === type.unit.path &&
        one.start === type.declaration.start &&
        one.name === '<init>',
    ).length;
    if (run.frames.length >= run.limits.callDepth || busy >= maxRecursion) {
      return unknown;
    }
    const made = new Instance(type, run.lineage.line(type), outer);
    this.initialise(made, args, site);
    return made.value;
  }

  /** Parameters, constructors and statements of all types, the outermost parent first. */
  initialise(
    instance: Instance,
    args: GivenArgument[],
    site: Place | null,
  ): void {
    this.run.framed(
      {
        name: '<init>',
        file: instance.type.unit.path,
        start: instance.type.declaration.start,
        end: instance.type.declaration.end,
        site,
        declaration: null,
        values: instance.type.declaration.body.filter(
          one => one.kind === 'value',
        ),
      },
      () => {
        this.bindConstructor(instance, instance.type, args, 0);
        for (const type of [...instance.types].reverse()) {
          const given = type === instance.type ? args : null;
          this.run.scopes.ofStatics(type);
          this.statements(instance, type);
          if (type.unit.language === 'java') {
            this.javaConstructor(instance, type, given ?? []);
          }
        }
      },
    );
  }

  /** Binds the parameters of a primary constructor and of those of its parents. */
  private bindConstructor(
    instance: Instance,
    type: JvmType,
    args: GivenArgument[],
    depth: number,
  ): void {
    if (depth > 20) return;
    const { run } = this;
    const scope = run.scopes.ofMembers(instance, type);
    const { declaration } = type;
    if (declaration.parameters.length > 0) {
      const inner = scope.inner();
      this.bind(declaration.parameters, args, inner);
      for (const { name } of declaration.parameters) {
        const value = inner.own(name)?.value ?? unknown;
        scope.declare(name, value, 0);
        if (!instance.parameters.has(name)) {
          instance.parameters.set(name, value);
        }
      }
    }
    for (const parent of declaration.parents) {
      const pair = run.project.resolveType(type.unit, parent.name, type.outer);
      const parentType = pair?.type;
      if (!parentType || parentType.declaration.parameters.length === 0) {
        if (parentType && parentType !== type) {
          this.bindConstructor(instance, parentType, [], depth + 1);
        }
        continue;
      }
      const given = argumentsOf(run, parent.args, scope);
      this.bindConstructor(instance, parentType, given, depth + 1);
    }
  }

  private statements(instance: Instance, type: JvmType): void {
    const scope = this.run.scopes.ofMembers(instance, type);
    for (const one of type.declaration.body) {
      if (one.kind === 'expression') {
        this.run.evaluate(one.expression, scope);
      } else if (one.kind === 'init' && !one.isStatic) {
        this.run.evaluate(one.body, scope.inner());
      }
    }
  }

  private javaConstructor(
    instance: Instance,
    type: JvmType,
    args: GivenArgument[],
  ): void {
    const { run } = this;
    const overloads = (type.members.get(type.declaration.name) ?? []).filter(
      (one): one is FunctionDeclaration => one.kind === 'function',
    );
    if (overloads.length === 0) return;
    const scope = run.scopes.ofMembers(instance, type).inner();
    scope.declare(
      'super',
      native('super', values => {
        const [, parent] = instance.types.slice(instance.types.indexOf(type));
        if (parent?.unit.language === 'java') {
          const given = values.map(value => ({ name: null, value }));
          this.javaConstructor(instance, parent, given);
        }
        return nothing;
      }),
      0,
    );
    const site = { file: type.unit.path, line: 1, offset: 0 };
    this.invoke({ overloads, scope }, args, site);
  }
}

/** The parameters of all lists of a function. */
export function allParameters(one: FunctionDeclaration): Parameter[] {
  return [...one.parameters, ...one.further.flat(), ...one.context.flat()];
}

/** Whether one of the overloads takes as many arguments. */
export function takes(
  { overloads }: Callable,
  args: readonly GivenArgument[],
): boolean {
  return overloads.some(one => {
    // Further lists of Scala are given by calls of their own.
    const needed = one.parameters.filter(
      parameter => !parameter.fallback && !parameter.rest,
    ).length;
    const all = allParameters(one);
    const most = all.some(parameter => parameter.rest) ? Infinity : all.length;
    return args.length >= needed && args.length <= most;
  });
}

/** The overload that fits the number and the names of the arguments best. */
function chooseOverload(
  overloads: FunctionDeclaration[],
  args: GivenArgument[],
): FunctionDeclaration {
  const fit = (one: FunctionDeclaration): number => {
    const { parameters } = one;
    const names = args.filter(arg => arg.name !== null);
    const known = names.every(arg =>
      parameters.some(parameter => parameter.name === arg.name),
    );
    if (!known) return -2;
    const needed = parameters.filter(
      parameter => !parameter.fallback && !parameter.rest,
    ).length;
    const most = parameters.some(parameter => parameter.rest)
      ? Infinity
      : parameters.length;
    if (args.length < needed || args.length > most) return -1;
    let score = args.length === parameters.length ? 2 : 1;
    for (const [index, arg] of args.entries()) {
      score += typeFit(parameters[index]?.type ?? null, arg.value);
    }
    return score;
  };
  let best = overloads[0];
  let score = -Infinity;
  for (const one of overloads) {
    const own = fit(one);
    if (own > score) {
      best = one;
      score = own;
    }
  }
  return best;
}

/** Whether a value is of a type, as far as its kind shows it. */
function typeFit(type: string | null, value: Value): number {
  if (type === null) return 0;
  const isText = /^(?:String|CharSequence)$/.test(type);
  const isNumber = /^(?:int|Int|Integer|long|Long|double|Double)$/.test(type);
  const kinds = (fits: boolean, contradicts: boolean) => {
    if (fits) return 0.5;
    return contradicts ? -0.5 : 0;
  };
  if (value.t === 'string') return kinds(isText, isNumber);
  if (value.t === 'constant' && typeof value.value === 'number') {
    return kinds(isNumber, isText);
  }
  if (value.t === 'native') return isText || isNumber ? -0.5 : 0;
  return 0;
}

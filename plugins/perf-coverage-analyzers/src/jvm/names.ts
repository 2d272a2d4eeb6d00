import {
  environment,
  join,
  native,
  NativeValue,
  Place,
  unknown,
  Value,
} from '../javascript';
import { Deferred, valued } from './durations';
import type { Evaluator } from './evaluator';
import { allParameters, Callable } from './functions';
import { Instance, instanceOf } from './instances';
import { libraryGlobal } from './libraryGlobals';
import { receiverMember } from './receivers';
import type { Declared, JvmType, MemberDeclaration, TypePair } from './project';
import { JvmScope } from './scope';
import type {
  FunctionDeclaration,
  ImportName,
  SourceUnit,
  TypeDeclaration,
  ValueDeclaration,
} from './syntax';

/** A name that nothing in the repository declares: a library's, or a package. */
export class Unresolved {
  constructor(readonly path: string) {}
}

/** A class named in an expression. */
export class TypeHost {
  constructor(readonly pair: TypePair) {}
}

interface Parents {
  types: JvmType[];
  unresolved: string[];
}

/** Finds out what names mean: variables, members, types, other files, libraries. */
export class Names {
  private readonly parents = new Map<JvmType, Parents>();
  private readonly lines = new Map<JvmType, JvmType[]>();
  private readonly singletons = new Map<JvmType, Instance>();
  private readonly typeValues = new Map<JvmType, NativeValue>();
  private readonly companions = new Map<JvmType, JvmType[]>();
  private readonly statics = new Map<ValueDeclaration, Value>();
  private readonly staticAssigned = new Map<string, Value>();
  private readonly open = new Set<ValueDeclaration>();
  private readonly unitScopes = new Map<SourceUnit, JvmScope>();
  private readonly staticScopes = new Map<JvmType, JvmScope>();

  constructor(private readonly run: Evaluator) {}

  /** What a name means where it is not called. */
  value(
    name: string,
    scope: JvmScope,
    at: { start: number; line: number },
  ): Value {
    const site = this.run.place(at, scope);
    for (let one: JvmScope | null = scope; one; one = one.parent) {
      const own = one.own(name);
      if (own) return own.value;
      const received = receiverMember(this.run, one, name, site);
      if (received) return received;
      if (!one.type) continue;
      if ((name === 'this' || name === 'super') && one.instance) {
        return one.instance.value;
      }
      const found = one.instance
        ? this.ofInstance(one.instance, name, site)
        : this.ofStatics(this.run.project.pairOf(one.type), name, site);
      if (found) return found;
    }
    const declared = this.run.project.lookup(scope.unit, name);
    const found = declared && this.declaredValue(declared, name, site);
    return found ?? this.foreign(name, scope.unit);
  }

  /**
   * What a name means that is called: fields are no functions, so that
   * `scenario = scenario("x")` calls the function of that name.
   */
  called(
    name: string,
    scope: JvmScope,
    at: { start: number; line: number },
  ): Value {
    if (scope.unit.language === 'scala') return this.value(name, scope, at);
    const site = this.run.place(at, scope);
    const isVariable = mayBeCalled(name, scope.unit);
    for (let one: JvmScope | null = scope; one; one = one.parent) {
      let found =
        (isVariable && one.own(name)?.value) ||
        receiverMember(this.run, one, name, site);
      const isType = one.type?.members.get(name)?.some(isCallable);
      if (!found && one.type && (isType || scope.unit.language === 'kotlin')) {
        found = one.instance
          ? this.ofInstance(one.instance, name, site)
          : this.ofStatics(this.run.project.pairOf(one.type), name, site);
      }
      const fits = found?.t === 'native' || (found && instanceOf(found));
      if (found && fits) return found;
    }
    const declared = this.run.project.lookup(scope.unit, name);
    const found = declared && this.declaredValue(declared, name, site);
    return found ?? this.foreign(name, scope.unit);
  }

  private foreign(name: string, unit: SourceUnit): Value {
    // `import static …CoreDsl.exec`, `import x.{http => web}`
    const imported = unit.imports.find(
      one => !one.wildcard && one.alias === name,
    );
    const realName = imported
      ? imported.path.slice(imported.path.lastIndexOf('.') + 1)
      : name;
    return (
      importedMember(name, unit, imported) ??
      this.run.host.global(realName, unit.language) ??
      this.run.configurations.global(realName) ??
      libraryGlobal(realName) ??
      this.unresolved(imported?.path ?? name, unit)
    );
  }

  private unresolved(path: string, unit: SourceUnit): Value {
    const name = path.slice(path.lastIndexOf('.') + 1);
    const made = native(name, args =>
      this.run.host.unknownCall(name, null, args),
    );
    made.host = new Unresolved(path);
    made.member = member => {
      const further = `${path}.${member}`;
      const pair = this.run.project.qualifiedPair(further, unit);
      if (pair) return this.typeValue(pair);
      if (/^(?:io|com)\.gatling\b/.test(path) || path.includes('Gatling')) {
        const known = this.run.host.global(member, 'java');
        if (known) return known;
      }
      const library = /^(?:scala|java|kotlin)\./.test(path)
        ? libraryGlobal(member)
        : undefined;
      if (library) return library;
      return path.split('.').length > 12
        ? unknown
        : this.unresolved(further, unit);
    };
    return made;
  }

  private declaredValue(
    declared: Declared,
    name: string,
    site: Place,
  ): Value | null {
    switch (declared.kind) {
      case 'types':
        return this.typeValue(declared.pair);
      case 'member':
        return this.ofStatics(declared.of, declared.name, site);
      default: {
        const scope = this.unitScope(declared.unit);
        return this.ofDeclarations(
          declared.declarations,
          name,
          scope,
          null,
          site,
        );
      }
    }
  }

  typeValue(pair: TypePair): Value {
    if (pair.object) return this.singleton(pair.object).value;
    const { type } = pair;
    if (!type) return unknown;
    const known = this.typeValues.get(type);
    if (known) return known;
    const made = native(type.declaration.name, (values, site) => {
      const args = values.map(value => ({ name: null, value }));
      const invoked = this.companionInvoke(type, args.length);
      return invoked
        ? this.run.functions.invoke(invoked, args, site.place)
        : this.run.functions.construct(
            type,
            args,
            this.outerScope(type),
            site.place,
          );
    });
    made.host = new TypeHost(pair);
    made.member = name => {
      const site = { file: type.unit.path, line: 1, offset: 0 };
      return this.ofStatics(pair, name, site) ?? undefined;
    };
    this.typeValues.set(type, made);
    return made;
  }

  /** `Name(…)` of Kotlin where the class has no such constructor, but its companion a function. */
  private companionInvoke(type: JvmType, count: number): Callable | null {
    const { parameters } = type.declaration;
    const least = parameters.filter(one => !one.fallback && !one.rest).length;
    if (count >= least) return null;
    for (const companion of this.companionsOf(type)) {
      const invoke = companion.members.has('invoke')
        ? this.functionsIn(this.singleton(companion), 'invoke')
        : null;
      if (invoke) return invoke;
    }
    return null;
  }

  singleton(type: JvmType): Instance {
    const known = this.singletons.get(type);
    if (known) return known;
    const made = new Instance(type, this.line(type), this.outerScope(type));
    this.singletons.set(type, made);
    this.run.functions.initialise(made, [], null);
    return made;
  }

  /** The types of a type, in the order in which members are looked for. */
  line(type: JvmType): JvmType[] {
    const known = this.lines.get(type);
    if (known) return known;
    const found: JvmType[] = [];
    const add = (one: JvmType, depth: number) => {
      if (depth > 30 || found.length > 200 || found.includes(one)) return;
      found.push(one);
      for (const parent of [...this.parentsOf(one).types].reverse()) {
        add(parent, depth + 1);
      }
    };
    add(type, 0);
    this.lines.set(type, found);
    return found;
  }

  parentsOf(type: JvmType): Parents {
    const known = this.parents.get(type);
    if (known) return known;
    const found: Parents = { types: [], unresolved: [] };
    this.parents.set(type, found);
    for (const { name } of type.declaration.parents) {
      const pair = this.run.project.resolveType(type.unit, name, type.outer);
      // An object has a name of its own: nothing extends it.
      const parent = pair?.type;
      if (parent && parent !== type) found.types.push(parent);
      else found.unresolved.push(name);
    }
    return found;
  }

  /** Parents of all its types that no source declares. */
  foreignParents(type: JvmType): string[] {
    return this.line(type).flatMap(one => this.parentsOf(one).unresolved);
  }

  unitScope(unit: SourceUnit): JvmScope {
    let found = this.unitScopes.get(unit);
    if (!found) {
      found = new JvmScope(null, unit);
      this.unitScopes.set(unit, found);
    }
    return found;
  }

  /** The scope in which a type is declared, without an instance around it. */
  outerScope(type: JvmType): JvmScope {
    const { outer } = type;
    if (!outer) return this.unitScope(type.unit);
    return outer.declaration.typeKind === 'object'
      ? this.scopeFor(this.singleton(outer), outer)
      : this.staticScope(outer);
  }

  staticScope(type: JvmType): JvmScope {
    let found = this.staticScopes.get(type);
    if (!found) {
      found = new JvmScope(this.outerScope(type), type.unit, type, null);
      this.staticScopes.set(type, found);
      this.runStaticBlocks(type, found);
    }
    return found;
  }

  /** `static { … }` of a class of Java: when it is first looked at. */
  private runStaticBlocks(type: JvmType, scope: JvmScope): void {
    const { run } = this;
    const { unit, declaration } = type;
    const { weak } = run;
    run.weak = 0;
    try {
      for (const one of declaration.body) {
        if (one.kind !== 'init' || !one.isStatic) continue;
        run.framed(
          {
            name: '<clinit>',
            file: unit.path,
            start: declaration.start,
            end: declaration.end,
            site: null,
            declaration: null,
          },
          () => run.evaluate(one.body, scope.inner()),
        );
      }
    } finally {
      run.weak = weak;
    }
  }

  /** The scope of the members that one of an instance's types declares. */
  scopeFor(instance: Instance, type: JvmType): JvmScope {
    let found = instance.scopes.get(type);
    if (!found) {
      const outer =
        type === instance.type ? instance.outer : this.outerScope(type);
      found = new JvmScope(outer, type.unit, type, instance);
      instance.scopes.set(type, found);
    }
    return found;
  }

  /** A member of an instance, null where its types have none of that name. */
  ofInstance(
    instance: Instance,
    name: string,
    site: Place,
    types: JvmType[] = instance.types,
  ): Value | null {
    const assigned = instance.assigned.get(name);
    if (assigned) return assigned;
    let declared = false;
    for (const type of types) {
      const parameter =
        type === instance.type ? instance.parameters.get(name) : undefined;
      if (parameter) return parameter;
      const members = type.members.get(name);
      if (members) {
        declared = true;
        const scope = this.scopeFor(instance, type);
        const found = this.ofDeclarations(members, name, scope, instance, site);
        if (found) return found;
      }
      const nested = this.ofCompanion(type, name, site);
      if (nested) return nested;
    }
    const inherited = instance.parameters.get(name);
    if (inherited) return inherited;
    const getter = `get${name[0]?.toUpperCase()}${name.slice(1)}`;
    const got =
      instance.type.unit.language === 'kotlin' &&
      this.functionsIn(instance, getter, types);
    if (got) return this.run.functions.invoke(got, [], site);
    if (declared) return unknown;
    const foreign = this.foreignParents(instance.type);
    return foreign.length > 0
      ? this.run.host.inherited(foreign, name, site) ?? null
      : null;
  }

  private companionsOf(type: JvmType): JvmType[] {
    let found = this.companions.get(type);
    if (!found) {
      found = type.declaration.body.flatMap(one =>
        one.kind === 'type' && one.isCompanion
          ? this.run.project.typeOf(one) ?? []
          : [],
      );
      this.companions.set(type, found);
    }
    return found;
  }

  /** Members of `companion object` are members of its class. */
  private ofCompanion(type: JvmType, name: string, site: Place): Value | null {
    for (const companion of this.companionsOf(type)) {
      if (companion.members.has(name)) {
        return this.ofInstance(this.singleton(companion), name, site);
      }
    }
    return null;
  }

  /** A member of a type that needs no instance. */
  ofStatics(pair: TypePair, name: string, site: Place): Value | null {
    if (pair.object) {
      const found = this.ofInstance(this.singleton(pair.object), name, site);
      if (found) return found;
    }
    const { type } = pair;
    if (!type) return null;
    for (const one of this.line(type)) {
      const members = one.members
        .get(name)
        ?.filter(member => isStatic(member, one));
      if (members?.length) {
        const found = this.ofDeclarations(
          members,
          name,
          this.staticScope(one),
          null,
          site,
        );
        if (found) return found;
      }
      const nested = this.ofCompanion(one, name, site);
      if (nested) return nested;
    }
    return null;
  }

  /** The value of a declaration; a function as something that can be called. */
  private ofDeclarations(
    declarations: MemberDeclaration[],
    name: string,
    scope: JvmScope,
    instance: Instance | null,
    site: Place,
  ): Value | null {
    for (const one of declarations) {
      if (one.kind === 'value' && one.init) {
        const index = Math.max(0, one.names.indexOf(name));
        return this.ofValue(one, index, scope, instance);
      }
      if (one.kind === 'value' && (!instance || one.isStatic)) {
        return (
          this.staticAssigned.get(`${scope.unit.path}:${one.start}`) ??
          environment
        );
      }
    }
    const overloads = declarations.filter(
      (one): one is FunctionDeclaration => one.kind === 'function',
    );
    if (overloads.some(one => one.body)) {
      return this.functionValue({ overloads, scope }, site);
    }
    const type = declarations.find(one => one.kind === 'type');
    return type ? this.nestedType(type, scope, instance) : null;
  }

  private ofValue(
    one: ValueDeclaration,
    index: number,
    scope: JvmScope,
    instance: Instance | null,
  ): Value {
    const values = instance && !one.isStatic ? instance.values : this.statics;
    const open = instance && !one.isStatic ? instance.open : this.open;
    let whole = values.get(one);
    if (!whole) {
      if (open.has(one) || !one.init) return unknown;
      open.add(one);
      const { weak } = this.run;
      this.run.weak = 0;
      try {
        const { init } = one;
        whole = this.run.framed(
          {
            name: '',
            file: scope.unit.path,
            start: one.start,
            end: one.end,
            site: null,
            declaration: null,
          },
          () => this.run.typed(this.run.evaluate(init, scope), one.type),
        );
      } finally {
        this.run.weak = weak;
        open.delete(one);
      }
      values.set(one, whole);
    }
    if (one.names.length < 2) return whole;
    return whole.t === 'array' ? whole.items[index] ?? unknown : unknown;
  }

  private functionValue(callable: Callable, site: Place): Value {
    const made = native(callable.overloads[0].name, (args, at) =>
      this.run.functions.invoke(
        callable,
        args.map(value => ({ name: null, value })),
        at.place,
      ),
    );
    const plain = callable.overloads.find(one => one.parameters.length === 0);
    if (plain && callable.scope.unit.language === 'scala') {
      made.host = new Deferred(() =>
        valued(
          this.run.functions.invoke(
            { overloads: [plain], scope: callable.scope },
            [],
            site,
          ),
        ),
      );
    }
    return made;
  }

  private nestedType(
    declaration: TypeDeclaration,
    scope: JvmScope,
    instance: Instance | null,
  ): Value | null {
    const type = this.run.project.typeOf(declaration);
    if (!type) return null;
    if (declaration.typeKind === 'object' && instance) {
      let made = instance.objects.get(declaration);
      if (!made) {
        made = new Instance(type, this.line(type), scope);
        instance.objects.set(declaration, made);
        this.run.functions.initialise(made, [], null);
      }
      return made.value;
    }
    return this.typeValue(this.run.project.pairOf(type));
  }

  /** A type that is declared in a block. */
  declareLocalType(declaration: TypeDeclaration, scope: JvmScope): void {
    const type = this.run.project.localType(declaration, scope.unit);
    const make = (args: Value[], at: Place | null) =>
      this.run.functions.construct(
        type,
        args.map(value => ({ name: null, value })),
        scope,
        at,
      );
    const value =
      declaration.typeKind === 'object'
        ? make([], null)
        : native(declaration.name, (args, at) => make(args, at.place));
    scope.declare(declaration.name, value, this.run.weak);
  }

  /** The functions that a name calls; null where it names something else. */
  functionOf(name: string, scope: JvmScope, site: Place): Callable | null {
    const isVariable = mayBeCalled(name, scope.unit);
    for (let one: JvmScope | null = scope; one; one = one.parent) {
      if (isVariable && one.own(name)) return null;
      if (receiverMember(this.run, one, name, site)) return null;
      if (!one.type) continue;
      const found = one.instance
        ? this.functionsIn(one.instance, name)
        : this.staticFunctions(this.run.project.pairOf(one.type), name);
      if (found) return found;
      const value = one.instance
        ? this.ofInstance(one.instance, name, site)
        : this.ofStatics(this.run.project.pairOf(one.type), name, site);
      if (value) return null;
    }
    const declared = this.run.project.lookup(scope.unit, name);
    if (declared?.kind === 'member') {
      return this.staticFunctions(declared.of, name);
    }
    if (declared?.kind === 'top') {
      const overloads = functionsAmong(declared.declarations);
      return overloads.length > 0
        ? { overloads, scope: this.unitScope(declared.unit) }
        : null;
    }
    return null;
  }

  /** The function of that name of a library's class that the code's type extends. */
  libraryOverload(name: string, scope: JvmScope): Value | undefined {
    const { home, unit } = scope;
    return home?.type && this.foreignParents(home.type).length > 0
      ? this.run.host.global(name, unit.language)
      : undefined;
  }

  /** Functions of an instance: the first type that has some with a body. */
  functionsIn(
    instance: Instance,
    name: string,
    types: JvmType[] = instance.types,
  ): Callable | null {
    for (const type of types) {
      const overloads = functionsAmong(type.members.get(name) ?? []);
      if (overloads.length > 0) {
        return { overloads, scope: this.scopeFor(instance, type) };
      }
      for (const companion of this.companionsOf(type)) {
        if (!companion.members.has(name)) continue;
        return this.functionsIn(this.singleton(companion), name);
      }
    }
    return null;
  }

  staticFunctions(pair: TypePair, name: string): Callable | null {
    if (pair.object) {
      const found = this.functionsIn(this.singleton(pair.object), name);
      if (found) return found;
    }
    if (!pair.type) return null;
    for (const type of this.line(pair.type)) {
      const overloads = functionsAmong(type.members.get(name) ?? []).filter(
        one => one.isStatic,
      );
      if (overloads.length > 0) {
        return { overloads, scope: this.staticScope(type) };
      }
      for (const companion of this.companionsOf(type)) {
        if (!companion.members.has(name)) continue;
        return this.functionsIn(this.singleton(companion), name);
      }
    }
    return null;
  }

  /** Functions of what stands in front of a dot. */
  methodOf(target: Value, name: string): Callable | null {
    const instance = instanceOf(target);
    if (instance) return this.functionsIn(instance, name);
    if (target.t === 'native' && target.host instanceof TypeHost) {
      return this.staticFunctions(target.host.pair, name);
    }
    return null;
  }

  /** Types behind the one in whose code `super` stands. */
  private superTypes(scope: JvmScope): JvmType[] {
    const { home } = scope;
    const types = home?.instance?.types ?? [];
    const index = home?.type ? types.indexOf(home.type) : -1;
    return types.slice(index + 1);
  }

  superMethod(name: string, scope: JvmScope): Callable | null {
    const instance = scope.home?.instance;
    return instance
      ? this.functionsIn(instance, name, this.superTypes(scope))
      : null;
  }

  superMember(name: string, scope: JvmScope, site: Place): Value {
    const instance = scope.home?.instance;
    return (
      (instance &&
        this.ofInstance(instance, name, site, this.superTypes(scope))) ??
      this.foreign(name, scope.unit)
    );
  }

  /** `fun T.name(…)` of Kotlin. */
  extension(name: string, target: Value, scope: JvmScope): Value | null {
    if (scope.unit.language !== 'kotlin') return null;
    const site = { file: scope.unit.path, line: 1, offset: 0 };
    const found = this.functionOf(name, scope, site);
    const overloads = found?.overloads.filter(one => one.receiver) ?? [];
    if (!found || overloads.length === 0) return null;
    return native(name, (args, at) =>
      this.run.functions.invoke(
        { overloads, scope: found.scope, receiver: target },
        args.map(value => ({ name: null, value })),
        at.place,
      ),
    );
  }

  assign(name: string, value: Value, scope: JvmScope): void {
    for (let one: JvmScope | null = scope; one; one = one.parent) {
      const own = one.own(name);
      if (own) {
        own.value = this.run.assigned(own.value, own.level, value);
        return;
      }
      if (one.instance && this.hasValue(one.instance, name)) {
        this.assignMember(one.instance, name, value);
        return;
      }
      const field = one.type?.members.get(name)?.[0];
      if (one.type && field?.kind === 'value') {
        const key = `${one.type.unit.path}:${field.start}`;
        const old = this.staticAssigned.get(key) ?? this.statics.get(field);
        const next = this.run.assigned(old, 0, value);
        this.staticAssigned.set(key, next);
        if (field.init) this.statics.set(field, next);
        return;
      }
    }
    scope.declare(name, value, this.run.weak);
  }

  private hasValue(instance: Instance, name: string): boolean {
    return (
      instance.parameters.has(name) ||
      instance.types.some(type => type.members.get(name)?.[0]?.kind === 'value')
    );
  }

  assignMember(instance: Instance, name: string, value: Value): void {
    let old = instance.assigned.get(name);
    if (!old && this.run.weak > 0) {
      const site = { file: instance.type.unit.path, line: 1, offset: 0 };
      old = valued(this.ofInstance(instance, name, site) ?? environment);
    }
    const next = old && this.run.weak > 0 ? join([old, value]) : value;
    instance.assigned.set(name, next);
  }

  /** All values and functions that a type declares itself, for reading what nothing reaches. */
  tryAll(instance: Instance, type: JvmType, site: Place): void {
    const scope = this.scopeFor(instance, type);
    for (const [, members] of type.members) {
      for (const one of members) {
        if (one.kind === 'value' && one.init) {
          this.ofValue(one, 0, scope, one.isStatic ? null : instance);
        } else if (
          one.kind === 'function' &&
          one.body &&
          !this.run.entered.has(one)
        ) {
          this.run.maybe(() =>
            this.run.functions.invoke(
              { overloads: [one], scope },
              allParameters(one).map(parameter => ({
                name: parameter.name,
                value: unknown,
              })),
              site,
            ),
          );
        }
      }
    }
  }
}

/** `import static java.time.Duration.ofMinutes`, `import scala.util.Properties._` */
function importedMember(
  name: string,
  unit: SourceUnit,
  imported: ImportName | undefined,
): Value | undefined {
  for (const one of imported ? [imported] : unit.imports) {
    if (one !== imported && !one.wildcard) continue;
    if (!/^(?:java|javax|scala|kotlin)\./.test(one.path)) continue;
    const names = one.path.split('.');
    const member = one.wildcard ? name : names.pop();
    const type = libraryGlobal(names.pop() ?? '');
    const found = type?.t === 'native' && type.props.get(member ?? '');
    if (found) return found;
  }
  return undefined;
}

/** Variables of Java are never called: names of methods are names of their own. */
function mayBeCalled(name: string, { language }: SourceUnit): boolean {
  return language !== 'java' || name === 'super' || name === 'this';
}

function functionsAmong(
  declarations: MemberDeclaration[],
): FunctionDeclaration[] {
  return declarations.filter(
    (one): one is FunctionDeclaration =>
      one.kind === 'function' && one.body !== null,
  );
}

function isCallable(member: MemberDeclaration): boolean {
  return member.kind !== 'value';
}

function isStatic(member: MemberDeclaration, type: JvmType): boolean {
  if (member.kind === 'type') return true;
  return (
    member.isStatic ||
    type.declaration.typeKind === 'object' ||
    (member.kind === 'value' &&
      type.unit.language === 'java' &&
      type.declaration.typeKind === 'interface')
  );
}

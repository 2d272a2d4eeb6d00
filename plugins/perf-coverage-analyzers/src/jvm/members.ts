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
import type { JvmType, MemberDeclaration, TypePair } from './project';
import type { JvmScope } from './scope';
import type {
  FunctionDeclaration,
  TypeDeclaration,
  ValueDeclaration,
} from './syntax';
import { typeMember } from './typeMembers';

/** A class named in an expression. */
class TypeHost {
  constructor(readonly pair: TypePair) {}
}

/** What types and their instances hold: values, functions, types within. */
export class Members {
  private readonly singletons = new Map<JvmType, Instance>();
  private readonly typeValues = new Map<JvmType, NativeValue>();
  private readonly statics = new Map<ValueDeclaration, Value>();
  private readonly staticAssigned = new Map<string, Value>();
  private readonly open = new Set<ValueDeclaration>();

  constructor(private readonly run: Evaluator) {}

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
            this.run.scopes.around(type),
            site.place,
          );
    });
    made.host = new TypeHost(pair);
    made.member = name => {
      const site = { file: type.unit.path, line: 1, offset: 0 };
      return (
        this.ofStatics(pair, name, site) ??
        typeMember(this.run, type, name, site)
      );
    };
    this.typeValues.set(type, made);
    return made;
  }

  /** `Name(…)` of Kotlin where the class has no such constructor, but its companion a function. */
  private companionInvoke(type: JvmType, count: number): Callable | null {
    const { parameters } = type.declaration;
    const least = parameters.filter(one => !one.fallback && !one.rest).length;
    if (count >= least) return null;
    for (const companion of this.run.lineage.companionsOf(type)) {
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
    const made = new Instance(
      type,
      this.run.lineage.line(type),
      this.run.scopes.around(type),
    );
    this.singletons.set(type, made);
    this.run.functions.initialise(made, [], null);
    return made;
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
        const scope = this.run.scopes.ofMembers(instance, type);
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
    const foreign = this.run.lineage.foreignParents(instance.type);
    return foreign.length > 0
      ? this.run.host.inherited(foreign, name, site) ?? null
      : null;
  }

  /** Members of `companion object` are members of its class. */
  private ofCompanion(type: JvmType, name: string, site: Place): Value | null {
    for (const companion of this.run.lineage.companionsOf(type)) {
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
    for (const one of this.run.lineage.line(type)) {
      const members = one.members
        .get(name)
        ?.filter(member => isStatic(member, one));
      if (members?.length) {
        const found = this.ofDeclarations(
          members,
          name,
          this.run.scopes.ofStatics(one),
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
  ofDeclarations(
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
        made = new Instance(type, this.run.lineage.line(type), scope);
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

  /** Functions of an instance: the first type that has some with a body. */
  functionsIn(
    instance: Instance,
    name: string,
    types: JvmType[] = instance.types,
  ): Callable | null {
    for (const type of types) {
      const overloads = functionsAmong(type.members.get(name) ?? []);
      if (overloads.length > 0) {
        return { overloads, scope: this.run.scopes.ofMembers(instance, type) };
      }
      for (const companion of this.run.lineage.companionsOf(type)) {
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
    for (const type of this.run.lineage.line(pair.type)) {
      const overloads = functionsAmong(type.members.get(name) ?? []).filter(
        one => one.isStatic,
      );
      if (overloads.length > 0) {
        return { overloads, scope: this.run.scopes.ofStatics(type) };
      }
      for (const companion of this.run.lineage.companionsOf(type)) {
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

  /** All values and functions that a type declares itself, for reading what nothing reaches. */
  tryAll(instance: Instance, type: JvmType, site: Place): void {
    const scope = this.run.scopes.ofMembers(instance, type);
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
  /** Gives a static field another value. */
  assignStatic(type: JvmType, field: ValueDeclaration, value: Value): void {
    const key = `${type.unit.path}:${field.start}`;
    const old = this.staticAssigned.get(key) ?? this.statics.get(field);
    const next = this.run.assigned(old, 0, value);
    this.staticAssigned.set(key, next);
    if (field.init) this.statics.set(field, next);
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
}

export function functionsAmong(
  declarations: MemberDeclaration[],
): FunctionDeclaration[] {
  return declarations.filter(
    (one): one is FunctionDeclaration =>
      one.kind === 'function' && one.body !== null,
  );
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

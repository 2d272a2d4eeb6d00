import { native, Place, unknown, Value } from '../javascript';
import type { Evaluator } from './evaluator';
import type { Callable } from './functions';
import { Instance, instanceOf } from './instances';
import { libraryGlobal } from './libraryGlobals';
import { functionsAmong } from './members';
import type { Declared, JvmType, MemberDeclaration } from './project';
import { receiverMember } from './receivers';
import type { JvmScope } from './scope';
import type { ImportName, SourceUnit } from './syntax';

/** A name that nothing in the repository declares: a library's, or a package. */
export class Unresolved {
  constructor(readonly path: string) {}
}

/** Finds out what names mean: variables, members, types, other files, libraries. */
export class Names {
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
        ? this.run.members.ofInstance(one.instance, name, site)
        : this.run.members.ofStatics(
            this.run.project.pairOf(one.type),
            name,
            site,
          );
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
          ? this.run.members.ofInstance(one.instance, name, site)
          : this.run.members.ofStatics(
              this.run.project.pairOf(one.type),
              name,
              site,
            );
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
      if (pair) return this.run.members.typeValue(pair);
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
        return this.run.members.typeValue(declared.pair);
      case 'member':
        return this.run.members.ofStatics(declared.of, declared.name, site);
      default: {
        const scope = this.run.scopes.ofUnit(declared.unit);
        return this.run.members.ofDeclarations(
          declared.declarations,
          name,
          scope,
          null,
          site,
        );
      }
    }
  }

  /** The functions that a name calls; null where it names something else. */
  functionOf(name: string, scope: JvmScope, site: Place): Callable | null {
    const isVariable = mayBeCalled(name, scope.unit);
    for (let one: JvmScope | null = scope; one; one = one.parent) {
      if (isVariable && one.own(name)) return null;
      if (receiverMember(this.run, one, name, site)) return null;
      if (!one.type) continue;
      const found = one.instance
        ? this.run.members.functionsIn(one.instance, name)
        : this.run.members.staticFunctions(
            this.run.project.pairOf(one.type),
            name,
          );
      if (found) return found;
      const value = one.instance
        ? this.run.members.ofInstance(one.instance, name, site)
        : this.run.members.ofStatics(
            this.run.project.pairOf(one.type),
            name,
            site,
          );
      if (value) return null;
    }
    const declared = this.run.project.lookup(scope.unit, name);
    if (declared?.kind === 'member') {
      return this.run.members.staticFunctions(declared.of, name);
    }
    if (declared?.kind === 'top') {
      const overloads = functionsAmong(declared.declarations);
      return overloads.length > 0
        ? { overloads, scope: this.run.scopes.ofUnit(declared.unit) }
        : null;
    }
    return null;
  }

  /** The function of that name of a library's class that the code's type extends. */
  libraryOverload(name: string, scope: JvmScope): Value | undefined {
    const { home, unit } = scope;
    return home?.type && this.run.lineage.foreignParents(home.type).length > 0
      ? this.run.host.global(name, unit.language)
      : undefined;
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
      ? this.run.members.functionsIn(instance, name, this.superTypes(scope))
      : null;
  }

  superMember(name: string, scope: JvmScope, site: Place): Value {
    const instance = scope.home?.instance;
    return (
      (instance &&
        this.run.members.ofInstance(
          instance,
          name,
          site,
          this.superTypes(scope),
        )) ??
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
      if (one.instance && hasValue(one.instance, name)) {
        this.run.members.assignMember(one.instance, name, value);
        return;
      }
      const field = one.type?.members.get(name)?.[0];
      if (one.type && field?.kind === 'value') {
        this.run.members.assignStatic(one.type, field, value);
        return;
      }
    }
    scope.declare(name, value, this.run.weak);
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

function isCallable(member: MemberDeclaration): boolean {
  return member.kind !== 'value';
}

function hasValue(instance: Instance, name: string): boolean {
  return (
    instance.parameters.has(name) ||
    instance.types.some(type => type.members.get(name)?.[0]?.kind === 'value')
  );
}

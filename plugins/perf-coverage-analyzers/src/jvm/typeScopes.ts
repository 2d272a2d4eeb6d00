import type { Evaluator } from './evaluator';
import type { Instance } from './instances';
import type { JvmType } from './project';
import { JvmScope } from './scope';
import type { SourceUnit } from './syntax';

/** The scopes in which the members of types and files are read. */
export class TypeScopes {
  private readonly units = new Map<SourceUnit, JvmScope>();
  private readonly statics = new Map<JvmType, JvmScope>();

  constructor(private readonly run: Evaluator) {}

  ofUnit(unit: SourceUnit): JvmScope {
    let found = this.units.get(unit);
    if (!found) {
      found = new JvmScope(null, unit);
      this.units.set(unit, found);
    }
    return found;
  }

  /** The scope in which a type is declared, without an instance around it. */
  around(type: JvmType): JvmScope {
    const { outer } = type;
    if (!outer) return this.ofUnit(type.unit);
    return outer.declaration.typeKind === 'object'
      ? this.ofMembers(this.run.members.singleton(outer), outer)
      : this.ofStatics(outer);
  }

  ofStatics(type: JvmType): JvmScope {
    let found = this.statics.get(type);
    if (!found) {
      found = new JvmScope(this.around(type), type.unit, type, null);
      this.statics.set(type, found);
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
  ofMembers(instance: Instance, type: JvmType): JvmScope {
    let found = instance.scopes.get(type);
    if (!found) {
      const outer = type === instance.type ? instance.outer : this.around(type);
      found = new JvmScope(outer, type.unit, type, instance);
      instance.scopes.set(type, found);
    }
    return found;
  }
}

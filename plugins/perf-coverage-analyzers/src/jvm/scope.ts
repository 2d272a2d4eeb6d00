import type { Value } from '../javascript';
import type { Instance } from './instances';
import type { JvmType } from './project';
import type { SourceUnit } from './syntax';

/** A variable; `level` is the uncertainty at which it was declared. */
export interface Variable {
  value: Value;
  level: number;
}

/** Names in reach of a piece of code, innermost first. */
export class JvmScope {
  private readonly variables = new Map<string, Variable>();

  constructor(
    readonly parent: JvmScope | null,
    readonly unit: SourceUnit,
    /** The type whose members the code sees here, and its instance. */
    readonly type: JvmType | null = null,
    readonly instance: Instance | null = null,
  ) {}

  declare(name: string, value: Value, level: number): void {
    this.variables.set(name, { value, level });
  }

  own(name: string): Variable | undefined {
    return this.variables.get(name);
  }

  inner(): JvmScope {
    return new JvmScope(this, this.unit);
  }

  /** The scope of the type that surrounds the code. */
  get home(): JvmScope | null {
    return this.type ? this : this.parent?.home ?? null;
  }
}

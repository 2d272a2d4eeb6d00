import { Value } from './values';

/** A variable. `level` is the uncertainty at which it was declared. */
export interface Binding {
  value: Value;
  level: number;
  /** Imported names are looked up when used: modules may import each other. */
  live?: () => Value;
}

/** A lexical scope. Names live in a map: a file may call a variable `__proto__`. */
export class Scope {
  private readonly bindings = new Map<string, Binding>();

  constructor(
    readonly parent: Scope | null,
    /** Path of the module that the scope belongs to. */
    readonly file: string,
  ) {}

  declare(name: string, value: Value, level: number): void {
    this.bindings.set(name, { value, level });
  }

  declareLive(name: string, live: () => Value): void {
    this.bindings.set(name, { value: live(), level: 0, live });
  }

  own(name: string): Binding | undefined {
    return this.bindings.get(name);
  }

  find(name: string): Binding | undefined {
    let binding = this.bindings.get(name);
    let scope = this.parent;
    while (!binding && scope) {
      binding = scope.bindings.get(name);
      scope = scope.parent;
    }
    return binding;
  }
}

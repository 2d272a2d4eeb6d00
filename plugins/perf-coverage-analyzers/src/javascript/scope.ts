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
  /** Made with the first name: most blocks declare none. */
  private bindings: Map<string, Binding> | undefined;

  constructor(
    readonly parent: Scope | null,
    /** Path of the module that the scope belongs to. */
    readonly file: string,
  ) {}

  declare(name: string, value: Value, level: number): void {
    this.bind(name, { value, level, live: undefined });
  }

  declareLive(name: string, live: () => Value): void {
    this.bind(name, { value: live(), level: 0, live });
  }

  own(name: string): Binding | undefined {
    return this.bindings?.get(name);
  }

  find(name: string): Binding | undefined {
    let binding = this.own(name);
    let scope = this.parent;
    while (!binding && scope) {
      binding = scope.own(name);
      scope = scope.parent;
    }
    return binding;
  }

  private bind(name: string, binding: Binding): void {
    this.bindings ??= new Map();
    this.bindings.set(name, binding);
  }
}

/** A scope around all others, whose names are made when they are first asked for. */
export class GlobalScope extends Scope {
  constructor(private readonly make: (name: string) => Value | undefined) {
    super(null, '');
  }

  own(name: string): Binding | undefined {
    const known = super.own(name);
    if (known) return known;
    const value = this.make(name);
    if (value) this.declare(name, value, 0);
    return value && super.own(name);
  }
}

import type * as t from '@babel/types';
import { Scope } from './scope';
import { CallSite, FunctionNode, join, Place, Value } from './values';

/** Thrown where a run has used up its steps; caught where the run was started. */
export class BudgetExceeded extends Error {}

/** One function (or module) that is being run. */
export interface Frame {
  name: string;
  node: t.Node;
  file: string;
  /** The call that led here; null for what the host starts. */
  site: CallSite | null;
  result: Value | undefined;
  self: Value | null;
  level: number;
}

/** What the interpreter asks of the tool whose scripts it reads. */
export interface InterpreterHost {
  /** Names that exist without import, as `__ENV`. */
  readonly globals: Scope;
  /** What `require` or a dynamic `import()` gives. */
  requireModule(specifier: string, from: string): Value;
  onEnter?(node: FunctionNode, file: string): void;
}

export interface InterpreterLimits {
  steps: number;
  callDepth: number;
  nodeDepth: number;
  iterations: number;
}

export const defaultInterpreterLimits: InterpreterLimits = {
  steps: 400_000,
  callDepth: 40,
  nodeDepth: 400,
  iterations: 200,
};

/**
 * State of one reading of a script: it runs the script over values that may be
 * unknown. Where a condition is unknown, all branches run, one after the
 * other, and what they assign is one more alternative and not a replacement:
 * `weak` counts how many such conditions surround the current place, and
 * things made outside of them remember their own level.
 */
export class Interpreter {
  readonly stack: Frame[] = [];
  weak = 0;
  /** The current branch is the one that a run without environment takes. */
  leanBranch = true;
  depth = 0;
  private steps = 0;
  private resets = 0;

  constructor(
    readonly host: InterpreterHost,
    readonly limits: InterpreterLimits = defaultInterpreterLimits,
  ) {}

  step(): void {
    this.steps += 1;
    if (this.steps > this.limits.steps) throw new BudgetExceeded();
  }

  /** After a run was cut short: out of all functions and branches, with few steps left. */
  reset(): void {
    this.stack.length = 0;
    this.weak = 0;
    this.leanBranch = true;
    this.depth = 0;
    this.resets += 1;
    this.steps = this.limits.steps * (1 - 2 ** -this.resets);
  }

  get frame(): Frame | undefined {
    return this.stack[this.stack.length - 1];
  }

  /** Runs something that may or may not happen. */
  maybe<T>(action: () => T, leanBranch: boolean | undefined = undefined): T {
    const before = this.leanBranch;
    this.weak += 1;
    this.leanBranch = before && leanBranch === true;
    try {
      return action();
    } finally {
      this.weak -= 1;
      this.leanBranch = before;
    }
  }

  /** The value after an assignment at the current level of uncertainty. */
  assigned(old: Value | undefined, level: number, value: Value): Value {
    if (this.weak <= level || old === undefined) return value;
    return this.leanBranch
      ? join([value, old], true)
      : join([old, value], old.t !== 'union' || old.preferred);
  }

  variable(name: string, scope: Scope): Value | undefined {
    const binding = scope.find(name) ?? this.host.globals.find(name);
    if (!binding) return undefined;
    return binding.live ? binding.live() : binding.value;
  }

  setVariable(name: string, value: Value, scope: Scope): void {
    const binding = scope.find(name);
    if (binding) {
      binding.value = this.assigned(binding.value, binding.level, value);
    } else {
      // An assignment to an undeclared name fails in a module; keep reading.
      scope.declare(name, value, this.weak);
    }
  }

  place(node: t.Node, file: string): Place {
    return { file, line: node.loc?.start.line ?? 1, offset: node.start ?? 0 };
  }
}

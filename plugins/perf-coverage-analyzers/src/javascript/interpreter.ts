import type * as t from '@babel/types';
import { Binding, Scope } from './scope';
import { join } from './alternatives';
import { CallSite, FunctionNode, nothing, Place, Value } from './values';

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
  /** Whether a run without settings has returned; `against` where it surely has not. */
  returned?: 'lean' | 'against' | 'open';
  self: Value | null;
  level: number;
}

/** What the interpreter asks of the tool whose scripts it reads. */
export interface InterpreterHost {
  /** Names that exist without import, as `__ENV`. */
  readonly globals: Scope;
  /** What `require` or a dynamic `import()` gives. */
  requireModule(specifier: string, from: string): Value;
  onEnter?(node: FunctionNode): void;
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
 * other: a variable has its new value until the branch ends, and then the old
 * one as well. Other things that are assigned get one more alternative at
 * once. `weak` counts how many such conditions surround the current place, and
 * things made outside of them remember their own level.
 */
export class Interpreter {
  readonly stack: Frame[] = [];
  weak = 0;
  /** The current branch is the one that a run without environment takes. */
  leanBranch = true;
  /** The current branch is one that only a setting takes. */
  against = false;
  depth = 0;
  /** Choices of one of several records that surround the current place. */
  choices = 0;
  /** For each branch that is being run: what variables of outside held before. */
  private readonly branches: Map<Binding, Value>[] = [];
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
    this.branches.length = 0;
    this.choices = 0;
    this.weak = 0;
    this.leanBranch = true;
    this.against = false;
    this.depth = 0;
    this.resets += 1;
    this.steps = this.limits.steps * (1 - 2 ** -this.resets);
  }

  get frame(): Frame | undefined {
    return this.stack[this.stack.length - 1];
  }

  /** Runs something that may or may not happen. */
  maybe<T>(action: () => T, leanBranch: boolean | undefined = undefined): T {
    const branch = this.branch(action, leanBranch);
    for (const [binding, old] of branch.before) {
      const value = binding.value;
      binding.value = old;
      this.write(binding, either(old, value, branch.lean));
    }
    return branch.result;
  }

  /** Runs one of two things: the second does not see what the first assigned. */
  eitherOf<T>(one: () => T, other: () => T, leanOne: boolean | undefined): T[] {
    const first = this.branch(one, leanOne);
    const values = new Map<Binding, Value>();
    for (const [binding, old] of first.before) {
      values.set(binding, binding.value);
      binding.value = old;
    }
    const second = this.branch(
      other,
      leanOne === undefined ? undefined : !leanOne,
    );
    const before = new Map([...second.before, ...first.before]);
    for (const [binding, old] of before) {
      const all = [values.get(binding) ?? old, binding.value];
      if (second.lean) all.reverse();
      binding.value = old;
      this.write(binding, join(all, first.lean || second.lean));
    }
    return [first.result, second.result];
  }

  private branch<T>(action: () => T, leanBranch: boolean | undefined) {
    const before = this.leanBranch;
    const writes = new Map<Binding, Value>();
    const isLean = before && leanBranch === true;
    const { against } = this;
    this.weak += 1;
    this.branches.push(writes);
    this.leanBranch = isLean;
    this.against ||= leanBranch === false;
    try {
      return { result: action(), before: writes, lean: isLean };
    } finally {
      this.branches.pop();
      this.weak -= 1;
      this.leanBranch = before;
      this.against = against;
    }
  }

  /** Sets a variable for the rest of the current branch. */
  private write(binding: Binding, value: Value): void {
    if (this.weak > binding.level) {
      const branch = this.branches[this.branches.length - 1];
      if (branch && !branch.has(binding)) branch.set(binding, binding.value);
    }
    binding.value = value;
  }

  /** The value after an assignment at the current level of uncertainty. */
  assigned(old: Value | undefined, level: number, value: Value): Value {
    if (this.weak <= level || old === undefined) return value;
    return either(old, value, this.leanBranch);
  }

  /**
   * The value of a member that was not there before. Where nothing tells whether
   * the branch is taken, neither is what holds without it.
   */
  added(level: number, value: Value): Value {
    if (this.weak <= level) return value;
    return this.against || this.leanBranch
      ? either(nothing, value, this.leanBranch)
      : join([value, nothing]);
  }

  variable(name: string, scope: Scope): Value | undefined {
    const binding = scope.find(name) ?? this.host.globals.find(name);
    if (!binding) return undefined;
    return binding.live ? binding.live() : binding.value;
  }

  setVariable(name: string, value: Value, scope: Scope): void {
    const binding = scope.find(name);
    if (binding) {
      this.write(binding, value);
    } else {
      // An assignment to an undeclared name fails in a module; keep reading.
      scope.declare(name, value, this.weak);
    }
  }

  place(node: t.Node, file: string): Place {
    return { file, line: node.loc?.start.line ?? 1, offset: node.start ?? 0 };
  }
}

/** What held before a branch, or what the branch made of it. */
function either(old: Value, value: Value, isLean: boolean): Value {
  return isLean
    ? join([value, old], true)
    : join([old, value], old.t !== 'union' || old.preferred);
}

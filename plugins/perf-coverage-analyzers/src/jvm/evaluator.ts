import {
  alternatives,
  array,
  constant,
  environment,
  join,
  native,
  nothing,
  Place,
  unknown,
  Value,
} from '../javascript';
import { negated } from '../javascript/operators';
import { bindNames } from './bind';
import { choose, loop, match } from './branches';
import { call } from './calls';
import { Configurations } from './configurations';
import { valued } from './durations';
import type { JvmFrame, NewFrame } from './frames';
import { Functions } from './functions';
import type { GivenArgument } from './givenArguments';
import {
  defaultJvmLimits,
  JvmBudgetExceeded,
  type JvmHost,
  type JvmLimits,
} from './host';
import { instanceOf } from './instances';
import { indexed } from './items';
import { libraryMember } from './libraryMembers';
import { Lineage } from './lineage';
import { Members } from './members';
import { Names } from './names';
import { assign, operation } from './operations';
import type { JvmProject } from './project';
import type { JvmScope } from './scope';
import type { Expression, FunctionDeclaration, Statement } from './syntax';
import { textValue } from './texts';
import { functionMember } from './typeMembers';
import { TypeScopes } from './typeScopes';

const decimalType = /^(?:Double|double|Float|float|BigDecimal)$/;

/**
 * Reads expressions of Java, Kotlin and Scala over values that may be unknown,
 * as the interpreter of JavaScript does: where a condition is unknown, both
 * branches are read and their values are alternatives.
 */
export class Evaluator {
  readonly frames: JvmFrame[] = [];
  weak = 0;
  /** The current branch is the one that a run without properties takes. */
  leanBranch = true;
  /** The current branch is one that only settings other than the defaults take. */
  private against = 0;
  /** Functions that were called. */
  readonly entered = new Set<FunctionDeclaration>();
  readonly lineage: Lineage;
  readonly scopes: TypeScopes;
  readonly members: Members;
  readonly names: Names;
  readonly functions: Functions;
  readonly configurations: Configurations;
  /** Numbers that are no integers to the language: they divide without rest. */
  private readonly decimals = new WeakSet<Value>();
  private steps = 0;
  private nesting = 0;

  constructor(
    readonly project: JvmProject,
    readonly host: JvmHost,
    readonly limits: JvmLimits = defaultJvmLimits,
  ) {
    this.configurations = new Configurations(project.resources);
    this.lineage = new Lineage(project);
    this.scopes = new TypeScopes(this);
    this.members = new Members(this);
    this.names = new Names(this);
    this.functions = new Functions(this);
  }

  step(): void {
    this.steps += 1;
    if (this.steps > this.limits.steps) throw new JvmBudgetExceeded();
  }

  /** After a reading was cut short: out of everything, with few steps left. */
  reset(): void {
    this.frames.length = 0;
    this.weak = 0;
    this.against = 0;
    this.leanBranch = true;
    this.nesting = 0;
    this.steps = Math.max(0, this.steps - this.limits.steps * 0.05);
  }

  /** Starts another reading: with all steps again. */
  renew(): void {
    this.reset();
    this.steps = 0;
  }

  get frame(): JvmFrame | undefined {
    return this.frames[this.frames.length - 1];
  }

  /**
   * Reads what may run or not. `leaning` says whether it does where settings
   * are at their defaults; null where that is not known either.
   */
  maybe<T>(action: () => T, leaning: boolean | null = null): T {
    const before = this.leanBranch;
    const { against } = this;
    this.weak += 1;
    this.leanBranch = before && leaning === true;
    this.against += leaning === false ? 1 : 0;
    try {
      return action();
    } finally {
      this.weak -= 1;
      this.leanBranch = before;
      this.against = against;
    }
  }

  /** A builder that is put into a list only where settings are not at their defaults. */
  possibly(value: Value): Value {
    return this.against > 0 && value.t === 'native'
      ? join([nothing, value], true)
      : value;
  }

  /** What a function gives, of what it returned and its last value. */
  resultOf(frame: JvmFrame, last: Value): Value {
    const { results, others, preferred } = frame;
    if (results.length + others.length === 0) return last;
    const all =
      frame.done || last === nothing ? [...results] : [...results, last];
    return join(
      [...all, ...others],
      preferred || (others.length > 0 && all.length === 1),
    );
  }

  assigned(old: Value | undefined, level: number, value: Value): Value {
    if (this.weak <= level || old === undefined) return value;
    return this.leanBranch
      ? join([value, old], true)
      : join([old, value], old.t !== 'union' || old.preferred);
  }

  place(node: { start: number; line: number }, scope: JvmScope): Place {
    return { file: scope.unit.path, line: node.line, offset: node.start };
  }

  /** Runs code in a frame of its own. */
  framed<T>(frame: NewFrame, action: (frame: JvmFrame) => T): T {
    const made: JvmFrame = {
      ...frame,
      results: [],
      others: [],
      preferred: false,
      done: false,
      level: this.weak,
    };
    this.frames.push(made);
    try {
      return action(made);
    } finally {
      this.frames.pop();
    }
  }

  evaluate(node: Expression, scope: JvmScope): Value {
    return this.nested(() => this.expression(node, scope));
  }

  private nested(action: () => Value): Value {
    this.step();
    if (this.nesting >= this.limits.nesting) return unknown;
    this.nesting += 1;
    try {
      return action();
    } finally {
      this.nesting -= 1;
    }
  }

  /** What is called: a function that still waits for arguments stays one. */
  callee(node: Expression, scope: JvmScope): Value {
    if (node.kind !== 'call') return this.evaluate(node, scope);
    return this.nested(() => call(this, node, scope));
  }

  private expression(node: Expression, scope: JvmScope): Value {
    switch (node.kind) {
      case 'hole':
        return unknown;
      case 'number':
        return node.decimal
          ? this.decimal(constant(node.value))
          : constant(node.value);
      case 'constant':
        return constant(node.value);
      case 'text':
        return textValue(this, node, scope);
      case 'name':
        return valued(this.names.value(node.name, scope, node));
      case 'member':
        return valued(this.memberValue(node, scope));
      case 'call':
        return valued(call(this, node, scope));
      case 'new':
        return this.functions.create(node, scope);
      case 'lambda':
        return this.functions.lambda(node, scope);
      case 'block':
        return this.block(node.statements, scope.inner());
      case 'binary':
        return operation(this, node, scope);
      case 'not':
        return negated(this.evaluate(node.operand, scope));
      case 'assign':
        return assign(this, node, scope);
      case 'if':
        return choose(this, node, scope);
      case 'match':
        return match(this, node, scope);
      case 'try': {
        const value = this.evaluate(node.body, scope);
        for (const one of node.handlers) {
          this.maybe(() => this.evaluate(one, scope));
        }
        return value;
      }
      case 'for':
        return loop(this, node, scope);
      case 'while':
        this.maybe(() => this.evaluate(node.body, scope));
        return nothing;
      case 'list':
      case 'tuple':
        return array(node.items.map(one => this.evaluate(one, scope)));
      case 'index':
        return indexed(
          this.evaluate(node.target, scope),
          this.evaluate(node.key, scope),
        );
      default:
        return this.returned(node, scope);
    }
  }

  /** A number as one of the types that divide without rest. */
  decimal(value: Value): Value {
    if (value.t !== 'constant') return value;
    const made = { ...value };
    this.decimals.add(made);
    return made;
  }

  isDecimal(value: Value): boolean {
    return this.decimals.has(value);
  }

  /** A value of a declared type. */
  typed(value: Value, type: string | null): Value {
    return type !== null && decimalType.test(type)
      ? this.decimal(value)
      : value;
  }

  private memberValue(
    node: Expression & { kind: 'member' },
    scope: JvmScope,
  ): Value {
    const { target, name } = node;
    if (target.kind === 'name' && target.name === 'super') {
      return this.names.superMember(name, scope, this.place(node, scope));
    }
    return this.member(
      this.evaluate(target, scope),
      name,
      this.place(node, scope),
      scope,
    );
  }

  /** `target.name`, over all alternatives. */
  member(target: Value, name: string, site: Place, scope: JvmScope): Value {
    if (target.t === 'union') {
      const all = target.of.map(one =>
        valued(this.member(one, name, site, scope)),
      );
      return join(all, target.preferred);
    }
    const instance = instanceOf(target);
    if (instance) {
      const found = this.members.ofInstance(instance, name, site);
      if (found) return found;
    }
    // Values of a tool take any name for one of their methods.
    const extension = this.project.extensions.has(name)
      ? this.names.extension(name, target, scope)
      : null;
    if (extension) return extension;
    if (target.t === 'native') {
      const own = target.props.get(name) ?? target.member?.(name);
      if (own) return own;
    }
    const library =
      functionMember(target, name) ?? libraryMember(this, target, name);
    if (library) return library;
    return native(name, args => this.host.unknownCall(name, target, args));
  }

  /** Calls a value. */
  apply(
    callee: Value,
    name: string,
    args: GivenArgument[],
    site: Place,
  ): Value {
    const options = alternatives(callee);
    if (options.length > 1) {
      return join(
        options.map(one => this.maybe(() => this.apply(one, name, args, site))),
        callee.t === 'union' && callee.preferred,
      );
    }
    const values = args.map(one => one.value);
    if (callee.t === 'native') return callee.call(values, { place: site });
    const applied = this.functions.applied(callee, args, site);
    if (applied) return applied;
    if (callee.t === 'array' && values.length === 1) {
      return indexed(callee, values[0]);
    }
    if (callee.t === 'object' && callee.host === undefined) {
      return indexed(callee, values[0] ?? unknown);
    }
    return this.host.unknownCall(name, callee, values);
  }

  /** Reads statements; the value of the last one is that of the block. */
  block(statements: Statement[], scope: JvmScope): Value {
    for (const one of statements) {
      if (one.kind === 'function') {
        scope.declare(one.name, this.functions.local(one, scope), this.weak);
      } else if (one.kind === 'type') {
        this.members.declareLocalType(one, scope);
      }
    }
    let last: Value = nothing;
    for (const one of statements) {
      if (this.frame?.done) break;
      if (one.kind === 'value') {
        last = nothing;
        const init = one.init ? this.evaluate(one.init, scope) : environment;
        bindNames(this, one.names, this.typed(init, one.type), scope);
      } else if (one.kind === 'expression') {
        last = this.evaluate(one.expression, scope);
      } else if (one.kind === 'init') {
        this.evaluate(one.body, scope);
      }
    }
    return last;
  }

  private returned(
    node: Expression & { kind: 'return' },
    scope: JvmScope,
  ): Value {
    const value = node.value ? this.evaluate(node.value, scope) : nothing;
    const { frame } = this;
    if (frame) {
      if (!node.throws) {
        const isLean = this.weak > frame.level && this.leanBranch;
        if (this.against > 0) frame.others.push(value);
        else if (isLean && frame.results.length === 0) frame.preferred = true;
        if (this.against === 0) frame.results.push(value);
      }
      if (this.weak <= frame.level) frame.done = true;
    }
    // A known value beside it wins.
    return environment;
  }
}

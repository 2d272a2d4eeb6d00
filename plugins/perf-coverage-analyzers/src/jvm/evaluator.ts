import {
  alternatives,
  array,
  concat,
  constant,
  environment,
  join,
  native,
  nothing,
  Place,
  text,
  textOf,
  unknown,
  Value,
} from '../javascript';
import { negated } from '../javascript/operators';
import { choose, loop, match } from './branches';
import { call } from './calls';
import { Configurations } from './configurations';
import { valued } from './durations';
import { Functions } from './functions';
import type { GivenArgument } from './givenArguments';
import { instanceOf } from './instances';
import { indexed, partOf } from './items';
import { libraryMember } from './libraryMembers';
import { Lineage } from './lineage';
import { Members } from './members';
import { Names } from './names';
import { assign, operation } from './operations';
import type { JvmProject } from './project';
import type { JvmScope } from './scope';
import type {
  Expression,
  FunctionDeclaration,
  Parameter,
  Range,
  Statement,
  TextPiece,
} from './syntax';
import { functionMember } from './typeMembers';
import { TypeScopes } from './typeScopes';

const decimalType = /^(?:Double|double|Float|float|BigDecimal)$/;

/** Thrown where a reading has used up its steps; caught where it was started. */
export class JvmBudgetExceeded extends Error {}

/** A function, class or value that is being read. */
export interface JvmFrame {
  name: string;
  file: string;
  start: number;
  end: number;
  /** The call that led here; null where no call did. */
  site: Place | null;
  /** Values that it returned so far. */
  results: Value[];
  /** Those that it returns only where settings are not at their defaults. */
  others: Value[];
  /** The first of the results is that of the defaults. */
  preferred: boolean;
  done: boolean;
  level: number;
  declaration: FunctionDeclaration | null;
  /** Values that a class declares: their texts are written in none of its calls. */
  values?: readonly Range[];
}

/** What stands between two pieces of a text is a segment behind others of a path. */
function isSegment(
  before: TextPiece | undefined,
  after: TextPiece | undefined,
): boolean {
  const isBehind =
    before && 'text' in before && /(?:^|[^:/])\/[^/\s]+\/$/.test(before.text);
  const isWhole = !after || ('text' in after && after.text.startsWith('/'));
  return isBehind === true && isWhole;
}

/** What a frame starts with. */
type NewFrame = Pick<
  JvmFrame,
  'name' | 'file' | 'start' | 'end' | 'site' | 'declaration' | 'values'
>;

/** What the evaluator asks of the tool whose sources it reads. */
export interface JvmHost {
  /** A name that no source of the repository declares. */
  global(name: string, language: string): Value | undefined;
  /** A member of an instance whose repository type has no such member. */
  inherited(
    parents: readonly string[],
    name: string,
    site: Place,
  ): Value | undefined;
  /** Whether a value of the tool has a method of that name. */
  hasMember(target: Value, name: string): boolean;
  /** What a call that the reader can't follow gives; it may look at its arguments. */
  unknownCall(name: string, target: Value | null, args: Value[]): Value;
}

export interface JvmLimits {
  steps: number;
  callDepth: number;
  nesting: number;
  items: number;
}

export const defaultJvmLimits: JvmLimits = {
  steps: 3_000_000,
  callDepth: 60,
  nesting: 900,
  items: 200,
};

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
        return this.textValue(node, scope);
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

  private textValue(
    node: Expression & { kind: 'text' },
    scope: JvmScope,
  ): Value {
    const { pieces } = node;
    if (pieces.length === 0) return text('');
    return concat(
      pieces.map((piece, at) => {
        if ('text' in piece) {
          return text(piece.text, {
            file: scope.unit.path,
            line: piece.line,
            offset: piece.offset,
          });
        }
        const value = this.evaluate(piece.value, scope);
        // The default of a setting that has to be given: no segment is empty.
        return isSegment(pieces[at - 1], pieces[at + 1]) && textOf(value) === ''
          ? unknown
          : value;
      }),
    );
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
        this.bindNames(one.names, this.typed(init, one.type), scope);
      } else if (one.kind === 'expression') {
        last = this.evaluate(one.expression, scope);
      } else if (one.kind === 'init') {
        this.evaluate(one.body, scope);
      }
    }
    return last;
  }

  bindNames(names: string[], value: Value, scope: JvmScope): void {
    if (names.length === 1) {
      scope.declare(names[0], value, this.weak);
      return;
    }
    for (const [index, name] of names.entries()) {
      scope.declare(name, partOf(value, index), this.weak);
    }
  }

  bindParameters(
    parameters: Parameter[],
    args: Value[],
    scope: JvmScope,
  ): void {
    // `{ case (a, b) => … }`, `{ (k, v) -> … }` take one tuple apart.
    const [only] = args;
    const takesApart =
      args.length === 1 && parameters.length > 1 && only.t === 'array';
    for (const [index, parameter] of parameters.entries()) {
      const value = takesApart ? partOf(only, index) : args[index];
      scope.declare(parameter.name, value ?? unknown, this.weak);
    }
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

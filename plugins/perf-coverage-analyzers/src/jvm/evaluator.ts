import {
  alternatives,
  array,
  concat,
  constant,
  environment,
  isChosen,
  join,
  lean,
  native,
  nothing,
  Place,
  someItem,
  text,
  textOf,
  toNumber,
  truth,
  unknown,
  Value,
} from '../javascript';
import { binary, logical, negated } from '../javascript/operators';
import { Configurations } from './configurations';
import { durationOperation, valued } from './durations';
import { Functions, GivenArgument, takes } from './functions';
import { instanceOf } from './instances';
import { libraryMember } from './libraryMembers';
import { Names, Unresolved } from './names';
import type { JvmProject } from './project';
import type { JvmScope } from './scope';
import type {
  Argument,
  Expression,
  FunctionDeclaration,
  MatchCase,
  Parameter,
  Range,
  Statement,
} from './syntax';

const decimalType = /^(?:Double|double|Float|float|BigDecimal)$/;

/** Items of a list or map that assignments may add. */
const maxAssigned = 5000;

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
    this.step();
    if (this.nesting >= this.limits.nesting) return unknown;
    this.nesting += 1;
    try {
      return this.expression(node, scope);
    } finally {
      this.nesting -= 1;
    }
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
        return this.call(node, scope);
      case 'new':
        return this.functions.create(node, scope);
      case 'lambda':
        return this.functions.lambda(node, scope);
      case 'block':
        return this.block(node.statements, scope.inner());
      case 'binary':
        return this.operation(node, scope);
      case 'not':
        return negated(this.evaluate(node.operand, scope));
      case 'assign':
        return this.assign(node, scope);
      case 'if':
        return this.choose(node, scope);
      case 'match':
        return this.match(node, scope);
      case 'try': {
        const value = this.evaluate(node.body, scope);
        for (const one of node.handlers) {
          this.maybe(() => this.evaluate(one, scope));
        }
        return value;
      }
      case 'for':
        return this.loop(node, scope);
      case 'while':
        this.maybe(() => this.evaluate(node.body, scope));
        return nothing;
      case 'list':
      case 'tuple':
        return array(node.items.map(one => this.evaluate(one, scope)));
      case 'index':
        return this.indexed(
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
    if (node.pieces.length === 0) return text('');
    return concat(
      node.pieces.map(piece =>
        'text' in piece
          ? text(piece.text, {
              file: scope.unit.path,
              line: piece.line,
              offset: piece.offset,
            })
          : this.evaluate(piece.value, scope),
      ),
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
      const found = this.names.ofInstance(instance, name, site);
      if (found) return found;
    }
    if (target.t === 'native') {
      const own = target.props.get(name) ?? target.member?.(name);
      if (own) return own;
    }
    const extension = this.names.extension(name, target, scope);
    if (extension) return extension;
    const library = libraryMember(this, target, name);
    if (library) return library;
    return native(name, args => this.host.unknownCall(name, target, args));
  }

  private call(node: Expression & { kind: 'call' }, scope: JvmScope): Value {
    const { callee } = node;
    const site = this.place(node, scope);
    if (callee.kind === 'name') {
      const found = this.names.functionOf(callee.name, scope, site);
      const args = this.args(node.args, scope);
      if (found) {
        const other = takes(found, args)
          ? undefined
          : this.names.libraryOverload(callee.name, scope);
        return other
          ? this.apply(other, callee.name, args, site)
          : this.functions.invoke(found, args, site);
      }
      const value = this.names.called(callee.name, scope, callee);
      return this.apply(value, callee.name, args, site);
    }
    if (callee.kind === 'member') return this.methodCall(callee, node, scope);
    const value = this.evaluate(callee, scope);
    return this.apply(value, '', this.args(node.args, scope), site);
  }

  private methodCall(
    callee: Expression & { kind: 'member' },
    node: Expression & { kind: 'call' },
    scope: JvmScope,
  ): Value {
    const site = this.place(node, scope);
    const { name } = callee;
    if (callee.target.kind === 'name' && callee.target.name === 'super') {
      const found = this.names.superMethod(name, scope);
      const args = this.args(node.args, scope);
      return found
        ? this.functions.invoke(found, args, site)
        : this.apply(
            this.names.superMember(name, scope, site),
            name,
            args,
            site,
          );
    }
    const target = this.evaluate(callee.target, scope);
    const args = this.args(node.args, scope);
    const results = alternatives(target).map(one => {
      const found = this.names.methodOf(one, name);
      return found
        ? this.functions.invoke(found, args, site)
        : this.apply(this.member(one, name, site, scope), name, args, site);
    });
    return join(results, target.t === 'union' && target.preferred);
  }

  args(args: Argument[], scope: JvmScope): GivenArgument[] {
    const found: GivenArgument[] = [];
    for (const one of args) {
      const value = this.evaluate(one.value, scope);
      if (one.spread) {
        for (const list of alternatives(value)) {
          if (list.t === 'array') {
            for (const item of list.items.slice(0, 2000)) {
              found.push({ name: null, value: item });
            }
          } else {
            found.push({ name: null, value: list });
          }
        }
      } else {
        found.push({ name: one.name, value });
      }
    }
    return found;
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
      return this.indexed(callee, values[0]);
    }
    if (callee.t === 'object' && callee.host === undefined) {
      return this.indexed(callee, values[0] ?? unknown);
    }
    return this.host.unknownCall(name, callee, values);
  }

  /** `list(i)`, `map("key")` */
  indexed(target: Value, key: Value): Value {
    const results = alternatives(target).map(one => {
      if (one.t === 'array') {
        const index = toNumber(key);
        if (index !== undefined && one.items[index]) return one.items[index];
        return join([...one.items.map(someItem), unknown]);
      }
      if (one.t === 'object' && one.host === undefined) {
        const name = textOf(key);
        const own = name === undefined ? undefined : one.props.get(name);
        if (own && isChosen(key)) {
          return join([own, ...[...one.props.values()].map(someItem)], true);
        }
        if (own) return own;
        return join([...[...one.props.values()].map(someItem), unknown]);
      }
      return unknown;
    });
    return join(results);
  }

  /** Reads statements; the value of the last one is that of the block. */
  block(statements: Statement[], scope: JvmScope): Value {
    for (const one of statements) {
      if (one.kind === 'function') {
        scope.declare(one.name, this.functions.local(one, scope), this.weak);
      } else if (one.kind === 'type') {
        this.names.declareLocalType(one, scope);
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

  private operation(
    node: Expression & { kind: 'binary' },
    scope: JvmScope,
  ): Value {
    const { operator } = node;
    const left = this.evaluate(node.left, scope);
    if (operator === '&&' || operator === '||') {
      const right = this.maybe(() => this.evaluate(node.right, scope));
      return logical(operator, left, right);
    }
    if (operator === '?:') {
      const right = this.maybe(() => this.evaluate(node.right, scope));
      return logical('??', left, right);
    }
    const right = this.evaluate(node.right, scope);
    const isSame = sameConstant(left, right);
    if (isSame !== undefined && /^[=!]==?$/.test(operator)) {
      return constant(operator.startsWith('!') ? !isSame : isSame);
    }
    if (operator === '->') return array([left, right]);
    const time = durationOperation(operator, left, right);
    if (time) return time;
    const site = this.place(node, scope);
    const listed = this.listOperation(operator, left, right, site, scope);
    if (listed) return listed;
    const result = binary(operator, plain(left), plain(right));
    if (this.decimals.has(left) || this.decimals.has(right)) {
      return this.decimal(result);
    }
    return operator === '/' &&
      result.t === 'constant' &&
      isWhole(left) &&
      isWhole(right)
      ? constant(Math.trunc(Number(result.value)))
      : result;
  }

  /** Operators that are methods: of lists, builders, and own classes. */
  private listOperation(
    operator: string,
    left: Value,
    right: Value,
    site: Place,
    scope: JvmScope,
  ): Value | undefined {
    if (operator === '/' && right.t === 'string') {
      // `"group" / "request"` names the parts of a path.
      return array([...(left.t === 'array' ? left.items : [left]), right]);
    }
    const isList = (value: Value) =>
      value.t === 'array' || (value.t === 'object' && !value.host);
    if (/^(?:::|:::|\+:)$/.test(operator) && isList(right)) {
      return this.apply(
        this.member(right, operator, site, scope),
        operator,
        [{ name: null, value: left }],
        site,
      );
    }
    if (
      (isList(left) && !/^[=!<>]/.test(operator)) ||
      (left.t === 'native' &&
        left.member &&
        !(left.host instanceof Unresolved)) ||
      instanceOf(left)
    ) {
      if (/^(?:==|!=|===)$/.test(operator)) return undefined;
      if (operator === '+' && right.t === 'string' && isList(left)) {
        return undefined;
      }
      return this.apply(
        this.member(left, operator, site, scope),
        operator,
        [{ name: null, value: right }],
        site,
      );
    }
    return undefined;
  }

  private assign(
    node: Expression & { kind: 'assign' },
    scope: JvmScope,
  ): Value {
    const { target, operator } = node;
    let value = this.evaluate(node.value, scope);
    if (operator !== '=') {
      const old = this.evaluate(target, scope);
      if (old.t === 'array' && !/^[-*/%]/.test(operator)) {
        // `buffer += x` changes the list itself.
        const more =
          operator === '++=' && value.t === 'array' ? value.items : [value];
        if (old.items.length < 5000) old.items.push(...more.slice(0, 5000));
        return nothing;
      }
      const site = this.place(node, scope);
      const simple = operator.slice(0, -1);
      value =
        durationOperation(simple, old, value) ??
        this.listOperation(simple, old, value, site, scope) ??
        binary(simple, plain(old), plain(value));
    }
    if (target.kind === 'name') {
      this.names.assign(target.name, value, scope);
    } else if (target.kind === 'member') {
      const instance =
        target.target.kind === 'name' && target.target.name === 'this'
          ? scope.home?.instance
          : instanceOf(this.evaluate(target.target, scope));
      if (instance) this.names.assignMember(instance, target.name, value);
    } else if (target.kind === 'index') {
      const key = this.evaluate(target.key, scope);
      this.assignItem(this.evaluate(target.target, scope), key, value);
    } else if (target.kind === 'call' && target.args.length === 1) {
      // `items(0) = x` of Scala.
      const key = this.evaluate(target.args[0].value, scope);
      this.assignItem(this.evaluate(target.callee, scope), key, value);
    }
    return nothing;
  }

  /** `items[0] = x`, `map["key"] = x` */
  private assignItem(target: Value, key: Value, value: Value): void {
    if (target.t === 'array' && target.items.length < maxAssigned) {
      const index = toNumber(key);
      const old = index === undefined ? undefined : target.items[index];
      if (index !== undefined && old) {
        target.items[index] = this.assigned(old, 0, value);
      } else {
        target.items.push(value);
      }
    } else if (target.t === 'object' && !target.host) {
      const name = textOf(key);
      if (name === undefined || target.props.size >= maxAssigned) {
        target.open = true;
      } else {
        target.props.set(name, this.assigned(target.props.get(name), 0, value));
      }
    }
  }

  private choose(node: Expression & { kind: 'if' }, scope: JvmScope): Value {
    const condition = this.evaluate(node.condition, scope);
    const known = truth(condition);
    const otherwise = () =>
      node.otherwise ? this.evaluate(node.otherwise, scope) : nothing;
    if (known !== undefined && condition.t !== 'union') {
      return known ? this.evaluate(node.then, scope) : otherwise();
    }
    const leaning = lean(condition);
    const isThen = leaning !== false;
    const then = () => this.evaluate(node.then, scope);
    const preferred = leaning !== undefined;
    const first = this.maybe(
      isThen ? then : otherwise,
      leaning === undefined ? null : true,
    );
    const second = this.maybe(
      isThen ? otherwise : then,
      leaning === undefined ? null : false,
    );
    return join([first, second], preferred);
  }

  private match(node: Expression & { kind: 'match' }, scope: JvmScope): Value {
    const subject = node.subject
      ? this.evaluate(node.subject, scope)
      : scope.own('case')?.value ?? unknown;
    const ofEnum = this.enumCase(node.cases, subject);
    if (ofEnum) return this.caseValue(ofEnum, subject, scope);
    const known = textOf(subject) ?? toNumber(subject);
    if (known !== undefined && !Number.isNaN(known)) {
      for (const one of node.cases) {
        const fits = one.values.some(value => {
          const label = this.evaluate(value, scope);
          return (textOf(label) ?? toNumber(label)) === known;
        });
        if (!fits && one.values.length > 0) continue;
        const value = () => this.caseValue(one, subject, scope);
        if (!isChosen(subject)) return value();
        const others = node.cases.filter(other => other !== one);
        return join(
          [
            this.maybe(value, true),
            ...others.map(other =>
              this.maybe(() => this.caseValue(other, subject, scope), false),
            ),
          ],
          true,
        );
      }
    }
    // A property that is not set is no `Some`.
    const unset = subject.t === 'unknown' && subject.env === true;
    const cases = unset
      ? [...node.cases].sort((a, b) => Number(a.some) - Number(b.some))
      : node.cases;
    const results = cases.map(one =>
      this.maybe(() => this.caseValue(one, subject, scope)),
    );
    const preferred = unset && cases.some(one => one.some) && !cases[0]?.some;
    return results.length > 0 ? join(results, preferred) : unknown;
  }

  /** The case of a constant of an enum; labels name it with its type or without. */
  private enumCase(cases: MatchCase[], subject: Value): MatchCase | undefined {
    const instance = instanceOf(subject);
    if (instance?.type.declaration.typeKind !== 'enum') return undefined;
    const pair = this.project.pairOf(instance.type);
    const site = { file: instance.type.unit.path, line: 1, offset: 0 };
    return cases.find(
      one =>
        one.values.length === 0 ||
        one.values.some(
          label =>
            (label.kind === 'name' || label.kind === 'member') &&
            this.names.ofStatics(pair, label.name, site) === subject,
        ),
    );
  }

  private caseValue(one: MatchCase, subject: Value, scope: JvmScope): Value {
    const inner = scope.inner();
    if (one.binds.length === 1 && subject.t !== 'array') {
      inner.declare(one.binds[0], subject, this.weak);
    } else {
      for (const [index, name] of one.binds.entries()) {
        inner.declare(name, partOf(subject, index), this.weak);
      }
    }
    return this.evaluate(one.body, inner);
  }

  private loop(node: Expression & { kind: 'for' }, scope: JvmScope): Value {
    const results: Value[] = [];
    let open = false;
    const run = (index: number, inner: JvmScope): void => {
      if (this.frame?.done) return;
      const generator = node.generators[index];
      if (!generator) {
        const value = this.evaluate(node.body, inner);
        if (node.yields && results.length < 2000) results.push(value);
        return;
      }
      const from = this.evaluate(generator.from, inner);
      const lists = alternatives(from);
      for (const list of lists) {
        const items = this.itemsOf(list);
        const all = items?.slice(0, this.limits.items) ?? [unknown];
        const unsure = !items || lists.length > 1;
        open ||= unsure;
        for (const item of all) {
          const here = inner.inner();
          this.bindNames(generator.names, item, here);
          if (unsure) this.maybe(() => run(index + 1, here));
          else run(index + 1, here);
        }
      }
    };
    if (node.generators.length === 0) {
      this.maybe(() => run(0, scope.inner()));
    } else {
      run(0, scope.inner());
    }
    return node.yields ? array(results, open) : nothing;
  }

  /** The items of a list or the pairs of a map; undefined where they are not known. */
  itemsOf(value: Value): Value[] | undefined {
    if (value.t === 'array' && (!value.open || value.items.length > 0)) {
      return value.items;
    }
    if (value.t === 'object' && !value.host && !value.open) {
      return [...value.props].map(([key, one]) => array([text(key), one]));
    }
    return undefined;
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

/** What is no text and no number is not known where it is computed with. */
function plain(value: Value): Value {
  return value.t === 'native' ? unknown : value;
}

/** Whether two constants of enums are one; undefined where they are none. */
function sameConstant(left: Value, right: Value): boolean | undefined {
  const areConstants = [left, right].every(
    one => instanceOf(one)?.type.declaration.typeKind === 'enum',
  );
  return areConstants ? left === right : undefined;
}

/** One part of a tuple. */
function partOf(value: Value, index: number): Value {
  return value.t === 'array' ? value.items[index] ?? unknown : unknown;
}

function isWhole(value: Value): boolean {
  return value.t === 'constant' && Number.isInteger(value.value);
}

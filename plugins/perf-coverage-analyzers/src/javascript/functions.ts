import type * as t from '@babel/types';
import { bindPattern } from './bind';
import { evaluate } from './expressions';
import { Interpreter } from './interpreter';
import { Scope } from './scope';
import { executeBody } from './statements';
import { alternatives, join } from './alternatives';
import {
  array,
  CallSite,
  ClassValue,
  FunctionNode,
  FunctionValue,
  nothing,
  object,
  ObjectValue,
  unknown,
  Value,
} from './values';

/** The same function may be on the stack this often: enough for paging helpers. */
const maxRecursion = 2;

/** Calls whatever `callee` may be. */
export function call(
  run: Interpreter,
  callee: Value,
  args: Value[],
  site: CallSite,
): Value {
  const options = alternatives(callee);
  if (options.length === 1) return callOne(run, callee, args, site);
  return join(
    options.map(one => run.maybe(() => callOne(run, one, args, site))),
    callee.t === 'union' && callee.preferred,
  );
}

function callOne(
  run: Interpreter,
  callee: Value,
  args: Value[],
  site: CallSite,
): Value {
  switch (callee.t) {
    case 'function':
      return invoke(run, callee, args, site);
    case 'native':
      return callee.call(args, site);
    case 'class':
      return construct(run, callee, args, site);
    default:
      return callUnknown(run, args, site);
  }
}

/**
 * A function that reading does not know, of a remote module for instance,
 * may call what is handed to it.
 */
export function callUnknown(
  run: Interpreter,
  args: Value[],
  site: CallSite,
): Value {
  for (const arg of args) {
    const handed =
      arg.t === 'object' && !arg.cls ? [...arg.props.values()] : [arg];
    for (const value of handed) {
      if (value.t === 'function' && isInline(value)) {
        run.maybe(() => invoke(run, value, [], site, unknown), true);
      }
    }
  }
  return unknown;
}

/** Methods of objects are handed over as data far more often than to be called. */
function isInline(value: FunctionValue): boolean {
  return (
    value.node.type === 'ArrowFunctionExpression' ||
    value.node.type === 'FunctionExpression' ||
    value.node.type === 'FunctionDeclaration'
  );
}

/** Runs a function of the source. Missing arguments of a callback are unknown. */
export function invoke(
  run: Interpreter,
  fn: FunctionValue,
  args: Value[],
  site: CallSite | null,
  missing: Value = nothing,
): Value {
  run.step();
  let recursion = 0;
  for (const frame of run.stack) if (frame.node === fn.node) recursion += 1;
  if (
    run.stack.length >= run.limits.callDepth ||
    recursion >= maxRecursion ||
    run.depth >= run.limits.nodeDepth
  ) {
    return unknown;
  }
  run.host.onEnter?.(fn.node);
  const scope = new Scope(fn.scope, fn.scope.file);
  const arrow = fn.node.type === 'ArrowFunctionExpression';
  const frame = {
    name: fn.name,
    node: fn.node,
    file: fn.scope.file,
    site,
    result: undefined as Value | undefined,
    self: arrow ? run.frame?.self ?? fn.self : fn.self,
    level: run.weak,
  };
  if (arrow && fn.self) frame.self = fn.self;
  run.stack.push(frame);
  try {
    const given = fn.before ? [...fn.before, ...args] : args;
    bindParameters(run, fn, given, scope, missing);
    if (fn.node.body.type === 'BlockStatement') {
      executeBody(run, fn.node.body, scope);
      return frame.result ?? nothing;
    }
    return evaluate(run, fn.node.body, scope);
  } finally {
    run.stack.pop();
  }
}

function bindParameters(
  run: Interpreter,
  fn: FunctionValue,
  args: Value[],
  scope: Scope,
  missing: Value,
): void {
  if (fn.node.type !== 'ArrowFunctionExpression') {
    scope.declare(
      'arguments',
      array([...args], missing.t === 'unknown'),
      run.weak,
    );
  }
  if (fn.node.type === 'FunctionExpression' && fn.node.id) {
    scope.declare(fn.node.id.name, fn, run.weak);
  }
  for (const [index, param] of fn.node.params.entries()) {
    if (param.type === 'RestElement') {
      const rest = array(args.slice(index), missing.t === 'unknown');
      bindPattern(run, param.argument, rest, scope, 'declare');
    } else if (param.type === 'TSParameterProperty') {
      const value = args[index] ?? missing;
      bindPattern(run, param.parameter, value, scope, 'declare');
      const inner =
        param.parameter.type === 'AssignmentPattern'
          ? param.parameter.left
          : param.parameter;
      if (inner.type === 'Identifier' && fn.self?.t === 'object') {
        fn.self.props.set(inner.name, scope.own(inner.name)?.value ?? unknown);
      }
    } else {
      bindPattern(run, param, args[index] ?? missing, scope, 'declare');
    }
  }
}

/** `new callee(...args)`. */
export function construct(
  run: Interpreter,
  callee: Value,
  args: Value[],
  site: CallSite,
): Value {
  if (callee.t === 'union') {
    return join(callee.of.map(one => construct(run, one, args, site)));
  }
  if (callee.t === 'native') {
    return (callee.construct ?? callee.call)(args, site);
  }
  if (callee.t === 'class') {
    const made = object();
    made.cls = callee;
    made.level = run.weak;
    initialise(run, callee, made, args, site);
    return made;
  }
  if (callee.t === 'function') {
    const made = object();
    made.level = run.weak;
    const proto = callee.props.get('prototype');
    if (proto?.t === 'object') {
      for (const [name, value] of proto.props) made.props.set(name, value);
      for (const value of made.props.values()) {
        if (value.t === 'function') value.self = made;
      }
    }
    const result = invoke(run, { ...callee, self: made }, args, site);
    return result.t === 'object' ? result : made;
  }
  return callUnknown(run, args, site);
}

/** Fields and constructor of a class, from the top of its ancestry. */
export function initialise(
  run: Interpreter,
  cls: ClassValue,
  made: ObjectValue,
  args: Value[],
  site: CallSite,
): void {
  run.step();
  const own = cls.methods.get('constructor');
  const { parent } = cls;
  if (!own && parent?.t === 'class') initialise(run, parent, made, args, site);
  if (parent && parent.t !== 'class') made.open = true;
  initialiseFields(run, cls, made);
  if (own) invoke(run, { ...own, self: made }, args, site);
}

function initialiseFields(
  run: Interpreter,
  cls: ClassValue,
  made: ObjectValue,
): void {
  for (const member of cls.node.body.body) {
    if (
      (member.type === 'ClassProperty' && !member.static) ||
      member.type === 'ClassPrivateProperty'
    ) {
      const name = memberName(member.key);
      if (name === undefined) continue;
      const scope = new Scope(cls.scope, cls.scope.file);
      run.stack.push({
        name: cls.name,
        node: member,
        file: cls.scope.file,
        site: null,
        result: undefined,
        self: made,
        level: run.weak,
      });
      try {
        made.props.set(
          name,
          member.value ? evaluate(run, member.value, scope) : nothing,
        );
      } finally {
        run.stack.pop();
      }
    }
  }
}

export function memberName(key: t.Node): string | undefined {
  switch (key.type) {
    case 'Identifier':
      return key.name;
    case 'PrivateName':
      return `#${key.id.name}`;
    case 'StringLiteral':
      return key.value;
    case 'NumericLiteral':
      return String(key.value);
    default:
      return undefined;
  }
}

export function functionValue(
  run: Interpreter,
  node: FunctionNode,
  scope: Scope,
  name: string,
): FunctionValue {
  return {
    t: 'function',
    node,
    name,
    scope,
    self:
      node.type === 'ArrowFunctionExpression' ? run.frame?.self ?? null : null,
    home: null,
    props: new Map(),
  };
}

export function classValue(
  run: Interpreter,
  node: t.Class,
  scope: Scope,
  name: string,
): ClassValue {
  const parent = node.superClass ? evaluate(run, node.superClass, scope) : null;
  const cls: ClassValue = {
    t: 'class',
    name,
    node,
    scope: new Scope(scope, scope.file),
    parent,
    methods: new Map(),
    getters: new Map(),
    statics: new Map(),
  };
  cls.scope.declare(name, cls, run.weak);
  for (const member of node.body.body) {
    if (member.type === 'ClassMethod' || member.type === 'ClassPrivateMethod') {
      const key = memberName(member.key);
      if (key === undefined) continue;
      const fn = functionValue(run, member, cls.scope, `${name}.${key}`);
      fn.home = cls;
      if (member.static) cls.statics.set(key, { ...fn, self: cls });
      else if (member.kind === 'get') cls.getters.set(key, fn);
      else if (member.kind !== 'set') cls.methods.set(key, fn);
    } else if (member.type === 'ClassProperty' && member.static) {
      const key = memberName(member.key);
      if (key !== undefined && member.value) {
        cls.statics.set(key, evaluate(run, member.value, cls.scope));
      }
    }
  }
  return cls;
}

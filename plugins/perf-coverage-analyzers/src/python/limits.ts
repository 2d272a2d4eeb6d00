import {
  Threshold,
  ThresholdUnit,
} from 'backstage-plugin-perf-coverage-common';
import {
  Argument,
  dottedName,
  Expr,
  FunctionDef,
  lastName,
  Param,
  Stmt,
  statementsIn,
  expressionsIn,
  expressionsOf,
} from './ast';
import {
  functionOf,
  statOfName,
  TimedParams,
  TimeUnit,
  Timing,
  timingOf,
  unitOfName,
} from './timing';
import { localsOf } from './locals';
import { Value } from './value';
import { evaluate, Scope } from './values';
import { wordsOf } from './words';

/** How many helpers deep an assertion is followed. */
const maxHelperDepth = 3;

interface Place {
  scope: Scope;
  timed: TimedParams;
  /** Where a helper asserts: the call in the test. */
  at: { line: number; expression: string } | null;
  depth: number;
  /** Helpers that may still be looked into for one test. */
  fuel: { helpers: number };
}

/** A limit and whether the clock was followed to it or names alone tell. */
export interface Limit {
  threshold: Threshold;
  by: Timing['by'];
}

/**
 * The time limits that a function asserts: comparisons of a measured time with
 * a known number, by `assert`, `unittest`, `if … fail`, and through helpers of
 * the tree. Lower bounds are no limits.
 */
export function limitsOf(definition: FunctionDef, scope: Scope): Limit[] {
  const inside = { ...scope, locals: localsOf(definition.body) };
  return limitsIn(definition.body, {
    scope: inside,
    timed: new Map(),
    at: null,
    depth: 0,
    fuel: { helpers: 500 },
  });
}

function limitsIn(body: readonly Stmt[], place: Place): Limit[] {
  const limits: Limit[] = [];
  for (const stmt of statementsIn(body)) {
    if (stmt.type === 'assert') {
      limits.push(...comparisons(stmt.test, stmt.message, place, false));
    } else if (stmt.type === 'if') {
      for (const branch of stmt.branches) {
        if (branch.body.some(isFailure)) {
          limits.push(...comparisons(branch.test, null, place, true));
        }
      }
    }
    for (const expr of expressionsOf(stmt).flatMap(expressionsIn)) {
      if (expr.type === 'call') {
        limits.push(...limitsOfCall(expr, place));
      }
    }
  }
  return limits;
}

function isFailure(stmt: Stmt): boolean {
  if (stmt.type === 'raise' && stmt.value) {
    const name =
      stmt.value.type === 'call'
        ? dottedName(stmt.value.callee)
        : dottedName(stmt.value);
    return name === 'AssertionError';
  }
  return (
    stmt.type === 'expression' &&
    stmt.value.type === 'call' &&
    ['pytest.fail', 'self.fail', 'fail'].includes(
      dottedName(stmt.value.callee) ?? '',
    )
  );
}

const flipped: Record<string, string> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
const negated: Record<string, string> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

function comparisons(
  test: Expr,
  message: Expr | null,
  place: Place,
  negate: boolean,
): Limit[] {
  if (test.type === 'bool' && test.op === (negate ? 'or' : 'and')) {
    return [
      ...comparisons(test.left, message, place, negate),
      ...comparisons(test.right, message, place, negate),
    ];
  }
  if (test.type === 'unary' && test.op === 'not') {
    return comparisons(test.operand, message, place, !negate);
  }
  if (test.type === 'call' && lastName(test.callee) === 'all' && !negate) {
    const inner = test.args[0]?.value;
    if (inner?.type === 'comprehension' && inner.element.type === 'compare') {
      const timed = new Map(place.timed);
      for (const clause of inner.clauses) {
        const timing = timingOf(clause.iterable, place.scope, place.timed);
        if (timing && clause.target.type === 'name') {
          timed.set(clause.target.name, { ...timing, stat: 'max' });
        }
      }
      return comparisons(
        inner.element,
        message,
        { ...place, timed },
        false,
      ).map(limit => ({
        ...limit,
        threshold: { ...limit.threshold, stat: 'max' },
      }));
    }
    return [];
  }
  if (test.type !== 'compare') {
    return [];
  }
  const limits: Limit[] = [];
  let left = test.left;
  for (const { op, right } of test.links) {
    const wanted = negate ? negated[op] : op;
    let limit: Limit | undefined;
    if (wanted === '<' || wanted === '<=') {
      limit = limitOf(left, wanted, right, message, test, place);
    } else if (wanted === '>' || wanted === '>=') {
      limit = limitOf(right, flipped[wanted], left, message, test, place);
    }
    if (limit) {
      limits.push(limit);
    }
    left = right;
  }
  return limits;
}

function limitOf(
  measured: Expr,
  operator: string,
  bound: Expr,
  message: Expr | null,
  whole: Expr,
  place: Place,
): Limit | undefined {
  const timing = timingOf(measured, place.scope, place.timed);
  if (!timing || timingOf(bound, place.scope, place.timed)?.by === 'flow') {
    return undefined;
  }
  const value = numberOf(evaluate(bound, place.scope));
  if (value === undefined) {
    return undefined;
  }
  const { module } = place.scope;
  const isDuration =
    typeof evaluate(bound, place.scope) === 'object' ? ('s' as const) : null;
  const unit =
    isDuration ??
    timing.unit ??
    unitOfExpr(measured) ??
    unitOfExpr(bound) ??
    unitOfMessage(message, module.source) ??
    unitOfComment(module.source, whole.to, value) ??
    unitOfDefinition(bound, place.scope, value);
  return limitWith(
    { ...timing, unit },
    operator,
    value,
    place.at ?? {
      line: module.lineOf(whole.from),
      expression: written(module.source, whole),
    },
  );
}

/** The number of a limit; a `timedelta` in seconds. */
function numberOf(value: Value | undefined): number | undefined {
  if (typeof value === 'number') {
    return value;
  }
  return typeof value === 'object' && value?.kind === 'duration'
    ? value.seconds
    : undefined;
}

const toMilliseconds: Record<string, number> = { us: 1e-3, ns: 1e-6 };

function limitWith(
  timing: Timing,
  operator: string,
  value: number,
  at: { line: number; expression: string },
): Limit {
  const { unit } = timing;
  const factor = unit === null ? undefined : toMilliseconds[unit];
  const known: ThresholdUnit | null =
    factor === undefined ? (unit as 's' | 'ms' | null) : 'ms';
  return {
    by: timing.by,
    threshold: {
      metric: 'duration',
      stat: timing.stat ?? 'value',
      operator,
      value:
        factor === undefined ? value : Number((value * factor).toPrecision(12)),
      unit: known,
      selector: {},
      expression: at.expression,
      valid: true,
      line: at.line,
    },
  };
}

/** An expression as written, on one line. */
function written(source: string, expr: Expr): string {
  return source.slice(expr.from, expr.to).replace(/\s+/g, ' ').slice(0, 300);
}

function unitOfExpr(expr: Expr): TimeUnit {
  for (const part of expressionsIn(expr)) {
    const name =
      part.type === 'name' || part.type === 'attribute' ? part.name : null;
    const key =
      part.type === 'index' && part.index.type === 'string'
        ? part.index.value
        : null;
    const unit = unitOfName(key ?? name ?? '');
    if (unit) {
      return unit;
    }
  }
  return null;
}

/** `f"took {elapsed:.2f}s"`: the unit that stands behind a hole of the message. */
function unitOfMessage(message: Expr | null, source: string): TimeUnit {
  if (message?.type !== 'format') {
    return null;
  }
  for (let i = 0; i + 1 < message.parts.length; i += 1) {
    const part = message.parts[i];
    const behind = message.parts[i + 1];
    if (typeof part !== 'string' && typeof behind === 'string') {
      const scaledBy = /\*\s*1_?000\b|\*\s*1e3\b/.test(
        source.slice(part.from, part.to),
      );
      const unit = /^\s?(ms|s|sec|secs|seconds|milliseconds)\b/.exec(
        behind,
      )?.[1];
      if (unit) {
        const said = unit.startsWith('m') ? 'ms' : 's';
        return said === 'ms' && scaledBy ? 's' : said;
      }
    }
  }
  return null;
}

/** Unit of a comment on the line: `# seconds`, or `# 500ms` where the number is the same. */
function unitOfComment(
  source: string,
  offset: number,
  value: number,
): TimeUnit {
  const end = source.indexOf('\n', offset);
  const rest = source.slice(
    offset,
    Math.min(end < 0 ? source.length : end, offset + 300),
  );
  const hash = rest.indexOf('#');
  if (hash < 0) {
    return null;
  }
  const comment = rest.slice(hash + 1);
  const quantity =
    /(\d+(?:\.\d+)?)\s?(ms|milliseconds?|seconds?|secs?|s|us|µs|microseconds?)\b/i.exec(
      comment,
    );
  if (quantity) {
    const unit = unitWord(quantity[2]);
    const said = Number(quantity[1]);
    const inSeconds = { s: 1, ms: 1e-3, us: 1e-6, ns: 1e-9 }[unit];
    for (const candidate of ['s', 'ms', 'us'] as const) {
      const factor = { s: 1, ms: 1e-3, us: 1e-6 }[candidate];
      if (Math.abs(value * factor - said * inSeconds) < 1e-9 + said * 1e-9) {
        return candidate;
      }
    }
    return null;
  }
  const word = /\b(ms|milliseconds?|seconds?|secs?|microseconds?)\b/i.exec(
    comment,
  )?.[1];
  return word ? unitWord(word) : null;
}

function unitWord(word: string): 's' | 'ms' | 'us' {
  const lower = word.toLocaleLowerCase('en');
  if (lower.startsWith('ms') || lower.startsWith('milli')) {
    return 'ms';
  }
  return lower.startsWith('s') ? 's' : 'us';
}

/** Unit by the comment beside the constant that the limit is made of. */
function unitOfDefinition(bound: Expr, scope: Scope, value: number): TimeUnit {
  for (const part of expressionsIn(bound)) {
    if (part.type === 'name') {
      const local = scope.locals.get(part.name)?.[0];
      if (local?.kind === 'value') {
        const unit =
          unitOfComment(scope.module.source, local.value.to, value) ??
          unitOfDefinition(local.value, { ...scope, locals: new Map() }, value);
        if (unit) {
          return unit;
        }
      }
      const found = scope.project.lookup(scope.module, part.name);
      if (found?.binding.kind === 'value') {
        const [first] = found.binding.values;
        const own = first.type === 'number' ? first.value : value;
        const unit = unitOfComment(found.module.source, first.to, own);
        if (unit) {
          return unit;
        }
      }
    }
  }
  return null;
}

const unittestOperators: Record<string, string> = {
  assertLess: '<',
  assertLessEqual: '<=',
  assertGreater: '>',
  assertGreaterEqual: '>=',
};

function limitsOfCall(
  call: Extract<Expr, { type: 'call' }>,
  place: Place,
): Limit[] {
  const name = lastName(call.callee) ?? '';
  const [first, second] = call.args;
  const op = Object.hasOwn(unittestOperators, name)
    ? unittestOperators[name]
    : undefined;
  if (op && first && second) {
    const test: Expr = {
      type: 'compare',
      left: first.value,
      links: [{ op, right: second.value }],
      from: call.from,
      to: call.to,
    };
    return comparisons(test, call.args[2]?.value ?? null, place, false);
  }
  if (name === 'assertTrue' && first) {
    return comparisons(first.value, second?.value ?? null, place, false);
  }
  const helper = functionOf(call.callee, place.scope);
  if (helper && place.depth < maxHelperDepth && place.fuel.helpers > 0) {
    place.fuel.helpers -= 1;
    return limitsOfHelper(call, helper, place);
  }
  return helper ? [] : limitsByName(call, place);
}

/** Arguments of a call by the names of the parameters. */
export function bindArguments(
  params: readonly Param[],
  args: readonly Argument[],
  method: boolean,
): Map<string, Expr> {
  const bound = new Map<string, Expr>();
  const open = params.filter(param => param.star === '').slice(method ? 1 : 0);
  const positional = open.filter(param => !param.keywordOnly);
  let at = 0;
  for (const arg of args) {
    if (arg.star !== '') {
      break;
    }
    if (arg.name !== null) {
      bound.set(arg.name, arg.value);
    } else if (positional[at]) {
      bound.set(positional[at].name, arg.value);
      at += 1;
    }
  }
  for (const param of open) {
    if (param.default && !bound.has(param.name)) {
      bound.set(param.name, param.default);
    }
  }
  return bound;
}

function limitsOfHelper(
  call: Extract<Expr, { type: 'call' }>,
  helper: { definition: FunctionDef; scope: Scope },
  place: Place,
): Limit[] {
  const { definition, scope } = helper;
  const isMethod =
    call.callee.type === 'attribute' &&
    ['self', 'cls'].includes(definition.params[0]?.name ?? '');
  const bound = new Map<string, Value | undefined>();
  const timed = new Map<string, Timing>();
  for (const [param, value] of bindArguments(
    definition.params,
    call.args,
    isMethod,
  )) {
    bound.set(param, evaluate(value, place.scope));
    const timing = timingOf(value, place.scope, place.timed);
    if (timing) {
      timed.set(param, {
        ...timing,
        unit: timing.unit ?? unitOfExpr(value) ?? unitOfName(param),
      });
    }
  }
  const { module } = place.scope;
  const limits = limitsIn(definition.body, {
    scope: { ...scope, locals: localsOf(definition.body), bound },
    timed,
    at: place.at ?? {
      line: module.lineOf(call.from),
      expression: written(module.source, call),
    },
    depth: place.depth + 1,
    fuel: place.fuel,
  });
  return limits.map(item => ({
    ...item,
    threshold: {
      ...item.threshold,
      unit: item.threshold.unit ?? unitOfArguments(call, place),
    },
  }));
}

/** The unit beside the constants that a helper is called with. */
function unitOfArguments(
  call: Extract<Expr, { type: 'call' }>,
  place: Place,
): 's' | 'ms' | null {
  for (const arg of call.args) {
    const value = evaluate(arg.value, place.scope);
    const unit =
      typeof value === 'number'
        ? unitOfName(arg.name ?? '') ??
          unitOfExpr(arg.value) ??
          unitOfDefinition(arg.value, place.scope, value)
        : null;
    if (unit === 's' || unit === 'ms') {
      return unit;
    }
  }
  return null;
}

const asserting = new Set(['assert', 'check', 'verify', 'expect', 'ensure']);
const ofTime = new Set([
  'performance',
  'perf',
  'duration',
  'latency',
  'elapsed',
  'time',
  'timing',
  'faster',
  'within',
  'speed',
  'sla',
]);

/** A helper that the tree does not show, such as a fixture's method: by its name. */
function limitsByName(
  call: Extract<Expr, { type: 'call' }>,
  place: Place,
): Limit[] {
  const name = lastName(call.callee) ?? '';
  const words = wordsOf(name);
  if (!asserting.has(words[0] ?? '') || !words.some(word => ofTime.has(word))) {
    return [];
  }
  const numbers = call.args.flatMap(arg => {
    const value =
      arg.star === '' && !timingOf(arg.value, place.scope, place.timed)
        ? numberOf(evaluate(arg.value, place.scope))
        : undefined;
    return value === undefined ? [] : [{ arg, value }];
  });
  const chosen =
    numbers.find(
      ({ arg }) =>
        arg.name && /max|limit|threshold|within|budget|under/.test(arg.name),
    ) ?? numbers.find(({ arg }) => arg.name === null);
  if (!chosen) {
    return [];
  }
  const measured = call.args.find(arg =>
    timingOf(arg.value, place.scope, place.timed),
  );
  const timing = measured && timingOf(measured.value, place.scope, place.timed);
  const { module } = place.scope;
  const unit =
    timing?.unit ??
    unitOfName(chosen.arg.name ?? '') ??
    unitOfExpr(chosen.arg.value) ??
    unitOfName(name) ??
    unitOfComment(module.source, call.to, chosen.value) ??
    unitOfDefinition(chosen.arg.value, place.scope, chosen.value);
  return [
    limitWith(
      {
        unit,
        stat: timing?.stat ?? statOfName(name),
        by: timing?.by ?? 'name',
      },
      '<=',
      chosen.value,
      place.at ?? {
        line: module.lineOf(call.from),
        expression: written(module.source, call),
      },
    ),
  ];
}

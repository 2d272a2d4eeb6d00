import { SourceRequest } from 'backstage-plugin-perf-coverage-common';
import {
  Argument,
  callsIn,
  dottedName,
  Expr,
  FunctionDef,
  lastName,
  Stmt,
  statementsIn,
} from './ast';
import { bindArguments } from './parameters';
import { PythonModule, PythonProject } from './project';
import { pathTemplate, textsOf } from './template';
import { ancestorsOf, functionOf } from './definitions';
import { localsOf } from './locals';
import { hole, Value } from './value';
import { moduleScope, Scope } from './scope';
import { evaluate } from './values';
import { wordsOf } from './words';

const verbs = new Set([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'head',
  'options',
]);

/** Words of names of what sends HTTP requests. */
const senders = new Set([
  'client',
  'session',
  'http',
  'httpx',
  'requests',
  'api',
  'api1',
  'browser',
  'conn',
  'connection',
  'app',
  'rest',
]);

const maxDepth = 4;
const maxVisits = 2_000;

type Call = Extract<Expr, { type: 'call' }>;

interface Visit {
  definition: { body: readonly Stmt[] };
  scope: Scope;
  via: string | null;
  depth: number;
  reachable: boolean;
}

/** Walks from functions into the helpers that they call. */
class RequestWalk {
  private readonly found = new Map<string, SourceRequest>();
  private readonly reached = new Set<object>();
  private visits = maxVisits;

  constructor(
    private readonly module: PythonModule,
    private readonly project: PythonProject,
  ) {}

  requests(): SourceRequest[] {
    return [...this.found.values()];
  }

  hasReached(definition: FunctionDef): boolean {
    return this.reached.has(definition);
  }

  start(definition: FunctionDef, owner: Scope['owner'], reachable: boolean) {
    const scope = {
      ...moduleScope(this.project, this.module, owner),
      locals: localsOf(definition.body),
    };
    this.visit({ definition, scope, via: null, depth: 0, reachable });
  }

  private visit(place: Visit) {
    this.visits -= 1;
    if (this.visits < 0) {
      return;
    }
    this.reached.add(place.definition);
    for (const call of callsIn(place.definition.body, true)) {
      const sent = requestsOfCall(call, place.scope);
      for (const request of sent) {
        keep(this.found, {
          ...request,
          via: place.via,
          reachable: place.reachable,
        });
      }
      const helper = sent.length > 0 ? undefined : helperOf(call, place.scope);
      if (
        helper &&
        place.depth < maxDepth &&
        (!this.reached.has(helper.definition) || takesPath(helper.definition))
      ) {
        this.enter(call, helper, place);
      }
    }
  }

  private enter(
    call: Call,
    helper: { definition: FunctionDef; scope: Scope },
    place: Visit,
  ) {
    const method =
      call.callee.type === 'attribute' &&
      ['self', 'cls'].includes(helper.definition.params[0]?.name ?? '');
    const bound = new Map<string, Value | undefined>();
    for (const [name, value] of bindArguments(
      helper.definition.params,
      call.args,
      method,
    )) {
      bound.set(
        name,
        textsOf(value, place.scope)?.[0] ?? evaluate(value, place.scope),
      );
    }
    this.visit({
      definition: helper.definition,
      scope: {
        ...helper.scope,
        locals: localsOf(helper.definition.body),
        bound,
      },
      via: helper.definition.name,
      depth: place.depth + 1,
      reachable: place.reachable,
    });
  }
}

/**
 * The HTTP requests that a module's functions make, each with its path as far
 * as it can be known, through helper functions that take a path. Those of
 * `roots` and what these call can be reached; `null` means that all can.
 */
export function requestsOfModule(
  module: PythonModule,
  project: PythonProject,
  roots: ReadonlySet<FunctionDef> | null,
): SourceRequest[] {
  const walk = new RequestWalk(module, project);
  const functions = functionsOf(module);
  const isRoot = (definition: FunctionDef) =>
    roots === null || roots.has(definition) || isSetup(definition);
  for (const { definition, owner } of functions) {
    if (isRoot(definition)) {
      walk.start(definition, owner, true);
    }
  }
  for (const { definition, owner } of functions) {
    if (!isRoot(definition) && !walk.hasReached(definition)) {
      walk.start(definition, owner, false);
    }
  }
  return walk.requests();
}

function keep(found: Map<string, SourceRequest>, request: SourceRequest) {
  const key = `${request.file}:${request.line}:${request.method} ${request.path}`;
  const before = found.get(key);
  if (!before || (!before.reachable && request.reachable)) {
    found.set(key, request);
  }
}

/** Fixtures and set-up methods run with the tests. */
function isSetup(definition: FunctionDef): boolean {
  return (
    /^(setup|teardown|setUp|tearDown|on_start|on_stop|asyncSetUp)/.test(
      definition.name,
    ) ||
    definition.decorators.some(item =>
      /(^|\.)fixture$/.test(
        dottedName(item.type === 'call' ? item.callee : item) ?? '',
      ),
    )
  );
}

function takesPath(definition: FunctionDef): boolean {
  return definition.params.some(param =>
    /path|url|endpoint|route|uri|method/i.test(param.name),
  );
}

function functionsOf(module: PythonModule) {
  const functions: { definition: FunctionDef; owner: Scope['owner'] }[] = [];
  const add = (body: readonly Stmt[], owner: Scope['owner']) => {
    for (const stmt of statementsIn(body)) {
      if (stmt.type === 'function') {
        functions.push({ definition: stmt, owner });
      } else if (stmt.type === 'class' && functions.length < 20_000) {
        add(stmt.body, stmt);
      }
    }
  };
  add(module.body, null);
  return functions;
}

/** A helper of the tree, also one that a base class has. */
function helperOf(call: Call, scope: Scope) {
  const found = functionOf(call.callee, scope);
  if (found) {
    return found;
  }
  const { callee } = call;
  if (
    callee.type === 'attribute' &&
    callee.object.type === 'name' &&
    callee.object.name === 'self' &&
    scope.owner
  ) {
    for (const { module, definition } of ancestorsOf(scope.owner, scope)) {
      const method = definition.body.find(
        (stmt): stmt is FunctionDef =>
          stmt.type === 'function' && stmt.name === callee.name,
      );
      if (method) {
        return {
          definition: method,
          scope: moduleScope(scope.project, module, scope.owner),
        };
      }
    }
  }
  return undefined;
}

/** The requests that one call sends; several where its path is one of a list. */
export function requestsOfCall(
  call: Call,
  scope: Scope,
): Omit<SourceRequest, 'reachable' | 'via'>[] {
  const { callee, args } = call;
  if (callee.type !== 'attribute') {
    return [];
  }
  const name = callee.name;
  const isRequest = name === 'request' || name === 'stream';
  if (!verbs.has(name) && !isRequest) {
    return [];
  }
  const sender = lastName(
    callee.object.type === 'call' ? callee.object.callee : callee.object,
  );
  const words = wordsOf(sender ?? '');
  const sends =
    words.some(word => senders.has(word)) ||
    /^(requests|httpx)$/.test(dottedName(callee.object) ?? '');
  if (!sends) {
    return [];
  }
  const url = argument(args, isRequest ? 1 : 0, ['url', 'path']);
  if (!url) {
    return [];
  }
  const verb = isRequest
    ? textsOf(argument(args, 0, ['method']) ?? url, scope)?.[0]
    : name;
  const texts = textsOf(url, scope);
  if (
    !texts &&
    !words.some(word => ['client', 'requests', 'httpx'].includes(word))
  ) {
    // `session.get(key)`, `app.get(name)`: no telling what is got.
    return [];
  }
  const looksLikeUrl = (text: string) =>
    text === '' || text.startsWith(hole) || text.includes('/');
  const paths = (texts ?? [hole]).filter(looksLikeUrl).map(pathTemplate);
  const method = verb && /^[a-z]+$/i.test(verb) ? verb.toUpperCase() : '{}';
  return paths.map(derived => {
    const path = derived === '{}' ? groupName(args, scope) ?? '{}' : derived;
    return {
      method,
      path,
      resolved: path !== '{}' && method !== '{}',
      file: scope.module.path,
      line: scope.module.lineOf(call.from),
    };
  });
}

/**
 * The path that locust's `name="/rooms/[id]"` groups requests under: it speaks
 * for the path where the URL itself is not known.
 */
function groupName(args: readonly Argument[], scope: Scope): string | null {
  const name = args.find(arg => arg.name === 'name');
  const text = name && evaluate(name.value, scope);
  return typeof text === 'string' && text.startsWith('/')
    ? pathTemplate(
        text.replace(
          /\[[^\]/]{0,60}\]|\{[^}/]{0,60}\}|<[^>/]{0,60}>|(?<=\/):\w{1,60}/g,
          hole,
        ),
      )
    : null;
}

function argument(
  args: readonly Argument[],
  at: number,
  names: readonly string[],
): Expr | undefined {
  return (
    args.find(arg => arg.name !== null && names.includes(arg.name))?.value ??
    args.filter(arg => arg.name === null && arg.star === '')[at]?.value
  );
}

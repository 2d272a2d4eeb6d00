import { SourceRequest } from 'backstage-plugin-perf-coverage-common';
import { alternativesOf } from './alternatives';
import {
  Argument,
  callsIn,
  ClassDef,
  dottedName,
  FunctionDef,
  lastName,
  Stmt,
  statementsIn,
} from './ast';
import { givenArguments, within } from './called';
import { guardsOf, isReached } from './guards';
import { Callee, calleeOf } from './instances';
import { localsOf } from './locals';
import { PythonModule, PythonProject } from './project';
import { Call, requestsOfCall } from './requestCalls';
import { keepCommonBase } from '../requestBase';
import { moduleScope, Scope, Written } from './scope';
import { evaluate } from './values';

const maxDepth = 6;
const maxVisits = 3_000;
const maxCalls = 200_000;

/** A function that something outside of the module runs. */
export interface Root {
  definition: FunctionDef;
  module: PythonModule;
  owner: Scope['owner'];
  /** Class of the object that it runs on, where that is derived from `owner`. */
  self?: { module: PythonModule; definition: ClassDef } | null;
  /** What is given for its parameters. */
  args?: ReadonlyMap<string, Written>;
  /** Where its paths without a host go. */
  sentTo?: Pick<SourceRequest, 'base'>;
}

/** How the requests of a module are looked for. */
export interface RequestSearch {
  /** What runs; null where every function of the module may. */
  roots: readonly Root[] | null;
  /** Whether `client` in this module sends HTTP and nothing else. */
  clientOnly?: boolean;
}

interface Visit {
  body: readonly Stmt[];
  scope: Scope;
  via: string | null;
  depth: number;
  reachable: boolean;
  /** Whether functions inside of the body are its own. */
  inner: boolean;
}

/** Walks from functions into the helpers that they call. */
class RequestWalk {
  private readonly found = new Map<string, SourceRequest>();
  private readonly reached = new Set<object>();
  private readonly visited = new Set<string>();
  private visits = maxVisits;
  private calls = maxCalls;

  constructor(
    private readonly project: PythonProject,
    private readonly clientOnly: boolean,
  ) {}

  requests(): SourceRequest[] {
    return [...this.found.values()];
  }

  hasReached(definition: object): boolean {
    return this.reached.has(definition);
  }

  start(root: Root, reachable: boolean) {
    this.reached.add(root.definition);
    this.visit({
      body: root.definition.body,
      scope: {
        ...scopeOf(root, this.project),
        locals: localsOf(root.definition.body),
        args: root.args,
        sentTo: root.sentTo,
      },
      via: null,
      depth: 0,
      reachable,
      inner: true,
    });
  }

  /** What runs as soon as the module is imported. */
  startModule(module: PythonModule) {
    const scope = moduleScope(this.project, module);
    this.visit({
      body: module.body,
      scope,
      via: null,
      depth: 0,
      reachable: true,
      inner: false,
    });
  }

  private visit(place: Visit) {
    this.visits -= 1;
    if (this.visits < 0) {
      return;
    }
    for (const call of callsIn(place.body)) {
      this.calls -= 1;
      if (this.calls < 0) {
        return;
      }
      this.take(call, place);
      for (const handed of handedCalls(call, place.scope)) {
        this.take(handed, place);
      }
    }
    for (const stmt of place.inner ? statementsIn(place.body) : []) {
      // A function inside of this one that is handed on in a way not seen.
      if (stmt.type === 'function' && !this.reached.has(stmt)) {
        this.reached.add(stmt);
        this.visit({
          ...place,
          body: stmt.body,
          scope: within(place.scope, stmt),
          depth: place.depth + 1,
        });
      }
    }
  }

  private take(call: Call, place: Visit) {
    const guards = guardsOf(place.body, call.from);
    const isHere = (scope: Scope) =>
      isReached(guards, scope, place.scope, evaluate);
    const sent = requestsOfCall(call, place.scope, this.clientOnly, isHere);
    for (const request of sent) {
      this.keep({ ...request, via: place.via, reachable: place.reachable });
    }
    const helper =
      sent.length > 0 || place.depth >= maxDepth
        ? undefined
        : calleeOf(call.callee, place.scope);
    if (helper) {
      for (const scope of alternativesOf(
        call.args.map(arg => arg.value),
        place.scope,
      ).filter(isHere)) {
        this.enter(call, helper, scope, place);
      }
    }
  }

  private enter(call: Call, helper: Callee, scope: Scope, place: Visit) {
    const { definition } = helper;
    const args = givenArguments(call.args, helper, scope);
    const key = keyOf(definition, helper.scope, args, place);
    if (this.visited.has(key)) {
      return;
    }
    this.visited.add(key);
    this.reached.add(definition);
    this.visit({
      body: definition.body,
      scope: {
        ...within(helper.scope, definition),
        args,
        sentTo: scope.sentTo,
      },
      via: definition.name,
      depth: place.depth + 1,
      reachable: place.reachable,
      inner: true,
    });
  }

  private keep(request: SourceRequest) {
    const key = [
      `${request.file}:${request.line}:${request.method} ${request.path}`,
      request.graphql,
    ].join(' ');
    const before = this.found.get(key);
    if (!before || (!before.reachable && request.reachable)) {
      this.found.set(key, request);
    } else if (before.reachable === request.reachable) {
      keepCommonBase(before, request);
    }
  }
}

/** Methods of a base look methods and attributes up from the object's own class on. */
function scopeOf({ module, owner, self }: Root, project: PythonProject): Scope {
  return self && self.definition !== owner
    ? {
        ...moduleScope(project, module, self.definition),
        ownerModule: self.module,
        home: owner ?? undefined,
      }
    : moduleScope(project, module, owner);
}

/** What makes one visit of a function differ from another. */
function keyOf(
  definition: FunctionDef,
  scope: Scope,
  args: ReadonlyMap<string, Written>,
  { reachable, scope: { sentTo } }: Visit,
): string {
  const parts = [...args].map(([name, { expr, scope: at }]) => {
    const value = evaluate(expr, at);
    const told =
      value !== undefined && (value === null || typeof value !== 'object')
        ? JSON.stringify(value)
        : `${at.module.path}:${expr.type === 'name' ? expr.name : expr.from}`;
    return `${name}=${told}`;
  });
  const made = scope.made?.expr.from ?? '';
  const owner = scope.owner
    ? `${scope.ownerModule?.path ?? ''}:${scope.owner.from}`
    : '';
  return `${scope.module.path}:${
    definition.from
  }:${owner}:${made}:${reachable}:${JSON.stringify(sentTo)}:${parts.join('&')}`;
}

/**
 * The calls that are made with a function that is handed on: `submit(fetch, 1)`,
 * `benchmark(client.get, "/x")`, `Thread(target=fetch, args=(1,))`.
 */
function handedCalls(call: Call, scope: Scope): Call[] {
  const handed: Call[] = [];
  call.args.forEach((arg, at) => {
    const { value } = arg;
    if (
      arg.star !== '' ||
      !(value.type === 'name' || value.type === 'attribute')
    ) {
      return;
    }
    const sends = value.type === 'attribute' && isVerb(value.name);
    if (!sends && !calleeOf(value, scope)) {
      return;
    }
    const listed = call.args.find(item => item.name === 'args')?.value;
    const named = call.args.find(item => item.name === 'kwargs')?.value;
    const rest: Argument[] =
      listed?.type === 'tuple' || listed?.type === 'list'
        ? listed.items.map(item => ({ name: null, star: '', value: item }))
        : call.args.slice(at + 1).filter(item => item !== arg);
    if (named?.type === 'dict') {
      for (const { key, value: given } of named.entries) {
        if (key?.type === 'string') {
          rest.push({ name: key.value, star: '', value: given });
        }
      }
    }
    handed.push({
      type: 'call',
      callee: value,
      args: rest,
      from: call.from,
      to: call.to,
    });
  });
  return handed;
}

function isVerb(name: string): boolean {
  return /^(get|post|put|patch|delete|head|options|request)$/.test(name);
}

/**
 * The HTTP requests that a module's functions make, each with its path as far
 * as it can be known, through helpers, methods and functions that are handed
 * on. Those that the roots, set-up code and the module itself make can be
 * reached.
 */
export function requestsOfModule(
  module: PythonModule,
  project: PythonProject,
  search: RequestSearch,
): SourceRequest[] {
  const walk = new RequestWalk(project, search.clientOnly ?? false);
  const { roots } = search;
  const functions = functionsOf(module);
  const given = new Set(roots?.map(root => root.definition));
  const isRoot = (root: Root) =>
    roots === null || given.has(root.definition) || isSetup(root.definition);
  walk.startModule(module);
  for (const root of roots ?? []) {
    walk.start(root, true);
  }
  for (const root of functions) {
    if (isRoot(root) && !given.has(root.definition)) {
      walk.start(root, true);
    }
  }
  for (const root of functions) {
    if (!isRoot(root) && !walk.hasReached(root.definition)) {
      walk.start(root, false);
    }
  }
  return walk.requests();
}

/** Fixtures, set-up methods and listeners run with the tests. */
function isSetup(definition: FunctionDef): boolean {
  return (
    /^(setup|teardown|setUp|tearDown|on_start|on_stop|asyncSetUp|__init__$)/.test(
      definition.name,
    ) ||
    definition.decorators.some(item =>
      /(^|\.)(fixture|add_listener|listens_for)$/.test(
        dottedName(item.type === 'call' ? item.callee : item) ??
          lastName(item.type === 'call' ? item.callee : item) ??
          '',
      ),
    )
  );
}

function functionsOf(module: PythonModule): Root[] {
  const functions: Root[] = [];
  const add = (body: readonly Stmt[], owner: Scope['owner']) => {
    for (const stmt of statementsIn(body)) {
      if (stmt.type === 'function') {
        functions.push({ definition: stmt, module, owner });
      } else if (stmt.type === 'class' && functions.length < 20_000) {
        add(stmt.body, stmt);
      }
    }
  };
  add(module.body, null);
  return functions;
}

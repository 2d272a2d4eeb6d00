import { baseOf, keepCommonBase } from '../requestBase';
import type {
  SourceRequest,
  YamlPath,
} from 'backstage-plugin-perf-coverage-common';
import {
  asDocument,
  documentInUrl,
  documentsInBody,
  together,
} from '../graphql';
import { pathTemplate } from '../k6/urls';
import {
  ArtilleryScript,
  listOf,
  methods,
  Settings,
  settingsOf,
} from './script';
import {
  fillTemplate,
  hole,
  knownValues,
  templateName,
  Variables,
} from './templates';

/** Steps that are read of one script. */
const maxSteps = 50_000;
const maxRequests = 20_000;

/** A function of the processor that a script names. */
export interface NamedFunction {
  name: string;
  line: number;
}

/** What the flows of a script do. */
export interface FlowReading {
  requests: SourceRequest[];
  checks: string[];
  functions: NamedFunction[];
  /** A step has expectations. */
  expectsAt: number | null;
  truncated: boolean;
}

/** Settings in which functions of the processor are named. */
const hooks = [
  'beforeRequest',
  'afterResponse',
  'beforeScenario',
  'afterScenario',
  'testFunction',
  'flowFunction',
];

/** Engines whose flows send over HTTP; that of Socket.IO may do both. */
const httpEngines = new Set(['http', 'socketio', 'socketio-v3']);

/** What paths stand behind. */
export interface Target {
  /** The server's URL with its base path, without a slash at the end; holes where unknown. */
  url: string;
  /** The variable that it begins with. */
  variable: string | null;
}

class FlowReader {
  readonly reading: FlowReading = {
    requests: [],
    checks: [],
    functions: [],
    expectsAt: null,
    truncated: false,
  };
  private readonly requests = new Map<string, SourceRequest>();
  private readonly checks = new Set<string>();
  private readonly open = new Set<unknown>();
  private steps = 0;

  constructor(
    private readonly script: ArtilleryScript,
    private readonly target: Target,
    private readonly variables: Variables,
  ) {}

  read(): FlowReading {
    const { before, after, scenarios } = this.script;
    this.scenario(before, ['before'], true);
    for (const { settings, path } of scenarios ?? []) {
      this.scenario(settings, path, settings.get('weight') !== 0);
    }
    this.scenario(after, ['after'], true);
    this.reading.requests = [...this.requests.values()];
    this.reading.checks = [...this.checks];
    return this.reading;
  }

  private scenario(settings: Settings, path: YamlPath, runs: boolean): void {
    this.hooksOf(settings, path);
    const engine = settings.get('engine') ?? 'http';
    const name = settings.get('name');
    this.flow(settings.get('flow'), [...path, 'flow'], {
      variables: this.variables,
      isHttp: typeof engine === 'string' && httpEngines.has(engine),
      runs,
      via: typeof name === 'string' ? name : null,
    });
  }

  private flow(flow: unknown, path: YamlPath, context: FlowContext): void {
    if (!Array.isArray(flow)) return;
    // YAML's aliases make flows that hold themselves.
    if (this.open.has(flow)) return;
    this.open.add(flow);
    this.stepsOf(flow, path, context);
    this.open.delete(flow);
  }

  private stepsOf(
    flow: readonly unknown[],
    path: YamlPath,
    context: FlowContext,
  ): void {
    for (const [index, step] of flow.entries()) {
      this.steps += 1;
      if (this.steps > maxSteps) {
        this.reading.truncated = true;
        return;
      }
      this.step(settingsOf(step), [...path, index], context);
    }
  }

  private step(step: Settings, path: YamlPath, context: FlowContext): void {
    this.hooksOf(step, path);
    const called = step.get('function');
    if (typeof called === 'string') this.named(called, [...path, 'function']);
    for (const key of ['loop', 'parallel']) {
      if (step.has(key)) {
        this.flow(step.get(key), [...path, key], within(step, context));
      }
    }
    for (const [key, value] of step) {
      if (context.isHttp && methods.has(key)) {
        // `- get: "/path"` is short for `- get: { url: "/path" }`.
        const settings =
          typeof value === 'string'
            ? new Map([['url', value]])
            : settingsOf(value);
        this.request(key, settings, [...path, key], context);
      }
    }
  }

  private request(
    key: string,
    settings: Settings,
    path: YamlPath,
    context: FlowContext,
  ): void {
    this.hooksOf(settings, path);
    const url = settings.get('url') ?? settings.get('uri');
    const line = this.script.lineOf(path);
    const method = key.toUpperCase();
    const templates =
      typeof url === 'string' ? fillTemplate(url, context.variables) : [hole];
    const graphql = documentOf(settings);
    for (const text of templates) {
      const asked = graphql ?? documentInUrl(text);
      this.add({
        method,
        path: this.pathOf(text),
        reachable: context.runs,
        resolved: false,
        file: this.script.path,
        line,
        via: context.via,
        ...this.baseOf(text, typeof url === 'string' ? url : ''),
        ...(asked === undefined ? {} : { graphql: asked }),
      });
    }
    this.expectations(settings, path, `${method} ${String(url ?? '')}`);
  }

  private baseOf(text: string, written: string) {
    return text.startsWith('/')
      ? baseOf(this.target.url, this.target.variable)
      : baseOf(text, templateName(written));
  }

  /** What begins with a slash stands behind the target (engine_http, maybePrependBase). */
  private pathOf(url: string): string {
    const whole = url.startsWith('/') ? `${this.target.url}${url}` : url;
    return pathTemplate(whole);
  }

  private add(request: SourceRequest): void {
    const { method, path, line } = request;
    const key = `${line} ${method} ${path}`;
    const known = this.requests.get(key);
    if (known) {
      known.reachable ||= request.reachable;
      keepCommonBase(known, request);
    } else if (this.requests.size < maxRequests) {
      this.requests.set(key, { ...request, resolved: path !== '{}' });
    } else {
      this.reading.truncated = true;
    }
  }

  /** Expectations of the plugin expect, and those of `match` of old scripts. */
  private expectations(
    settings: Settings,
    path: YamlPath,
    request: string,
  ): void {
    const name = settings.get('name');
    const subject = typeof name === 'string' ? name : request;
    for (const expected of listOf(settings.get('expect'))) {
      this.reading.expectsAt ??= this.script.lineOf([...path, 'expect']);
      for (const [kind, value] of settingsOf(expected)) {
        this.checks.add(`${subject}: ${kind} ${short(value)}`);
      }
    }
    for (const matched of listOf(settings.get('match'))) {
      const wanted = settingsOf(matched);
      this.checks.add(`${subject}: match ${short(wanted.get('value'))}`);
    }
  }

  private hooksOf(settings: Settings, path: YamlPath): void {
    for (const hook of hooks) {
      for (const name of listOf(settings.get(hook))) {
        if (typeof name === 'string') this.named(name, [...path, hook]);
      }
    }
  }

  private named(name: string, path: YamlPath): void {
    const { functions } = this.reading;
    if (functions.length < maxRequests) {
      functions.push({ name, line: this.script.lineOf(path) });
    }
  }
}

interface FlowContext {
  variables: Variables;
  isHttp: boolean;
  runs: boolean;
  via: string | null;
}

/** A loop over paths has each of them in turn; `count: 0` never runs. */
function within(step: Settings, context: FlowContext): FlowContext {
  const values = knownValues(step.get('over'));
  const element =
    typeof step.get('loopValue') === 'string'
      ? String(step.get('loopValue'))
      : '$loopElement';
  return {
    ...context,
    runs: context.runs && step.get('count') !== 0,
    variables: values
      ? new Map([...context.variables, [element, values]])
      : context.variables,
  };
}

/** The GraphQL document of `json: { query }`, of a body, or of the query `qs`. */
function documentOf(settings: Settings): string | undefined {
  for (const key of ['json', 'qs', 'form']) {
    // A list is a batch.
    const queries = listOf(settings.get(key)).flatMap(one => {
      const query = settingsOf(one).get('query');
      return typeof query === 'string'
        ? asDocument(withHoles(query)) ?? []
        : [];
    });
    if (queries.length > 0) return together(queries);
  }
  const body = settings.get('body');
  return typeof body === 'string'
    ? documentsInBody(withHoles(body))
    : undefined;
}

function withHoles(text: string): string {
  return text.replace(/\{\{[^{}]{0,500}\}\}/g, hole);
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (text ?? '').slice(0, 80);
}

/**
 * The requests, checks and functions of a script's scenarios and of what runs
 * before and after them.
 *
 */
export function readFlows(
  script: ArtilleryScript,
  target: Target,
  variables: Variables,
): FlowReading {
  return new FlowReader(script, target, variables).read();
}

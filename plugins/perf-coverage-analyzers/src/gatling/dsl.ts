import {
  alternatives,
  CallSite,
  native,
  NativeValue,
  object,
  Place,
  settled,
  textOf,
  unknown,
  Value,
} from '../javascript';
import {
  asDocument,
  documentsInBody,
  documentsOf,
  textWithHoles,
} from '../graphql';
import { Deferred, durationSeconds } from '../jvm';
import {
  Chain,
  emptyChain,
  GatlingAssertion,
  GatlingRecorder,
  GatlingRequest,
  GatlingScenario,
  InjectionStep,
  mergeChains,
  Population,
  SetUp,
} from './model';
import { Frame, origin } from './origin';

/** What the builders need of the reading that uses them. */
export interface DslContext {
  recorder: GatlingRecorder;
  call(fn: Value, args: Value[], site: CallSite): Value;
  frames(): readonly Frame[];
  /** What runs now is what a run without properties reaches. */
  lean(): boolean;
  /** The text of a file that holds a body; undefined where it is not known. */
  body?(name: string, from: string): string | undefined;
}

/** What a value of the DSL is. */
export type DslHost =
  | { is: 'chain'; chain: Chain }
  | { is: 'scenario'; chain: Chain; scenario: GatlingScenario }
  | { is: 'named'; place: Place }
  | { is: 'request'; chain: Chain; request: GatlingRequest }
  | { is: 'population'; population: Population }
  | { is: 'injection'; step: InjectionStep }
  | { is: 'throttle'; name: string; args: Value[]; rest: Map<string, Value> }
  | { is: 'assertion'; assertion: GatlingAssertion }
  | { is: 'check'; label: string }
  | { is: 'protocol'; base: Value | null }
  | { is: 'setup'; setUp: SetUp }
  | { is: 'feeder' }
  | { is: 'body'; kind: 'text' | 'file'; text: Value | undefined };

export class DslValue {
  constructor(readonly state: DslHost) {}
}

/** The builders that a value is, over its alternatives, lists and records. */
export function dslOf(value: Value, depth = 0): DslHost[] {
  if (depth > 8) return [];
  const found: DslHost[] = [];
  for (const one of alternatives(value)) {
    if (one.t === 'native') {
      if (one.host instanceof DslValue) found.push(one.host.state);
      if (one.host instanceof Deferred) {
        found.push(...dslOf(one.host.value(), depth + 1));
      }
    } else if (one.t === 'array') {
      for (const item of one.items) found.push(...dslOf(item, depth + 1));
    } else if (one.t === 'object' && one.host === undefined && !one.cls) {
      for (const item of one.props.values()) {
        found.push(...dslOf(item, depth + 1));
      }
    }
  }
  return found;
}

/** The chains among values. */
export function chainsOf(values: Value[]): Chain[] {
  return values.flatMap(value =>
    dslOf(value).flatMap(one =>
      one.is === 'chain' || one.is === 'scenario' || one.is === 'request'
        ? [one.chain]
        : [],
    ),
  );
}

function populationsOf(values: Value[]): Population[] {
  return values.flatMap(value =>
    dslOf(value).flatMap(one =>
      one.is === 'population' ? [one.population] : [],
    ),
  );
}

/**
 * What is handed to `setUp`: of alternatives the one that a run without
 * settings takes, else the first, and beside it the others.
 */
function chosenPopulations(
  value: Value,
  depth = 0,
): { chosen: Population[]; others: Population[] } {
  const options = alternatives(value);
  const isPreferred = value.t === 'union' && value.preferred;
  const pick = isPreferred
    ? options[0]
    : options.find(one => populationsOf([one]).length > 0) ?? options[0];
  const others = populationsOf(options.filter(one => one !== pick));
  if (depth > 8 || pick?.t !== 'array') {
    return { chosen: pick ? populationsOf([pick]) : [], others };
  }
  const items = pick.items.map(one => chosenPopulations(one, depth + 1));
  return {
    chosen: items.flatMap(one => one.chosen),
    others: [...others, ...items.flatMap(one => one.others)],
  };
}

const openSteps = new Set([
  'atOnceUsers',
  'rampUsers',
  'constantUsersPerSec',
  'rampUsersPerSec',
  'stressPeakUsers',
  'heavisideUsers',
  'incrementUsersPerSec',
  'splitUsers',
]);
const closedSteps = new Set([
  'constantConcurrentUsers',
  'rampConcurrentUsers',
  'incrementConcurrentUsers',
]);
const throttleSteps = new Set(['reachRps', 'holdFor', 'jumpToRps']);
const feeders = new Set([
  'csv',
  'ssv',
  'tsv',
  'separatedValues',
  'jsonFile',
  'jsonUrl',
  'sitemap',
  'arrayFeeder',
  'listFeeder',
  'jdbcFeeder',
]);
const fileFeeders = /^(?:csv|ssv|tsv|separatedValues|jsonFile|sitemap)$/;
const checkStarts = new Set(
  (
    'status header headerRegex currentLocation currentLocationRegex bodyString bodyBytes ' +
    'bodyLength bodyStream substring regex xpath css form jsonPath jmesPath jsonpJsonPath ' +
    'jsonpJmesPath responseTimeInMillis responseTimeInMs md5 sha1 latencyInMillis statusCode ' +
    'statusDescription message'
  ).split(' '),
);
const chainStarts = new Set(
  (
    'exec execIf group repeat foreach forever during forDuring asLongAs asLongAsDuring doWhile ' +
    'doWhileDuring doIf doIfEquals doIfOrElse doIfEqualsOrElse doSwitch doSwitchOrElse ' +
    'randomSwitch randomSwitchOrElse uniformRandomSwitch roundRobinSwitch tryMax ' +
    'exitBlockOnFail exitHere exitHereIf exitHereIfFailed stopInjector stopInjectorIf ' +
    'crashInjector feed pause pace rendezVous flattenMapIntoAttributes dummy'
  ).split(' '),
);
const protocols = new Set(
  'http ws sse grpc jms mqtt websocket kafka jdbc amqp'.split(' '),
);
const methods: Record<string, string> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  head: 'HEAD',
  options: 'OPTIONS',
};

/** Names of Gatling's DSL that start something. */
export const dslNames: readonly string[] = [
  ...openSteps,
  ...closedSteps,
  ...throttleSteps,
  ...feeders,
  ...checkStarts,
  ...chainStarts,
  ...protocols,
  'nothingFor',
  'scenario',
  'setUp',
  'global',
  'forAll',
  'details',
  'StringBody',
  'RawFileBody',
  'ElFileBody',
  'PebbleFileBody',
  'PebbleStringBody',
  'percent',
  'Choice',
];

/** Objects that only hold the names of the DSL. */
const holders =
  /^(?:CoreDsl|HttpDsl|GrpcDsl|Predef|JmsDsl|MqttDsl|OpenInjectionStep|ClosedInjectionStep|ThrottleStep|ChainBuilder|ScenarioBuilder|Gatling)$/;

const bodies = /^(?:String|RawFile|ElFile|PebbleFile|PebbleString)Body$/;

const conditions =
  /^(?:lt|lte|gt|gte|is|in|between|around|deviatesAround|lessThan|lessThanOrEqual|greaterThan|greaterThanOrEqual)$/;

/** A place that no source has, for what is built without a call. */
const nowhere: Place = { file: '', line: 1, offset: -1 };

/** The builders of Gatling's DSL over values of either interpreter. */
export class Dsl {
  constructor(private readonly context: DslContext) {}

  make(state: DslHost): NativeValue {
    const made = native('', (args, site) => this.called(state, args, site));
    made.host = new DslValue(state);
    made.member = name => this.member(state, name);
    return made;
  }

  /** A name of the DSL; undefined where it has none such. */
  global(name: string): Value | undefined {
    const at = this.context.frames().at(-1)?.site ?? nowhere;
    if (holders.test(name)) return this.holder(name);
    if (protocols.has(name)) return this.protocol(name);
    if (openSteps.has(name) || closedSteps.has(name) || name === 'nothingFor') {
      return native(name, args => this.injection(name, args));
    }
    if (throttleSteps.has(name)) {
      return native(name, args =>
        this.make({ is: 'throttle', name, args, rest: new Map() }),
      );
    }
    if (feeders.has(name)) {
      return native(name, (args, site) => this.feeder(name, args, site));
    }
    if (checkStarts.has(name)) return this.check(name);
    if (chainStarts.has(name)) return this.chainStart(name);
    if (bodies.test(name)) {
      return native(name, ([text]) =>
        this.make({
          is: 'body',
          kind: name.includes('File') ? 'file' : 'text',
          text,
        }),
      );
    }
    switch (name) {
      case 'scenario':
        return native(name, (args, site) => this.scenario(args, site.place));
      case 'setUp':
        return native(name, (args, site) => this.setUp(args, site.place));
      case 'global':
      case 'forAll':
        return this.assertion(name === 'global' ? 'global' : 'all', at);
      case 'details':
        return native(name, (args, site) =>
          this.assertion(pathOf(args), site.place),
        );
      default:
        return undefined;
    }
  }

  private holder(name: string): Value {
    const made = native(name, () => unknown);
    made.member = member => {
      if (member === 'User' || member === 'Users') return undefined;
      return this.global(member);
    };
    return made;
  }

  /** What a call that can't be followed gives: the chains among its arguments. */
  carried(target: Value | null, args: Value[]): Value {
    const chains = chainsOf(target ? [target, ...args] : args);
    return chains.length > 0
      ? this.make({ is: 'chain', chain: mergeChains(chains) })
      : unknown;
  }

  private chainStart(name: string): Value {
    return this.method({ is: 'chain', chain: emptyChain }, name);
  }

  private member(state: DslHost, name: string): Value {
    return this.method(state, name);
  }

  /** A method that may be written without parentheses where it needs none. */
  private method(state: DslHost, name: string): Value {
    const made = native(name, (args, site) =>
      this.applied(state, name, args, site),
    );
    made.host = new Deferred(() =>
      this.applied(state, name, [], { place: nowhere }),
    );
    return made;
  }

  /** `repeat(5) { … }`, `foreach(list, "x") { … }`: a further list of arguments. */
  private called(state: DslHost, args: Value[], site: CallSite): Value {
    if (args.length === 0) return this.make(state);
    if (state.is === 'injection' || state.is === 'assertion') {
      return this.make(state);
    }
    return this.applied(state, 'apply', args, site);
  }

  private applied(
    state: DslHost,
    name: string,
    args: Value[],
    site: CallSite,
  ): Value {
    switch (state.is) {
      case 'chain':
      case 'scenario':
        return this.onChain(state, name, args);
      case 'named':
        return this.onNamed(state.place, name, args, site);
      case 'request':
        return this.onRequest(state, name, args, site);
      case 'population':
        return this.onPopulation(state.population, name, args);
      case 'injection':
        return this.onInjection(state.step, name, args);
      case 'throttle': {
        const rest = new Map(state.rest);
        if (args[0]) rest.set(name, args[0]);
        return this.make({ ...state, rest });
      }
      case 'assertion':
        return this.onAssertion(state.assertion, name, args, site);
      case 'check':
        return this.make({
          is: 'check',
          label: checkLabel(state.label, name, args),
        });
      case 'protocol':
        return this.onProtocol(state.base, name, args);
      case 'setup':
        return this.onSetUp(state.setUp, name, args);
      default:
        return this.make(state);
    }
  }

  private onChain(
    state: DslHost & { chain: Chain },
    name: string,
    args: Value[],
  ): Value {
    if (/^inject(?:Open|Closed|Profile)?$/.test(name)) {
      return this.inject(state, args);
    }
    if (/^(?:protocols|throttle|andThen)$/.test(name)) return this.make(state);
    const inner = chainsOf(args);
    const chain = mergeChains([
      state.chain,
      ...inner,
      {
        requests: new Set(),
        filled: !/^(?:apply|on|then)$/.test(name),
        forever: name === 'forever',
      },
    ]);
    return state.is === 'scenario'
      ? this.make({ ...state, chain })
      : this.make({ is: 'chain', chain });
  }

  private scenario([name]: Value[], place: Place): Value {
    const known = this.context.recorder.scenarios.find(
      one =>
        samePlace(one.place, place) &&
        textOf(one.name) === textOf(name ?? unknown),
    );
    const scenario = known ?? {
      name: name ?? unknown,
      place,
      populated: false,
    };
    if (!known) this.context.recorder.scenarios.push(scenario);
    return this.make({ is: 'scenario', chain: emptyChain, scenario });
  }

  private inject(state: DslHost & { chain: Chain }, args: Value[]): Value {
    const scenario =
      state.is === 'scenario'
        ? state.scenario
        : { name: unknown, place: nowhere, populated: false };
    return this.make({
      is: 'population',
      population: {
        scenario,
        chain: state.chain,
        steps: stepsOf(args),
        protocols: [],
        throttle: [],
        children: [],
      },
    });
  }

  private onPopulation(
    population: Population,
    name: string,
    args: Value[],
  ): Value {
    const next = { ...population };
    if (name === 'protocols') {
      next.protocols = [...population.protocols, ...args];
    } else if (name === 'throttle') {
      next.throttle = [...population.throttle, ...args];
    } else if (name === 'andThen') {
      next.children = [...population.children, ...populationsOf(args)];
    }
    return this.make({ is: 'population', population: next });
  }

  private injection(name: string, args: Value[]): Value {
    return this.make({
      is: 'injection',
      step: { name, settings: new Map(args[0] ? [['first', args[0]]] : []) },
    });
  }

  private onInjection(step: InjectionStep, name: string, args: Value[]): Value {
    const settings = new Map(step.settings);
    const key = name === 'over' || name === 'in' ? 'during' : name;
    if (args[0]) settings.set(key, withUnit(args));
    return this.make({ is: 'injection', step: { name: step.name, settings } });
  }

  /** `http`: the start of a protocol, and of requests where it is called. */
  private protocol(name: string): Value {
    const made = this.make({ is: 'protocol', base: null });
    made.call = (args, site) =>
      args.length === 0 ? made : this.make({ is: 'named', place: site.place });
    const member = made.member;
    made.member = one =>
      name !== 'http' && methods[one] ? undefined : member?.(one);
    return made;
  }

  private onProtocol(base: Value | null, name: string, args: Value[]): Value {
    const isBase = /^(?:baseUrl|baseURL|baseUrls|baseURLs)$/.test(name);
    const [first] = args;
    const value =
      first && alternatives(first).every(one => one.t === 'array')
        ? alternatives(first).flatMap(one =>
            one.t === 'array' ? one.items : [],
          )[0]
        : first;
    return this.make({ is: 'protocol', base: isBase ? value ?? null : base });
  }

  private onNamed(
    place: Place,
    name: string,
    args: Value[],
    site: CallSite,
  ): Value {
    if (Object.hasOwn(methods, name)) {
      return this.request(methods[name], args[0], place, site);
    }
    switch (name) {
      case 'httpRequest':
      case 'request': {
        const methodName = args[0] && textOf(settled(args[0]));
        return this.request(
          methodName?.toUpperCase() ?? null,
          args[1],
          place,
          site,
        );
      }
      case 'connect':
        return this.request('WS', args[0], place, site);
      case 'unary':
      case 'serverStream':
      case 'clientStream':
      case 'bidiStream':
        return this.request('GRPC', args[0], place, site);
      default:
        // `ws("x").wsName("y")`, `sse("x").sseName`
        return this.make({ is: 'named', place });
    }
  }

  private request(
    method: string | null,
    url: Value | undefined,
    place: Place,
    site: CallSite,
  ): Value {
    const { recorder } = this.context;
    const path = this.urlValue(url ?? unknown, site);
    const found = origin(this.context.frames(), place, path);
    const request: GatlingRequest = {
      method,
      url: path,
      place: found.place,
      via: found.via,
      checks: [],
    };
    recorder.request(request);
    return this.make({
      is: 'request',
      request,
      chain: {
        requests: new Set([request]),
        filled: true,
        forever: false,
      },
    });
  }

  /** A URL may be a function of the session: its literal parts are known all the same. */
  private urlValue(url: Value, site: CallSite): Value {
    if (url.t === 'function' || (url.t === 'native' && !url.member)) {
      if (url.t === 'native' && url.host instanceof Deferred) {
        return url.host.value();
      }
      return this.context.call(url, [unknown], site);
    }
    return url;
  }

  private onRequest(
    state: DslHost & { is: 'request' },
    name: string,
    args: Value[],
    site: CallSite,
  ): Value {
    if (/^(?:inject(?:Open|Closed)?|exec|pause)$/.test(name)) {
      return this.onChain({ is: 'chain', chain: state.chain }, name, args);
    }
    if (/^check(?:If)?$/.test(name)) {
      state.request.checks.push(...checksOf(args));
    }
    this.document(state.request, name, args, site);
    if (/^(?:httpRequest|url)$/.test(name) && args[0]) {
      state.request.url = this.urlValue(args[0], site);
    }
    const inner = chainsOf(args);
    return inner.length === 0
      ? this.make(state)
      : this.make({ ...state, chain: mergeChains([state.chain, ...inner]) });
  }

  /** `.body(StringBody("…"))`, `.queryParam("query", "…")`: what a request asks GraphQL for. */
  private document(
    request: GatlingRequest,
    name: string,
    args: Value[],
    site: CallSite,
  ): void {
    const [first, second] = args;
    if (name === 'body' && first) {
      const [body] = alternatives(first);
      const [state] = dslOf(body);
      request.graphql =
        state?.is === 'body' ? this.bodyText(state, site) : documentsOf(body);
    } else if (/^(?:queryParam|formParam)$/.test(name)) {
      const isQuery = first && textOf(settled(first)) === 'query';
      if (isQuery && second?.t === 'string') {
        request.graphql = asDocument(elAsHole(textWithHoles(second)));
      }
    }
  }

  private bodyText(
    { kind, text }: DslHost & { is: 'body' },
    site: CallSite,
  ): string | undefined {
    if (text === undefined) return undefined;
    const [value] = alternatives(text);
    const name = textOf(value);
    if (kind === 'file') {
      const found =
        name === undefined
          ? undefined
          : this.context.body?.(name, site.place.file);
      return found === undefined ? undefined : documentsInBody(elAsHole(found));
    }
    return value.t === 'string' && !value.source
      ? documentsInBody(elAsHole(textWithHoles(value)))
      : documentsOf(value);
  }

  private check(name: string): Value {
    const made = this.make({ is: 'check', label: name });
    made.call = args =>
      args.length === 0
        ? made
        : this.make({ is: 'check', label: `${name}(${argumentText(args)})` });
    return made;
  }

  private feeder(name: string, args: Value[], site: CallSite): Value {
    const path = args[0] && textOf(settled(args[0]));
    if (path !== undefined && fileFeeders.test(name)) {
      this.context.recorder.feeders.set(`${site.place.file}:${path}`, {
        path,
        place: site.place,
      });
    }
    return this.make({ is: 'feeder' });
  }

  private assertion(path: GatlingAssertion['path'], place: Place): Value {
    const state: DslHost = {
      is: 'assertion',
      assertion: {
        path,
        target: null,
        stat: null,
        statArgument: null,
        condition: null,
        values: [],
        place,
      },
    };
    return this.make(state);
  }

  private onAssertion(
    assertion: GatlingAssertion,
    name: string,
    args: Value[],
    { place }: CallSite,
  ): Value {
    const next = { ...assertion };
    if (place !== nowhere) next.place = place;
    if (assertion.target === null) {
      next.target = name;
    } else if (
      assertion.stat === null &&
      !/persec/i.test(assertion.target) &&
      !conditions.test(name)
    ) {
      next.stat = name;
      next.statArgument = args[0] ?? null;
    } else {
      next.condition = name;
      next.values = args;
    }
    return this.make({ is: 'assertion', assertion: next });
  }

  setUp(args: Value[], place: Place): Value {
    const given = args.map(one => chosenPopulations(one));
    const setUp: SetUp = {
      place,
      populations: given.flatMap(one => one.chosen),
      others: given.flatMap(one => one.others),
      open: args.some(isOpen),
      protocols: [],
      assertions: [],
      openAssertions: false,
      maxDuration: null,
      throttle: [],
      lean: this.context.lean(),
    };
    this.context.recorder.setUps.push(setUp);
    return this.make({ is: 'setup', setUp });
  }

  private onSetUp(setUp: SetUp, name: string, args: Value[]): Value {
    switch (name) {
      case 'protocols':
        setUp.protocols.push(...args);
        break;
      case 'assertions': {
        for (const one of args) {
          // Where several may be meant, those that come first.
          const [chosen] = alternatives(
            settled(one).t === 'unknown' ? one : settled(one),
          );
          const found = dslOf(chosen).flatMap(state =>
            state.is === 'assertion' ? [state.assertion] : [],
          );
          setUp.assertions.push(...found);
          setUp.openAssertions ||= found.length === 0 && isOpen(one);
        }
        break;
      }
      case 'maxDuration':
        setUp.maxDuration = withUnit(args);
        break;
      case 'throttle':
        setUp.throttle.push(...args);
        break;
      default:
        break;
    }
    return this.make({ is: 'setup', setUp });
  }
}

/** `#{name}` and the `${name}` of older versions stand for values of a session. */
export function elAsHole(text: string): string {
  return text.replace(/[#$]\{[^{}]{0,200}\}/g, '\0');
}

export function isNowhere(place: Place): boolean {
  return place.offset < 0;
}

function samePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.offset === b.offset;
}

/** Something among the values may be more than what is known of it. */
function isOpen(value: Value): boolean {
  return alternatives(value).some(
    one =>
      one.t === 'unknown' ||
      (one.t === 'native' && !(one.host instanceof DslValue)) ||
      (one.t === 'array' && (one.open || one.items.some(isOpen))),
  );
}

/** `during(10, TimeUnit.MINUTES)` and `{ amount: 10, unit: 'minutes' }`. */
function withUnit(args: Value[]): Value {
  const [first, unit] = args;
  if (!unit || unit.t !== 'string') return first ?? unknown;
  return object([
    ['amount', first],
    ['unit', unit],
  ]);
}

function stepsOf(args: Value[]): InjectionStep[] | null {
  const steps: InjectionStep[] = [];
  for (const arg of args) {
    const one = settled(arg);
    if (one.t === 'array') {
      const inner = one.open ? null : stepsOf(one.items);
      if (!inner) return null;
      steps.push(...inner);
    } else if (one.t === 'native' && one.host instanceof DslValue) {
      const { state } = one.host;
      if (state.is !== 'injection') return null;
      steps.push(state.step);
    } else if (one.t === 'native' && one.host instanceof Deferred) {
      const inner = stepsOf([one.host.value()]);
      if (!inner) return null;
      steps.push(...inner);
    } else {
      return null;
    }
  }
  return steps;
}

/** `details("group" / "request")`, `details("group", "request")` */
function pathOf(args: Value[]): string[] | null {
  const names: string[] = [];
  for (const arg of args) {
    const items = arg.t === 'array' ? arg.items : [arg];
    for (const item of items) {
      const known = textOf(settled(item));
      if (known === undefined) return null;
      names.push(known);
    }
  }
  return names.length > 0 ? names : null;
}

function checkLabel(label: string, name: string, args: Value[]): string {
  if (name === 'apply' && args.length === 0) return label;
  const told = `${label}.${name}(${argumentText(args)})`;
  return told.length > 200 ? label : told;
}

function argumentText(args: Value[]): string {
  return args
    .map(one => {
      const known = textOf(one);
      if (known !== undefined) return `"${known}"`;
      if (one.t === 'constant') return String(one.value);
      if (one.t === 'array') return argumentText(one.items);
      return '…';
    })
    .join(', ');
}

function checksOf(args: Value[]): string[] {
  return args.flatMap(one =>
    dslOf(one).flatMap(state => (state.is === 'check' ? [state.label] : [])),
  );
}

/** Seconds of a duration as the DSL takes it: a number alone counts seconds. */
export function dslSeconds(value: Value | undefined | null): number | null {
  if (!value) return null;
  const one = settled(value);
  const time = durationSeconds(one);
  if (time !== undefined) return time;
  if (one.t === 'constant' && typeof one.value === 'number') return one.value;
  if (one.t !== 'object') return null;
  const amount = one.props.get('amount');
  const unit = one.props.get('unit');
  const number = amount && settled(amount);
  const name = unit && textOf(settled(unit));
  if (number?.t !== 'constant' || typeof number.value !== 'number') return null;
  const factor = name === undefined ? undefined : unitSeconds(name);
  return factor === undefined ? null : number.value * factor;
}

function unitSeconds(name: string): number | undefined {
  const units: Record<string, number> = {
    milliseconds: 0.001,
    seconds: 1,
    minutes: 60,
    hours: 3600,
    days: 86_400,
  };
  const key = name.toLowerCase();
  return Object.hasOwn(units, key) ? units[key] : undefined;
}

/** An object of a module of Gatling for JavaScript. */
export function dslModule(dsl: Dsl, more: [string, Value][] = []): Value {
  const made = object([], true);
  for (const name of dslNames) {
    const value = dsl.global(name);
    if (value) made.props.set(name, value);
  }
  for (const [name, value] of more) made.props.set(name, value);
  return made;
}

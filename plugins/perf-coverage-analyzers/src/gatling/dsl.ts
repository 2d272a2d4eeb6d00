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
import { Deferred } from '../jvm';
import {
  bodies,
  chainStarts,
  checkStarts,
  closedSteps,
  conditions,
  dslNames,
  feeders,
  fileFeeders,
  holders,
  methods,
  openSteps,
  protocols,
  throttleSteps,
} from './dslNames';
import {
  argumentText,
  chainsOf,
  checkLabel,
  checksOf,
  chosenPopulations,
  DslHost,
  dslOf,
  DslValue,
  elAsHole,
  isOpen,
  nowhere,
  pathOf,
  populationsOf,
  samePlace,
  stepsOf,
  withUnit,
} from './dslValues';
import {
  Chain,
  emptyChain,
  GatlingAssertion,
  GatlingRecorder,
  GatlingRequest,
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
    const inner = chainsOf(name === 'on' ? this.made(args) : args);
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

  /** `on({ exec(…) })`: a function that makes the chain. */
  private made(args: Value[]): Value[] {
    return args.map(one =>
      one.t === 'native' && one.name === '' && !one.member
        ? this.context.call(one, [], { place: nowhere })
        : one,
    );
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

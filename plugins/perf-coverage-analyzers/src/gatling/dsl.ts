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
import { Deferred } from '../jvm';
import type { DslContext, MakeValue } from './dslContext';
import {
  bodies,
  chainStarts,
  checkStarts,
  closedSteps,
  dslNames,
  feeders,
  fileFeeders,
  holders,
  methods,
  openSteps,
  protocols,
  throttleSteps,
} from './dslNames';
import { RequestBuilders } from './dslRequests';
import { SetUpBuilders } from './dslSetUps';
import {
  argumentText,
  chainsOf,
  checkLabel,
  DslHost,
  DslValue,
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
  InjectionStep,
  mergeChains,
  Population,
} from './model';

/** The builders of Gatling's DSL over values of either interpreter. */
export class Dsl {
  private readonly requests: RequestBuilders;
  readonly setUps: SetUpBuilders;

  constructor(private readonly context: DslContext) {
    const make: MakeValue = state => this.make(state);
    this.requests = new RequestBuilders(context, make);
    this.setUps = new SetUpBuilders(context, make);
  }

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
        return native(name, (args, site) =>
          this.setUps.setUp(args, site.place),
        );
      case 'global':
      case 'forAll':
        return this.setUps.assertion(name === 'global' ? 'global' : 'all', at);
      case 'details':
        return native(name, (args, site) =>
          this.setUps.assertion(pathOf(args), site.place),
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
        return this.requests.onNamed(state.place, name, args, site);
      case 'request':
        return /^(?:inject(?:Open|Closed)?|exec|pause)$/.test(name)
          ? this.onChain({ is: 'chain', chain: state.chain }, name, args)
          : this.requests.onRequest(state, name, args, site);
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
        return this.setUps.onAssertion(state.assertion, name, args, site);
      case 'check':
        return this.make({
          is: 'check',
          label: checkLabel(state.label, name, args),
        });
      case 'protocol':
        return this.onProtocol(state.base, name, args);
      case 'setup':
        return this.setUps.onSetUp(state.setUp, name, args);
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

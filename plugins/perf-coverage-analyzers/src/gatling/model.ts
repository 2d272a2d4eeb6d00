import type { Place, Value } from '../javascript';

/** A request as the DSL builds it: `http("name").get(url)`. */
export interface GatlingRequest {
  method: string | null;
  url: Value;
  /** Where the request is written. */
  place: Place;
  /** The wrapper through which it is made. */
  via: string | null;
  checks: string[];
  /** The GraphQL document that it sends. */
  graphql?: string;
}

/** What users do: a chain, or anything that is put into one. */
export interface Chain {
  requests: ReadonlySet<GatlingRequest>;
  /** Something stands in it, if only a pause. */
  filled: boolean;
  /** It repeats until the test ends. */
  forever: boolean;
}

export const emptyChain: Chain = {
  requests: new Set(),
  filled: false,
  forever: false,
};

/** `scenario("name")`, whatever was chained to it since. */
export interface GatlingScenario {
  name: Value;
  place: Place;
  populated: boolean;
}

/** One step of an injection profile, as written. */
export interface InjectionStep {
  name: string;
  /** Arguments by the method that gives them: `to`, `during`, `times` … */
  settings: Map<string, Value>;
}

/** `scenario.inject(…)` */
export interface Population {
  scenario: GatlingScenario;
  chain: Chain;
  /** Injection steps; null where they are not known. */
  steps: InjectionStep[] | null;
  protocols: Value[];
  throttle: Value[];
  /** Populations that start when this one has ended. */
  children: Population[];
}

export interface GatlingAssertion {
  path: 'global' | 'all' | string[] | null;
  target: string | null;
  /** `max`, `mean`, `percentile3`, `percent`, `count` … */
  stat: string | null;
  statArgument: Value | null;
  condition: string | null;
  values: Value[];
  place: Place;
}

/** One call of `setUp`. */
export interface SetUp {
  place: Place;
  populations: Population[];
  /** What other settings set up instead. */
  others: Population[];
  /** It is not known what was handed over. */
  open: boolean;
  protocols: Value[];
  assertions: GatlingAssertion[];
  /** Some assertions could not be read. */
  openAssertions: boolean;
  maxDuration: Value | null;
  throttle: Value[];
  /** A run without properties reaches it. */
  lean: boolean;
}

/** A file of data that a feeder reads. */
export interface FeederFile {
  path: string;
  place: Place;
}

const maxRequests = 5000;

/** Collects what reading the sources shows. */
export class GatlingRecorder {
  readonly requests = new Set<GatlingRequest>();
  readonly scenarios: GatlingScenario[] = [];
  readonly feeders = new Map<string, FeederFile>();
  setUps: SetUp[] = [];
  truncated = false;

  request(request: GatlingRequest): void {
    if (this.requests.size < maxRequests) this.requests.add(request);
    else this.truncated = true;
  }
}

export function mergeChains(chains: Chain[]): Chain {
  if (chains.length === 1) return chains[0];
  const requests = new Set<GatlingRequest>();
  let filled = false;
  let forever = false;
  for (const one of chains) {
    for (const request of one.requests) {
      if (requests.size < maxRequests) requests.add(request);
    }
    filled ||= one.filled;
    forever ||= one.forever;
  }
  return { requests, filled, forever };
}

import { baseOf, keepCommonBase } from '../requestBase';
import type {
  Finding,
  LoadProfile,
  Scenario,
  SourceRequest,
  Threshold,
} from 'backstage-plugin-perf-coverage-common';
import { alternatives, settled, textOf, Value } from '../javascript';
import { pathTemplate, urlText } from '../k6/urls';
import { readAssertion } from './assertions';
import { documentInUrl } from '../graphql';
import { dslOf, dslSeconds, elAsHole, isNowhere } from './dslValues';
import { InjectionPlan, readInjection } from './injection';
import { GatlingRequest, Population, SetUp } from './model';
import { finding } from './rules';

/** What a simulation does, as far as its source tells. */
export interface DescribedSimulation {
  scenarios: Scenario[];
  /** The same, named as the shapes of other tools: for judging the kind of load. */
  shapes: Scenario[];
  load: LoadProfile;
  thresholds: Threshold[];
  checks: string[];
  requests: SourceRequest[];
  reached: Set<GatlingRequest>;
  findings: Finding[];
  /** Scenarios may be missing. */
  open: boolean;
}

/** The set-up that a run without properties takes. */
function chosenSetUp(setUps: SetUp[]): SetUp | undefined {
  return setUps.find(one => one.lean) ?? setUps[0];
}

function flat(populations: Population[], depth = 0): Population[] {
  return populations.flatMap(one => [
    one,
    ...(depth < 50 ? flat(one.children, depth + 1) : []),
  ]);
}

interface Placed {
  population: Population;
  plan: InjectionPlan;
  startSeconds: number | null;
  /** How long users are started: 0 for all at once, null where it is not known. */
  injectedSeconds: number | null;
  /** The same; users at once tell nothing of how long they are busy. */
  durationSeconds: number | null;
}

/** Scenarios on the time line: children start where their parent's injection has ended. */
function place(
  populations: Population[],
  startSeconds: number | null,
  depth = 0,
): Placed[] {
  return populations.flatMap(population => {
    const plan = readInjection(population.steps);
    const injectedSeconds = population.chain.forever
      ? null
      : plan.durationSeconds;
    const durationSeconds = injectedSeconds === 0 ? null : injectedSeconds;
    const end =
      startSeconds === null || injectedSeconds === null
        ? null
        : startSeconds + injectedSeconds;
    return [
      { population, plan, startSeconds, injectedSeconds, durationSeconds },
      ...(depth < 50 ? place(population.children, end, depth + 1) : []),
    ];
  });
}

export function describeSimulation(
  setUps: SetUp[],
  path: string,
): DescribedSimulation | null {
  const setUp = chosenSetUp(setUps);
  if (!setUp) return null;
  const placed = place(setUp.populations, 0);
  const limit = maxDuration(setUp, flat(setUp.populations));
  const scenarios = placed.map(one => scenarioOf(one, limit));
  const shapes = placed.map((one, index) => shapeOf(one, scenarios[index]));
  const read = setUp.assertions.map(readAssertion);
  const thresholds = read.flatMap(one => one.threshold ?? []);
  const reached = new Set<GatlingRequest>();
  const requests = new Map<string, SourceRequest>();
  const checks = new Set<string>();
  for (const one of setUps) {
    for (const population of flat([...one.populations, ...one.others])) {
      population.scenario.populated = true;
      const bases = basesOf([...population.protocols, ...one.protocols]);
      for (const request of population.chain.requests) {
        reached.add(request);
        for (const check of request.checks) checks.add(check);
        addRequest(requests, request, bases, true);
      }
    }
  }
  return {
    scenarios,
    shapes,
    load: {
      ...loadOf(placed, scenarios, limit),
      maxVUs: greatest(setUp.populations),
    },
    thresholds,
    checks: [...checks],
    requests: [...requests.values()],
    reached,
    findings: findingsOf(setUps, setUp, placed, path),
    open: setUps.some(one => one.open),
  };
}

/** The least of `maxDuration` and what throttling allows. */
function maxDuration(setUp: SetUp, populations: Population[]): number | null {
  const times = [
    dslSeconds(setUp.maxDuration),
    throttleSeconds(setUp.throttle),
    ...populations.map(one => throttleSeconds(one.throttle)),
  ].filter((one): one is number => one !== null);
  return times.length > 0 ? Math.min(...times) : null;
}

function throttleSeconds(steps: Value[]): number | null {
  let sum = 0;
  const found = steps.flatMap(one => dslOf(one));
  for (const one of found) {
    if (one.is !== 'throttle') continue;
    if (one.name === 'jumpToRps') continue;
    const time =
      one.name === 'holdFor'
        ? dslSeconds(one.args[0])
        : dslSeconds(one.rest.get('in') ?? one.rest.get('during'));
    if (time === null) return null;
    sum += time;
  }
  return found.length > 0 ? sum : null;
}

function cut(seconds: number | null, limit: number | null): number | null {
  if (limit === null) return seconds;
  return seconds === null ? null : Math.min(seconds, limit);
}

function scenarioOf(
  { population, plan, startSeconds, durationSeconds }: Placed,
  limit: number | null,
): Scenario {
  const left = limit === null ? null : Math.max(0, limit - (startSeconds ?? 0));
  const busy = population.chain.forever ? left : cut(durationSeconds, left);
  return {
    name: nameOf(population),
    executor: plan.model,
    exec: null,
    reachable: true,
    startSeconds: startSeconds ?? 0,
    durationSeconds: busy,
    maxVUs: plan.maxVUs,
    iterations: plan.users,
    stages: plan.stages,
  };
}

function nameOf(population: Population): string {
  const names = alternatives(population.scenario.name).map(one => textOf(one));
  if (names[0] !== undefined) return names[0];
  const { name, place: at } = population.scenario;
  const parts = name.t === 'string' ? name.parts : [];
  const shown = parts.map(part => ('hole' in part ? '{}' : part.text)).join('');
  return shown || (isNowhere(at) ? '{}' : `(computed name, line ${at.line})`);
}

/** As the executor of k6 that makes the same load. */
function shapeOf(placed: Placed, scenario: Scenario): Scenario {
  const { model, byRate } = placed.plan;
  const { forever } = placed.population.chain;
  if (model === 'closed' || forever)
    return { ...scenario, executor: 'ramping-vus' };
  if (!byRate)
    return { ...scenario, executor: 'shared-iterations', stages: [] };
  return { ...scenario, executor: 'ramping-arrival-rate' };
}

function loadOf(
  placed: Placed[],
  scenarios: Scenario[],
  limit: number | null,
): Omit<LoadProfile, 'maxVUs'> {
  let end: number | null = 0;
  let iterations: number | null = 0;
  for (const [index, one] of placed.entries()) {
    const injected =
      scenarios[index].durationSeconds ??
      (one.injectedSeconds === 0 ? 0 : null);
    end =
      end === null || injected === null || one.startSeconds === null
        ? null
        : Math.max(end, one.startSeconds + injected);
    iterations =
      iterations === null || one.plan.users === null
        ? null
        : iterations + one.plan.users;
  }
  if (placed.length === 0) return { durationSeconds: null, iterations: null };
  const byLimit =
    end === null && placed.some(one => one.population.chain.forever);
  return {
    durationSeconds: byLimit ? limit : cut(end === 0 ? null : end, limit),
    iterations,
  };
}

/** Users at once: those that follow others start when the others have ended. */
function greatest(populations: Population[], depth = 0): number | null {
  if (populations.length === 0 || depth > 50) return null;
  let sum = 0;
  for (const one of populations) {
    const own = readInjection(one.steps).maxVUs;
    const next =
      one.children.length > 0 ? greatest(one.children, depth + 1) : 0;
    if (own === null || next === null) return null;
    sum += Math.max(own, next);
  }
  return sum;
}

/** Paths of the base URLs of protocols; empty where there is none. */
export function basesOf(protocols: Value[]): GatlingBase[] {
  const bases = new Map<string, GatlingBase>();
  for (const value of protocols) {
    for (const one of dslOf(value)) {
      if (one.is !== 'protocol' || !one.base) continue;
      for (const base of alternatives(one.base)) {
        const { text, name } = urlText(base);
        const url = elAsHole(text);
        const path = pathTemplate(url);
        const own = path === '/' || /^(?:\/?\{\})$/.test(path) ? '' : path;
        const found = { path: own, ...baseOf(url, name ?? elName(text)) };
        const known = bases.get(own);
        if (known) keepCommonBase(known, found);
        else bases.set(own, found);
      }
      // The first protocol with a base URL wins.
      return [...bases.values()];
    }
  }
  return [];
}

/** The path of a base URL, and what stands in front of it. */
export type GatlingBase = { path: string } & Pick<SourceRequest, 'base'>;

/** The name of the session's value that a URL begins with. */
function elName(url: string): string | null {
  return /^(?:https?:\/\/)?[#$]\{([^{}.(]{1,100})/i.exec(url)?.[1] ?? null;
}

export function addRequest(
  requests: Map<string, SourceRequest>,
  request: GatlingRequest,
  bases: GatlingBase[],
  reachable: boolean,
): void {
  for (const url of alternatives(request.url)) {
    const { text, name } = urlText(url);
    const written = elAsHole(text);
    const isWhole = /^(?:[a-z\0][a-z0-9+.\0-]*:\/\/|\0)/i.test(written);
    const rooted = isWhole || written.startsWith('/') ? written : `/${written}`;
    const own = pathTemplate(rooted);
    const ways: GatlingBase[] =
      isWhole || bases.length === 0
        ? [{ path: own, ...baseOf(written, name ?? elName(text)) }]
        : bases.map(base => ({ ...base, path: joined(base.path, own) }));
    for (const { path, base } of ways) {
      const one: SourceRequest = {
        method: request.method ?? '{}',
        path,
        reachable,
        resolved: request.method !== null && path !== '{}',
        file: request.place.file,
        line: request.place.line,
        via: request.via,
        ...(base ? { base } : {}),
      };
      const graphql = request.graphql ?? documentInUrl(written);
      if (graphql !== undefined) one.graphql = graphql;
      const key = [one.method, path, one.file, one.line, one.via, graphql].join(
        ' ',
      );
      const known = requests.get(key);
      if (known) {
        known.reachable ||= reachable;
        keepCommonBase(known, one);
      } else requests.set(key, one);
    }
  }
}

function joined(base: string, path: string): string {
  if (base === '') return path;
  return path === '/' ? base : `${base.replace(/\/$/, '')}${path}`;
}

function findingsOf(
  setUps: SetUp[],
  setUp: SetUp,
  placed: Placed[],
  path: string,
): Finding[] {
  const findings: Finding[] = [];
  const setUpLine = setUp.place.file === path ? setUp.place.line : 1;
  const lineOf = ({ file, line }: { file: string; line: number }) =>
    file === path ? line : setUpLine;
  const certain = setUps.filter(one => one.lean);
  if (certain.length > 1) {
    findings.push(
      finding(
        'gatling/setup-twice',
        'setUp is called a second time',
        lineOf(certain[1].place),
      ),
    );
  }
  const names = new Set<string>();
  for (const { population } of placed) {
    const name = textOf(settled(population.scenario.name));
    const line = lineOf(population.scenario.place);
    if (!population.chain.filled && population.chain.requests.size === 0) {
      findings.push(
        finding(
          'gatling/empty-scenario',
          `The scenario '${name ?? ''}' has nothing to do`,
          line,
        ),
      );
    }
    if (population.steps?.length === 0) {
      findings.push(
        finding(
          'gatling/no-injection',
          `The scenario '${name ?? ''}' is set up without users`,
          line,
        ),
      );
    }
    if (name === undefined) continue;
    if (names.has(name)) {
      findings.push(
        finding(
          'gatling/duplicate-scenario',
          `A second scenario is named '${name}'`,
          line,
        ),
      );
    }
    names.add(name);
  }
  if (placed.length === 0 && !setUp.open) {
    findings.push(
      finding(
        'gatling/no-injection',
        'setUp is given no scenario with an injection profile',
        setUpLine,
      ),
    );
  }
  findings.push(...assertionFindings(setUp, setUpLine));
  return findings;
}

function assertionFindings(setUp: SetUp, setUpLine: number): Finding[] {
  if (setUp.assertions.length === 0 && !setUp.openAssertions) {
    return [
      finding('gatling/no-assertions', 'setUp has no assertions', setUpLine),
    ];
  }
  return setUp.assertions.flatMap(one => {
    const { neverFails, line } = readAssertion(one);
    return neverFails
      ? [
          finding(
            'gatling/assertion-never-fails',
            `The assertion can not fail: ${neverFails}`,
            line,
          ),
        ]
      : [];
  });
}

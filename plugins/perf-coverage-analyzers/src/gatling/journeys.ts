/*
 * Simulations of hmrc/performance-test-runner: parts are set up in code, and
 * `journeys.conf` says which parts a journey has and how often it starts:
 * https://github.com/hmrc/performance-test-runner
 */
import {
  constant,
  native,
  Place,
  settled,
  text,
  textOf,
  unknown,
  Value,
} from '../javascript';
import { chainsOf } from './dslValues';
import { ConfigObject, ConfigValue, configAt } from '../configuration';
import {
  Chain,
  GatlingAssertion,
  GatlingRecorder,
  InjectionStep,
  mergeChains,
  Population,
} from './model';

/** The trait that runs journeys. */
export const journeyRunner = /(?:^|\.)(?:PerformanceTestRunner|JourneySetup)$/;

export interface JourneyConfig {
  journeys: ConfigObject;
  settings: ConfigObject;
}

interface JourneyPart {
  id: string | null;
  chains: Chain[];
}

/** A part that a journey names and no code sets up. */
export interface MissingPart {
  journey: string;
  part: string;
}

/** The runner's members, for one simulation. */
export class Journeys {
  readonly missing: MissingPart[] = [];
  private readonly parts: JourneyPart[] = [];

  constructor(
    private readonly recorder: GatlingRecorder,
    private readonly config: JourneyConfig | null,
  ) {}

  member(name: string): Value | undefined {
    if (name === 'setup') return native(name, args => this.setup(args));
    if (name === 'runSimulation') {
      return native(name, (_args, site) => {
        this.runSimulation(site.place);
        return unknown;
      });
    }
    return undefined;
  }

  private setup([id]: Value[]): Value {
    const part: JourneyPart = {
      id: (id && textOf(settled(id))) ?? null,
      chains: [],
    };
    this.parts.push(part);
    const made = native('setup', () => made);
    made.member = name =>
      native(name, args => {
        if (/^with/.test(name)) part.chains.push(...chainsOf(args));
        return made;
      });
    return made;
  }

  private runSimulation(place: Place): void {
    const journeys = this.config && configAt(this.config.journeys, 'journeys');
    const populations =
      journeys instanceof Map
        ? this.journeys(journeys, place)
        : [this.unknownJourney(place)];
    const smoke = this.isSmokeTest;
    this.recorder.setUps.push({
      place,
      populations,
      others: [],
      open: !(journeys instanceof Map),
      protocols: [],
      assertions: smoke
        ? [assertion('global', 'count', 'is', 0, place)]
        : [
            assertion(
              'global',
              'percent',
              'lte',
              this.share('percentageFailureThreshold'),
              place,
            ),
            assertion(
              'all',
              'percent',
              'lte',
              this.share('requestPercentageFailureThreshold'),
              place,
            ),
          ],
      openAssertions: false,
      maxDuration: null,
      throttle: [],
      lean: true,
    });
  }

  private setting(name: string): ConfigValue | undefined {
    return this.config
      ? configAt(this.config.settings, `perftest.${name}`)
      : undefined;
  }

  private number(name: string, missing: number): number | null {
    const value = this.setting(name);
    if (value === undefined) return missing;
    const number = typeof value === 'string' ? Number(value) : NaN;
    return Number.isFinite(number) ? number : null;
  }

  private share(name: string): number | null {
    return this.number(name, 1);
  }

  private get isSmokeTest(): boolean {
    return this.setting('runSmokeTest') === 'true';
  }

  private journeys(all: ConfigObject, place: Place): Population[] {
    const listed =
      this.config && configAt(this.config.journeys, 'journeysToRun');
    const wanted = Array.isArray(listed) ? new Set(listed) : null;
    const found: Population[] = [];
    for (const [id, journey] of all) {
      if (!(journey instanceof Map) || (wanted && !wanted.has(id))) continue;
      if (!this.runs(journey)) continue;
      found.push(this.journey(id, journey, place));
    }
    return found;
  }

  /**
   * `run-if` and `skip-if` name labels that the run must have or must not have.
   * Without labels in the settings they are given when the test is started:
   * then all journeys count.
   */
  private runs(journey: ConfigObject): boolean {
    const written = this.setting('labels');
    if (typeof written !== 'string') return true;
    const labels = new Set(
      written
        .split(',')
        .map(one => one.trim())
        .filter(Boolean),
    );
    const runIf = textsOf(journey.get('run-if'));
    const skipIf = textsOf(journey.get('skip-if'));
    return (
      !skipIf.some(one => labels.has(one)) &&
      runIf.every(one => labels.has(one))
    );
  }

  private journey(id: string, journey: ConfigObject, place: Place): Population {
    const chains: Chain[] = [];
    for (const name of textsOf(journey.get('parts'))) {
      const part = this.parts.find(one => one.id?.trim() === name.trim());
      if (part) chains.push(...part.chains);
      else if (this.parts.every(one => one.id !== null)) {
        this.missing.push({ journey: id, part: name });
      }
    }
    const description = journey.get('description');
    const scenario = {
      name: text(
        `${typeof description === 'string' ? description : id}${labelText(
          journey,
        )}`,
      ),
      place,
      populated: true,
    };
    return {
      scenario,
      chain: mergeChains([
        ...chains,
        { requests: new Set(), filled: true, forever: false },
      ]),
      steps: this.injection(journey),
      protocols: [],
      throttle: [],
      children: [],
    };
  }

  private unknownJourney(place: Place): Population {
    return {
      scenario: { name: unknown, place, populated: true },
      chain: mergeChains(this.parts.flatMap(one => one.chains)),
      steps: null,
      protocols: [],
      throttle: [],
      children: [],
    };
  }

  /** A ramp up, a plateau and a ramp down, at the journey's share of the load. */
  private injection(journey: ConfigObject): InjectionStep[] | null {
    if (this.isSmokeTest) return [step('atOnceUsers', { first: 1 })];
    const written = Number(journey.get('load') ?? NaN);
    const percentage = this.number('loadPercentage', 100);
    const up = this.number('rampupTime', 1);
    const plateau = this.number('constantRateTime', 5);
    const down = this.number('rampdownTime', 1);
    if (
      !Number.isFinite(written) ||
      percentage === null ||
      up === null ||
      plateau === null ||
      down === null
    ) {
      return null;
    }
    // The runner starts each journey at least once.
    const rate = (written * percentage) / 100;
    const seconds = plateau * 60;
    const load = Math.trunc(seconds * rate) < 1 ? 1 / (seconds - 1) : rate;
    const noLoad = 0.0001;
    return [
      step('rampUsersPerSec', { first: noLoad, to: load, during: up * 60 }),
      step('constantUsersPerSec', { first: load, during: seconds }),
      step('rampUsersPerSec', { first: load, to: noLoad, during: down * 60 }),
    ];
  }
}

/** The runner adds the labels of a journey to its name. */
function labelText(journey: ConfigObject): string {
  const texts = ['run-if', 'skip-if'].flatMap(key => {
    const labels = textsOf(journey.get(key));
    const name = key === 'run-if' ? 'runIf' : 'skipIf';
    return labels.length > 0 ? [`${name} [${labels.join(',')}]`] : [];
  });
  return texts.length > 0 ? ` - ${texts.join(' and ')}` : '';
}

function textsOf(value: ConfigValue | undefined): string[] {
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : [];
}

function step(name: string, settings: Record<string, number>): InjectionStep {
  return {
    name,
    settings: new Map(
      Object.entries(settings).map(([key, value]) => [key, constant(value)]),
    ),
  };
}

function assertion(
  path: 'global' | 'all',
  stat: string,
  condition: string,
  value: number | null,
  place: Place,
): GatlingAssertion {
  return {
    path,
    target: 'failedRequests',
    stat,
    statArgument: null,
    condition,
    values: [value === null ? unknown : constant(value)],
    place,
  };
}

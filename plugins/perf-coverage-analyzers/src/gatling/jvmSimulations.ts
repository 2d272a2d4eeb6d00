import type { Finding } from 'backstage-plugin-perf-coverage-common';
import type { Place, Value } from '../javascript';
import {
  Evaluator,
  Instance,
  instanceOf,
  JvmBudgetExceeded,
  JvmHost,
  JvmProject,
  JvmType,
} from '../jvm';
import { DescribedSimulation, describeSimulation } from './describe';
import { Dsl } from './dsl';
import { chainStarts } from './dslNames';
import { dslOf } from './dslValues';
import { JourneyConfig, journeyRunner, Journeys } from './journeys';
import { GatlingRecorder } from './model';
import { finding } from './rules';

/** Libraries extend `Simulation` under names of their own. */
const simulationParent = /(?:^|\.)(?:\w*Simulation\w*|PerformanceTestRunner)$/;

/** `"url".success`, `Success(url)`: an expression of Gatling that gives its value. */
const givesArgument = /^(?:Success|SuccessWrapper|StaticValueExpression)$/;

/** A class that Gatling can run. */
export interface JvmSimulation {
  type: JvmType;
  described: DescribedSimulation | null;
  findings: Finding[];
}

/** Reads the simulations of Java, Kotlin and Scala of one repository. */
export class JvmSimulations {
  readonly recorder = new GatlingRecorder();
  readonly evaluator: Evaluator;
  truncated = false;
  private readonly dsl: Dsl;
  private journeys: Journeys | null = null;
  private readonly instances = new Map<JvmType, Instance>();

  constructor(
    private readonly project: JvmProject,
    private readonly journeyConfig: (path: string) => JourneyConfig | null,
  ) {
    this.dsl = new Dsl({
      recorder: this.recorder,
      call: (fn, args, site) =>
        this.evaluator.apply(
          fn,
          '',
          args.map(value => ({ name: null, value })),
          site.place,
        ),
      frames: () => this.evaluator.frames,
      lean: () => this.evaluator.weak === 0 || this.evaluator.leanBranch,
      body: (name, from) => project.resources.find(name, from),
    });
    this.evaluator = new Evaluator(project, this.host());
  }

  private host(): JvmHost {
    return {
      global: name => this.dsl.global(name),
      inherited: (parents, name) => {
        if (parents.some(one => journeyRunner.test(one))) {
          return this.journeys?.member(name);
        }
        // `this.setUp(…)`
        return name === 'setUp' &&
          parents.some(one => simulationParent.test(one))
          ? this.dsl.global(name)
          : undefined;
      },
      hasMember: (target, name) =>
        chainStarts.has(name) &&
        dslOf(target).some(one => one.is === 'chain' || one.is === 'scenario'),
      unknownCall: (name, target, args): Value =>
        givesArgument.test(name) && args.length === 1
          ? args[0]
          : this.dsl.carried(target, args),
    };
  }

  /** All simulations that can be run, abstract ones left out. */
  read(): JvmSimulation[] {
    const found: JvmSimulation[] = [];
    for (const type of this.simulationTypes()) {
      if (this.isAbstract(type)) continue;
      found.push(this.simulation(type));
    }
    return found;
  }

  /** Types that extend Gatling's `Simulation`, themselves or by a parent. */
  simulationTypes(): JvmType[] {
    return [...this.project.allTypes].filter(
      type =>
        type.declaration.typeKind !== 'object' &&
        this.evaluator.lineage
          .foreignParents(type)
          .some(one => simulationParent.test(one)),
    );
  }

  private isAbstract({ declaration }: JvmType): boolean {
    return declaration.isAbstract || declaration.typeKind === 'interface';
  }

  private simulation(type: JvmType): JvmSimulation {
    const { path } = type.unit;
    this.recorder.setUps = [];
    this.journeys = new Journeys(this.recorder, this.journeyConfig(path));
    this.evaluator.renew();
    this.bounded(() => {
      const made = instanceOf(this.construct(type));
      if (made) this.instances.set(type, made);
    });
    const described = describeSimulation(this.recorder.setUps, path);
    const findings = described ? described.findings : [];
    for (const { journey, part } of this.journeys.missing) {
      findings.push(
        finding(
          'gatling/missing-journey-part',
          `The journey '${journey}' needs the part '${part}'`,
          type.declaration.line,
        ),
      );
    }
    this.journeys = null;
    return { type, described, findings };
  }

  /**
   * Whether it is certain that a simulation without a known set-up has none:
   * its classes do not speak of `setUp`, and no library's class may call it.
   */
  isWithoutSetUp(type: JvmType): boolean {
    const { lineage } = this.evaluator;
    const foreign = lineage
      .foreignParents(type)
      .filter(
        name =>
          /(?:Simulation|Runner)/.test(name) &&
          !/(?:^|\.)Simulation$/.test(name),
      );
    return (
      foreign.length === 0 &&
      lineage
        .line(type)
        .every(
          one => !/\bsetUp\b/.test(this.project.texts.get(one.unit.path) ?? ''),
        )
    );
  }

  /** Whether other classes of the repository extend it. */
  isExtended(type: JvmType): boolean {
    for (const one of this.project.allTypes) {
      if (one !== type && this.evaluator.lineage.line(one).includes(type)) {
        return true;
      }
    }
    return false;
  }

  /** Reads what no simulation reached in the types of a file. */
  readRest(paths: ReadonlySet<string>): void {
    this.evaluator.renew();
    for (const type of [...this.project.allTypes]) {
      if (!paths.has(type.unit.path) || type.declaration.name === '') continue;
      this.bounded(() => this.tryType(type));
    }
    this.recorder.setUps = [];
  }

  private tryType(type: JvmType): void {
    const { members } = this.evaluator;
    const site: Place = {
      file: type.unit.path,
      line: type.declaration.line,
      offset: type.declaration.start,
    };
    const instance =
      type.declaration.typeKind === 'object'
        ? members.singleton(type)
        : this.instances.get(type) ?? instanceOf(this.construct(type));
    if (instance) members.tryAll(instance, type, site);
  }

  private construct(type: JvmType): Value {
    const { functions, scopes } = this.evaluator;
    return functions.construct(type, [], scopes.around(type), null);
  }

  private bounded(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (
        !(error instanceof JvmBudgetExceeded || error instanceof RangeError)
      ) {
        throw error;
      }
      this.truncated = true;
      this.evaluator.reset();
    }
  }
}

import { InputError } from '@backstage/errors';
import {
  calibrate,
  Calibration,
  GapRecord,
  PerformancePlan,
  Roadmap,
  RoadmapOptions,
  RoadmapSettings,
  ScopeComponent,
  WorkItem,
} from 'backstage-plugin-perf-coverage-common';
import { plansInForce } from '../assessment/planInForce';
import { ScopedComponent, Stores } from '../database';
import { capacityOf } from './capacityOf';
import { planJob, PlanJob, PlanThread } from './PlanThread';
import { CapacityDefaults, readCapacity } from './readCapacity';
import { assigneesOf, componentInput, optionsOf } from './roadmapOf';
import { Scope } from './scope';

/** Components of a roadmap with open gaps, and gaps. */
export const mostComponents = 1000;
export const mostGaps = 5000;
/** More of them, or more simulated runs, are planned in a thread. */
const fewGaps = 300;
const fewRuns = 2000;

/** The open work of a scope that one reader may see. */
export interface ScopeWork {
  components: ScopedComponent[];
  gaps: GapRecord[];
  plans: Map<string, PerformancePlan>;
  workItems: WorkItem[];
  calibration: Calibration | null;
}

/** Plans the open gaps of components, systems, owners and the portal. */
export class ScopePlanner {
  constructor(
    private readonly options: {
      database: Stores;
      defaults: CapacityDefaults;
      thread: PlanThread;
      now(): Date;
    },
  ) {}

  /** Throws `InputError` where it is too much for one roadmap. */
  async read(
    scope: Scope,
    components: readonly ScopedComponent[],
  ): Promise<ScopeWork> {
    const { database } = this.options;
    const refs = components.map(({ entityRef }) => entityRef);
    const open = components.reduce((sum, { gaps }) => sum + gaps, 0);
    if (components.length > mostComponents || open > mostGaps) {
      throw new InputError(
        `scope: ${scope.ref} has ${
          components.length > mostComponents
            ? `more than ${mostComponents} components`
            : `${open} open gaps`
        }, more than one roadmap plans (${mostComponents} and ${mostGaps}); choose a system or an owner`,
      );
    }
    const planned = components.filter(
      ({ gaps }) => gaps > 0 || scope.kind === 'component',
    );
    const inForce = await plansInForce(
      database,
      planned.map(({ entityRef }) => entityRef),
    );
    const plans = new Map(
      [...inForce].map(([entityRef, { plan }]) => [entityRef, plan]),
    );
    const spent = (await database.assessments.spent(refs)).flatMap(
      ({ estimate, planning }) =>
        estimate && planning?.spentHours
          ? [{ estimate, actualHours: planning.spentHours }]
          : [],
    );
    return {
      components: [...components],
      gaps: await database.assessments.openGaps(refs),
      plans,
      workItems: await database.workItems.list(
        scope.kind === 'component' ? refs : [...refs, scope.ref],
      ),
      calibration: spent.length > 0 ? calibrate(spent) : null,
    };
  }

  /** One roadmap for each of the settings, of the same work. */
  async plan(
    scope: Scope,
    work: ScopeWork,
    settings: readonly RoadmapSettings[],
    simulation: Pick<RoadmapOptions, 'runs' | 'seed'>,
  ): Promise<Roadmap[]> {
    const now = this.options.now().toISOString();
    const jobs: PlanJob[] = [];
    for (const each of settings) {
      jobs.push(await this.jobOf(scope, work, each, { ...simulation, now }));
    }
    const isSmall =
      work.gaps.length < fewGaps && (simulation.runs ?? fewRuns) <= fewRuns;
    return isSmall ? jobs.map(planJob) : this.options.thread.plan(jobs);
  }

  private async jobOf(
    scope: Scope,
    work: ScopeWork,
    settings: RoadmapSettings,
    simulation: Pick<RoadmapOptions, 'now' | 'runs' | 'seed'>,
  ): Promise<PlanJob> {
    const { database, defaults } = this.options;
    const options = optionsOf(settings, simulation);
    const named = assigneesOf({
      owners: work.components.map(({ ownerRef }) => ownerRef),
      gaps: work.gaps,
      plans: [...work.plans.values()],
      workItems: work.workItems,
      settings,
    });
    const known = await readCapacity(database, named, defaults);
    const own = work.components[0];
    if (scope.kind === 'component') {
      const stored = await database.assessments.get(own.entityRef);
      return {
        kind: 'component',
        input: componentInput(
          { entityRef: own.entityRef, ownerRef: own.ownerRef },
          {
            gaps: stored?.assessment.gaps ?? [],
            capabilities: stored?.assessment.capabilities ?? [],
          },
          work.plans.get(own.entityRef) ?? null,
          { workItems: work.workItems, known, settings },
          defaults.team,
        ),
        options,
      };
    }
    return {
      kind: 'scope',
      input: {
        components: componentsOf(work),
        workItems: work.workItems.filter(item => item.scope === scope.ref),
        phases: settings.phases,
        adjust: settings.adjust,
        team: {
          engineers: settings.engineers,
          hoursPerWeek: settings.hoursPerWeek,
        },
        capacity: capacityOf(known),
        defaults: defaults.team,
      },
      options,
    };
  }
}

function componentsOf(work: ScopeWork): ScopeComponent[] {
  const gaps = new Map<string, GapRecord[]>();
  for (const gap of work.gaps) {
    const known = gaps.get(gap.entityRef);
    if (known) known.push(gap);
    else gaps.set(gap.entityRef, [gap]);
  }
  return work.components.map(({ entityRef, ownerRef }) => ({
    component: { entityRef, ownerRef },
    assessment: { gaps: gaps.get(entityRef) ?? [], capabilities: [] },
    plan: work.plans.get(entityRef) ?? null,
    workItems: work.workItems.filter(item => item.scope === entityRef),
  }));
}

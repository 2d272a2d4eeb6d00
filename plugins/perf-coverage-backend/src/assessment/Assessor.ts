import { toError } from '@backstage/errors';
import {
  assess,
  planRoadmap,
  Policy,
  reconcileGaps,
  RunEvidence,
  timeOf,
} from 'backstage-plugin-perf-coverage-common';
import {
  DueAssessment,
  PerfCoverageDatabase,
  StoredRun,
  Stores,
} from '../database';
import { chooseInventory } from './chooseInventory';
import { nextDay, retryAt } from './due';
import { componentFigures } from './figures';

/** Runs of a component that count as evidence: the newest ones. */
const maxRuns = 500;

export interface AssessorOptions {
  database: PerfCoverageDatabase;
  team: { engineers?: number; hoursPerWeek?: number };
  policy: Policy;
  /** Changes with the rules: what was assessed by other ones is assessed again. */
  version: string;
  now(): Date;
}

export interface AssessedDue {
  entityRef: string;
  /** Why it could not be assessed. */
  error: Error | null;
}

/** Derives coverage, gaps and roadmap of a component from what is stored of it. */
export class Assessor {
  constructor(private readonly options: AssessorOptions) {}

  /**
   * Stores new inputs and what follows from them, all or nothing. Answers what
   * `writeInputs` does.
   *
   * @param cause - "rescan", "upload of run …": shown in the gaps' history
   * @param writeInputs - What changed
   */
  async assess<T>(
    entityRef: string,
    cause: string,
    writeInputs: (stores: Stores) => Promise<T>,
  ): Promise<T> {
    return this.options.database.transaction(async stores => {
      await stores.queue.lock(entityRef, this.options.now().toISOString());
      const written = await writeInputs(stores);
      await this.derive(stores, entityRef, cause);
      return written;
    });
  }

  /**
   * Assesses the component that has been due for longest and that nobody else
   * has in hand; undefined where there is none. One that fails is tried again
   * later and keeps what is stored of it.
   */
  async assessDue(): Promise<AssessedDue | undefined> {
    const { database } = this.options;
    let claimed: DueAssessment | undefined;
    try {
      await database.transaction(async stores => {
        claimed = await stores.queue.claimDue(this.options.now().toISOString());
        if (claimed) {
          await this.derive(stores, claimed.entityRef, claimed.cause);
        }
      });
      return claimed && { entityRef: claimed.entityRef, error: null };
    } catch (caught) {
      if (!claimed) throw caught;
      const error = toError(caught);
      await database.queue.postpone(claimed.entityRef, {
        dueAt: retryAt(this.options.now(), claimed.attempts),
        error: error.message,
      });
      return { entityRef: claimed.entityRef, error };
    }
  }

  /** Makes all due that were assessed by other rules; answers how many. */
  async markOutdated(): Promise<number> {
    return this.options.database.queue.markOutdated(this.options.version, {
      cause: 'new version or policy',
      dueAt: this.options.now().toISOString(),
    });
  }

  private async derive(
    stores: Stores,
    entityRef: string,
    cause: string,
  ): Promise<void> {
    const component = await stores.components.get(entityRef);
    const now = this.options.now().toISOString();
    await stores.queue.done(entityRef, {
      dueAt: nextDay(now, entityRef),
      cause: 'passing of time',
      version: this.options.version,
    });
    // Gone from the catalog meanwhile: nobody could see the answer.
    if (!component) return;
    const stored = await stores.inputs.getInventory(entityRef);
    const storedPlan = await stores.inputs.getPlan(entityRef);
    const runs = await stores.runs.listWithMetrics(entityRef, maxRuns);
    const { inventory } = chooseInventory(
      stored,
      await stores.inputs.getSentInventory(entityRef),
    );
    const plan = storedPlan?.plan ?? null;

    const assessment = assess(
      {
        component,
        inventory,
        plan: plan && storedPlan ? { file: storedPlan.file, plan } : null,
        apis: (await stores.inputs.getApis(entityRef)).apis,
        runs: runs.map(toEvidence),
        commits: commitsOf(stored?.etag ?? null),
        decisions: await stores.decisions.list(entityRef),
      },
      this.options.policy,
      now,
    );
    const roadmap = planRoadmap(
      { component, assessment, plan, team: this.options.team },
      { now },
    );
    const { records, events } = reconcileGaps(
      await stores.assessments.listGaps(entityRef),
      assessment.gaps,
      {
        entityRef,
        ownerRef: component.ownerRef,
        now,
        cause,
        waived: assessment.waivedGaps,
      },
    );

    const figures = componentFigures(
      assessment,
      roadmap,
      records,
      inventory,
      newestInstant(runs, now),
    );
    await stores.assessments.writeGaps(entityRef, records, events);
    await stores.assessments.set(entityRef, {
      assessment,
      roadmap,
      cause,
      assessedAt: now,
    });
    await stores.components.setFigures(entityRef, figures);
    await stores.assessments.setSnapshot(entityRef, now.slice(0, 10), figures);
  }
}

function toEvidence({ summary, run }: StoredRun): RunEvidence {
  return {
    id: summary.id,
    startedAt: summary.startedAt,
    receivedAt: summary.receivedAt,
    source: summary.source,
    environment: summary.environment,
    commit: summary.commit,
    run,
  };
}

/** A run that is dated in the future says nothing about when it was. */
function newestInstant(runs: readonly StoredRun[], now: string): string | null {
  const instants = runs
    .map(run => timeOf(toEvidence(run)))
    .filter(instant => Date.parse(instant) <= Date.parse(now));
  return instants.length > 0
    ? instants.reduce((newest, instant) =>
        instant > newest ? instant : newest,
      )
    : null;
}

/** Sources of a Git host have the commit that they were read at as their etag. */
function commitsOf(etag: string | null): string[] {
  return etag !== null && /^[0-9a-f]{40}$/i.test(etag) ? [etag] : [];
}

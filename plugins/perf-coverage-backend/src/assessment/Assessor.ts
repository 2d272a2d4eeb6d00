import { NotFoundError, toError } from '@backstage/errors';
import {
  assess,
  Assessment,
  GapRecord,
  Policy,
  snapshotOf,
} from 'backstage-plugin-perf-coverage-common';
import { PerfCoverageDatabase, Stores } from '../database';
import { CapacityDefaults, ConfiguredCapacity } from '../planning';
import { deriveAll } from './derive';
import { differences } from './differences';
import { portfolioEntry } from './portfolioEntry';
import { nextDay, retryAt } from './due';
import { readInputs, StoredInputs } from './readInputs';

export interface AssessorOptions {
  database: PerfCoverageDatabase;
  team: { engineers?: number; hoursPerWeek?: number };
  policy: Policy;
  /** What the configuration says of people's time. */
  capacity: ConfiguredCapacity;
  /** Changes with the rules: what was assessed by other ones is assessed again. */
  version: string;
  now(): Date;
}

export interface AssessedDue {
  entityRef: string;
  /** Why it could not be assessed. */
  error: Error | null;
}

export interface WhatIf {
  /** With the change. */
  inputs: StoredInputs;
  before: Assessment;
  after: Assessment;
  /** ISO instant. */
  now: string;
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
    return this.assessAll([entityRef], cause, writeInputs);
  }

  /**
   * Assesses the component that has been due for longest and that nobody else
   * has in hand; undefined where there is none. One that fails is tried again
   * later and keeps what is stored of it.
   */
  async assessDue(): Promise<AssessedDue | undefined> {
    return this.options.database.transaction(async stores => {
      const now = this.options.now();
      const claimed = await stores.queue.claimDue(now.toISOString());
      if (!claimed) return undefined;
      const { entityRef, cause, attempts } = claimed;
      try {
        await stores.attempt(inner => this.derive(inner, entityRef, cause));
        return { entityRef, error: null };
      } catch (caught) {
        const error = toError(caught);
        // Before anybody else could claim it once more.
        await stores.queue.postpone(entityRef, {
          dueAt: retryAt(now, attempts),
          error: error.message,
        });
        return { entityRef, error };
      }
    });
  }

  /** Makes all due that were assessed by other rules; answers how many. */
  async markOutdated(): Promise<number> {
    return this.options.database.queue.markOutdated(this.options.version, {
      cause: 'new version or policy',
      dueAt: this.options.now().toISOString(),
    });
  }

  /**
   * Derives a component's assessment once more, as of the time when it was
   * made, and answers where it differs from what is stored: nowhere, unless
   * something went wrong or the rules are others. Changes nothing.
   */
  async verify(entityRef: string): Promise<string[]> {
    return this.options.database.transaction(async stores => {
      // Else inputs could be newer than what followed from the ones before.
      await stores.queue.hold(entityRef);
      const component = await stores.components.get(entityRef);
      const stored = await stores.assessments.get(entityRef);
      if (!component || !stored) return [];
      const inputs = await readInputs(stores, component, this.defaults);
      const again = deriveAll(inputs, {
        ...this.options,
        now: stored.assessedAt,
        cause: stored.cause,
      });
      return [
        ...differences(stored.assessment, again.assessment, '/assessment'),
        ...differences(stored.roadmap, again.roadmap, '/roadmap'),
        ...again.gaps.events.map(
          ({ gapId, event }) => `/gaps/${gapId}: ${event.type}`,
        ),
      ];
    });
  }

  /**
   * What the component comes to as it is, and with other inputs, by the rules of
   * now. Changes nothing. Throws `NotFoundError`.
   */
  async whatIf(
    entityRef: string,
    change: (inputs: StoredInputs) => StoredInputs,
  ): Promise<WhatIf> {
    const { database, policy } = this.options;
    const component = await database.components.get(entityRef);
    if (!component) {
      throw new NotFoundError(`There is no ${entityRef} in the catalog`);
    }
    const inputs = await readInputs(database, component, this.defaults);
    const now = this.options.now().toISOString();
    const changed = change(inputs);
    return {
      inputs: changed,
      before: assess(inputs, policy, now),
      after: assess(changed, policy, now),
      now,
    };
  }

  private get defaults(): CapacityDefaults {
    const { capacity, team } = this.options;
    return { configured: capacity, team };
  }

  /**
   * Stores what is about several components and assesses them again, all or
   * nothing. Answers what `write` does.
   */
  async assessAll<T>(
    entityRefs: readonly string[],
    cause: string,
    write: (stores: Stores) => Promise<T>,
  ): Promise<T> {
    // In one order everywhere, so that two never wait for each other.
    const refs = [...new Set(entityRefs)].sort();
    return this.options.database.transaction(async stores => {
      const now = this.options.now().toISOString();
      for (const ref of refs) await stores.queue.lock(ref, now);
      const written = await write(stores);
      for (const ref of refs) await this.derive(stores, ref, cause);
      return written;
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
    const inputs = await readInputs(stores, component, this.defaults);
    const { assessment, roadmap, gaps, figures } = deriveAll(inputs, {
      ...this.options,
      now,
      cause,
    });
    await stores.assessments.writeGaps(
      entityRef,
      changedRecords(inputs.gaps, gaps.records),
      gaps.events,
    );
    await stores.assessments.set(entityRef, {
      assessment,
      roadmap,
      cause,
      assessedAt: now,
    });
    await stores.components.setFigures(entityRef, figures);
    await stores.portfolio.set(entityRef, portfolioEntry(assessment));
    await stores.snapshots.set(snapshotOf(entityRef, assessment, now), figures);
  }
}

/** Most assessments leave most gaps as they are. */
function changedRecords(
  stored: readonly GapRecord[],
  records: readonly GapRecord[],
): GapRecord[] {
  const known = new Map(
    stored.map(record => [record.id, JSON.stringify(record)]),
  );
  return records.filter(
    record => known.get(record.id) !== JSON.stringify(record),
  );
}

import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import {
  CountKeeper,
  keeperOver,
  recountFacets,
  TransactionCounts,
} from './countKeeper';
import { KnexAssessmentQueue } from './KnexAssessmentQueue';
import { KnexAssessmentStore } from './KnexAssessmentStore';
import { KnexComponentStore } from './KnexComponentStore';
import { KnexDecisionStore } from './KnexDecisionStore';
import { KnexCapacityStore } from './KnexCapacityStore';
import { KnexGapPlanStore } from './KnexGapPlanStore';
import { KnexPeopleStore } from './KnexPeopleStore';
import { KnexRoadmapVersionStore } from './KnexRoadmapVersionStore';
import { KnexWorkItemStore } from './KnexWorkItemStore';
import { KnexInputStore } from './KnexInputStore';
import { KnexMoveStore } from './KnexMoveStore';
import { KnexPlanStore } from './KnexPlanStore';
import { KnexPortfolioStore } from './KnexPortfolioStore';
import { KnexRetentionStore } from './KnexRetentionStore';
import { KnexRunStore } from './KnexRunStore';
import { KnexScanStore } from './KnexScanStore';
import { KnexSeriesStore } from './KnexSeriesStore';
import { KnexSnapshotStore } from './KnexSnapshotStore';
import { PerfCoverageDatabase, Stores, TransactionStores } from './types';

export const migrationsDirectory = resolvePackagePath(
  'backstage-plugin-perf-coverage-backend',
  'migrations',
);

/** Brings the tables up to date, unless the installation forbids it, and opens them. */
export async function openDatabase(
  service: DatabaseService,
): Promise<PerfCoverageDatabase> {
  const knex = await service.getClient();
  if (!service.migrations?.skip) {
    await knex.migrate.latest({ directory: migrationsDirectory });
  }
  return createDatabase(knex);
}

export function createDatabase(knex: Knex): PerfCoverageDatabase {
  // Else the message of each error holds the values, which are people's files,
  // and goes to logs and callers.
  knex.client.config.compileSqlOnError = false;
  return {
    ...storesOver(knex, keeperOver(knex)),
    transaction: work => transactionOver(knex, work),
    recount: () => recountFacets(knex),
  };
}

/** Within another one: a savepoint. */
function transactionOver<T>(
  knex: Knex,
  work: (stores: TransactionStores) => Promise<T>,
): Promise<T> {
  return knex.transaction(async tx => {
    const counts = new TransactionCounts(tx);
    const answer = await work({
      ...storesOver(tx, counts),
      attempt: inner => transactionOver(tx, inner),
    });
    await counts.write();
    return answer;
  });
}

function storesOver(knex: Knex, counts: CountKeeper): Stores {
  return {
    components: new KnexComponentStore(knex, counts),
    inputs: new KnexInputStore(knex),
    runs: new KnexRunStore(knex),
    assessments: new KnexAssessmentStore(knex, counts),
    scans: new KnexScanStore(knex),
    series: new KnexSeriesStore(knex),
    decisions: new KnexDecisionStore(knex),
    gapPlans: new KnexGapPlanStore(knex),
    workItems: new KnexWorkItemStore(knex),
    people: new KnexPeopleStore(knex),
    capacities: new KnexCapacityStore(knex),
    roadmapVersions: new KnexRoadmapVersionStore(knex),
    plans: new KnexPlanStore(knex),
    portfolio: new KnexPortfolioStore(knex),
    retention: new KnexRetentionStore(knex),
    moves: new KnexMoveStore(knex, counts),
    snapshots: new KnexSnapshotStore(knex),
    queue: new KnexAssessmentQueue(knex),
  };
}

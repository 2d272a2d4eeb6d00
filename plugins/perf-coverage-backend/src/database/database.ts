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
import { KnexInputStore } from './KnexInputStore';
import { KnexMoveStore } from './KnexMoveStore';
import { KnexPlanStore } from './KnexPlanStore';
import { KnexRetentionStore } from './KnexRetentionStore';
import { KnexRunStore } from './KnexRunStore';
import { KnexScanStore } from './KnexScanStore';
import { KnexSeriesStore } from './KnexSeriesStore';
import { KnexSnapshotStore } from './KnexSnapshotStore';
import { KnexPortfolioStore } from './KnexPortfolioStore';
import { PerfCoverageDatabase, Stores } from './types';

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
  return {
    ...storesOver(knex, keeperOver(knex)),
    transaction: work =>
      knex.transaction(async tx => {
        const counts = new TransactionCounts(tx);
        const answer = await work(storesOver(tx, counts));
        await counts.write();
        return answer;
      }),
    recount: () => recountFacets(knex),
  };
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
    plans: new KnexPlanStore(knex),
    retention: new KnexRetentionStore(knex),
    moves: new KnexMoveStore(knex, counts),
    snapshots: new KnexSnapshotStore(knex),
    queue: new KnexAssessmentQueue(knex),
  };
}
    portfolio: new KnexPortfolioStore(knex),

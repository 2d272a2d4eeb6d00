import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { KnexAssessmentQueue } from './KnexAssessmentQueue';
import { KnexAssessmentStore } from './KnexAssessmentStore';
import { KnexComponentStore } from './KnexComponentStore';
import { KnexDecisionStore } from './KnexDecisionStore';
import { KnexInputStore } from './KnexInputStore';
import { KnexMoveStore } from './KnexMoveStore';
import { KnexRetentionStore } from './KnexRetentionStore';
import { KnexRunStore } from './KnexRunStore';
import { KnexScanStore } from './KnexScanStore';
import { KnexSeriesStore } from './KnexSeriesStore';
import { KnexSnapshotStore } from './KnexSnapshotStore';
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
    ...storesOver(knex),
    transaction: work => knex.transaction(tx => work(storesOver(tx))),
  };
}

function storesOver(knex: Knex): Stores {
  return {
    components: new KnexComponentStore(knex),
    inputs: new KnexInputStore(knex),
    runs: new KnexRunStore(knex),
    assessments: new KnexAssessmentStore(knex),
    scans: new KnexScanStore(knex),
    series: new KnexSeriesStore(knex),
    decisions: new KnexDecisionStore(knex),
    retention: new KnexRetentionStore(knex),
    moves: new KnexMoveStore(knex),
    snapshots: new KnexSnapshotStore(knex),
    queue: new KnexAssessmentQueue(knex),
  };
}

import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { createDatabase, PerfCoverageDatabase } from '../database';
import { migrationsDirectory } from '../database/database';

/**
 * SQLite always, PostgreSQL where the test command has started one. Call once
 * per test file, outside of tests.
 */
export function testDatabases(): TestDatabases {
  return TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_18'],
    disableDocker: true,
  });
}

/** An empty database with all tables. */
export async function migrated(
  knex: Knex,
): Promise<{ knex: Knex; database: PerfCoverageDatabase }> {
  await knex.migrate.latest({ directory: migrationsDirectory });
  return { knex, database: createDatabase(knex) };
}

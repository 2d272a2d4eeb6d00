import path from 'node:path';
import createKnex from 'knex';

/**
 * The portal under test has no past: its newest snapshot of a component becomes
 * one of a week ago, with a requirement less met and without its worst gap.
 */
export async function rememberWeekAgo(entityRef: string): Promise<void> {
  const folder = process.env.PERF_COVERAGE_DATA;
  if (!folder) {
    throw new Error(
      'PERF_COVERAGE_DATA does not name the data of the portal; ./portal e2e sets it.',
    );
  }
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: { filename: path.join(folder, 'perf-coverage.sqlite') },
    useNullAsDefault: true,
  });
  try {
    const newest = await knex('snapshots')
      .where('entity_ref', entityRef)
      .orderBy('day', 'desc')
      .first();
    const snapshot = JSON.parse(newest.snapshot);
    const day = new Date(Date.now() - 8 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const met = newest.met - 1;
    await knex('snapshots')
      .insert({
        ...newest,
        ...{ day, met },
        snapshot: JSON.stringify({
          ...snapshot,
          ...{ day, met },
          gaps: snapshot.gaps.slice(1),
        }),
      })
      .onConflict(['entity_ref', 'day'])
      .merge();
  } finally {
    await knex.destroy();
  }
}

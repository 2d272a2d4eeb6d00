// @ts-check

const { createHash } = require('crypto');

/**
 * Series of measurements that may be compared, what a run keeps besides its
 * statistics, what people decided about gaps, and inventories sent by CI. See
 * docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('series', table => {
    table.string('id', 64).notNullable().primary();
    table
      .string('entity_ref', 512)
      .notNullable()
      .references('entity_ref')
      .inTable('components')
      .onDelete('CASCADE');
    table.text('name').notNullable();
    table.text('scope').notNullable();
    table.string('unit', 64).notNullable();
    table.string('direction', 8).notNullable();
    table.string('environment', 255).notNullable();
    table.string('branch', 255).notNullable();
    table.string('tool', 255).notNullable();
    table.string('last_at', 24).notNullable();
    table.index(['entity_ref', 'last_at'], 'series_component_idx');
  });
  await knex.schema.alterTable('run_metrics', table => {
    table.string('series_id', 64).nullable();
    table.string('ordered_at', 24).nullable();
    table.text('histogram', 'longtext').nullable();
    table.index(
      ['series_id', 'ordered_at', 'run_id'],
      'run_metrics_series_idx',
    );
  });
  await knex.schema.createTable('run_timelines', table => {
    table
      .string('run_id', 36)
      .notNullable()
      .primary()
      .references('id')
      .inTable('runs')
      .onDelete('CASCADE');
    table.text('timeline', 'longtext').notNullable();
  });
  await knex.schema.createTable('gap_decisions', table => {
    table.string('entity_ref', 512).notNullable();
    table.string('gap_id', 255).notNullable();
    table.text('decision').notNullable();
    table.integer('revision').notNullable();
    table.primary(['entity_ref', 'gap_id']);
    table
      .foreign(['entity_ref', 'gap_id'], 'gap_decisions_gap_fk')
      .references(['entity_ref', 'gap_id'])
      .inTable('gaps')
      .onDelete('CASCADE');
  });
  await knex.schema.createTable('sent_inventories', table => {
    table
      .string('entity_ref', 512)
      .notNullable()
      .primary()
      .references('entity_ref')
      .inTable('components')
      .onDelete('CASCADE');
    table.text('inventory', 'longtext').notNullable();
    table.string('commit', 255).nullable();
    table.string('branch', 255).nullable();
    table.text('url').nullable();
    table.string('received_at', 24).notNullable();
  });
  await backfillSeries(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('sent_inventories');
  await knex.schema.dropTable('gap_decisions');
  await knex.schema.dropTable('run_timelines');
  await knex.schema.alterTable('run_metrics', table => {
    table.dropIndex(
      ['series_id', 'ordered_at', 'run_id'],
      'run_metrics_series_idx',
    );
  });
  await knex.schema.alterTable('run_metrics', table => {
    table.dropColumn('histogram');
    table.dropColumn('ordered_at');
    table.dropColumn('series_id');
  });
  await knex.schema.dropTable('series');
};

/**
 * Gives the runs that are there their series, as `seriesId` does for new ones.
 *
 * @param {import('knex').Knex} knex
 */
async function backfillSeries(knex) {
  for (const run of await knex('runs').select(
    'id',
    'entity_ref',
    'environment',
    'branch',
    'ordered_at',
    'run',
  )) {
    const tool = JSON.parse(run.run).tool.name;
    const metrics = await knex('run_metrics').where('run_id', run.id);
    for (const metric of metrics) {
      const scope = JSON.stringify(
        Object.fromEntries(Object.entries(JSON.parse(metric.scope)).sort()),
      );
      const identity = [
        run.entity_ref,
        metric.name,
        scope,
        metric.unit,
        run.environment,
        run.branch ?? '',
        tool,
      ];
      const id = createHash('sha256')
        .update(JSON.stringify(identity))
        .digest('hex');
      await knex('series')
        .insert({
          id,
          entity_ref: run.entity_ref,
          name: metric.name,
          scope,
          unit: metric.unit,
          direction: metric.direction,
          environment: run.environment,
          branch: run.branch ?? '',
          tool,
          last_at: run.ordered_at,
        })
        .onConflict('id')
        .ignore();
      await knex('run_metrics')
        .where({ run_id: run.id, position: metric.position })
        .update({ series_id: id, ordered_at: run.ordered_at });
    }
  }
}

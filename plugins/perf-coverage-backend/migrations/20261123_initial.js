// @ts-check

/**
 * Instants are ISO 8601 text in UTC with milliseconds, days are `YYYY-MM-DD`:
 * they sort as text, and mean the same in SQLite and PostgreSQL. Documents are
 * JSON text that the database never looks into. See docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('components', table => {
    table.string('entity_ref', 512).notNullable().primary();
    table.string('entity_etag', 255).nullable();
    table.text('title').notNullable();
    table.text('description').nullable();
    table.string('type', 255).nullable();
    table.string('lifecycle', 255).nullable();
    table.string('owner_ref', 512).nullable();
    table.string('system_ref', 512).nullable();
    table.string('domain_ref', 512).nullable();
    table.text('tags').notNullable().defaultTo('[]');
    table.text('frameworks').notNullable().defaultTo('[]');
    table.string('title_sort', 255).notNullable();
    table.text('search_text').notNullable();

    table.string('state', 32).notNullable().defaultTo('unknown');
    table.integer('met').notNullable().defaultTo(0);
    table.integer('applicable').notNullable().defaultTo(0);
    table.double('coverage').nullable();
    table.integer('evidence_met').notNullable().defaultTo(0);
    table.integer('evidence_fresh').notNullable().defaultTo(0);
    table.integer('evidence_written').notNullable().defaultTo(0);
    table.integer('evidence_none').notNullable().defaultTo(0);
    table.integer('gaps_critical').notNullable().defaultTo(0);
    table.integer('gaps_high').notNullable().defaultTo(0);
    table.integer('gaps_moderate').notNullable().defaultTo(0);
    table.integer('gaps_low').notNullable().defaultTo(0);
    table.double('gap_rank').notNullable().defaultTo(0);
    table.integer('slas_met').notNullable().defaultTo(0);
    table.integer('slas_breached').notNullable().defaultTo(0);
    table.integer('slas_open').notNullable().defaultTo(0);
    table.double('effort_low').nullable();
    table.double('effort_high').nullable();
    table.double('effort_mean').nullable();
    table.text('phase').nullable();
    table.string('phase_sort', 320).nullable();
    table.string('p80', 10).nullable();
    table.string('last_run_at', 24).nullable();

    table.string('seen_at', 24).notNullable();
    table.string('removed_at', 24).nullable();

    table.index(['title_sort', 'entity_ref'], 'components_title_idx');
  });
  // In the order of the portfolio's first view, which the builder can't say.
  await knex.raw(
    'create index components_gap_rank_idx on components (gap_rank desc, entity_ref)',
  );

  await knex.schema.createTable('component_facets', table => {
    table
      .string('entity_ref', 512)
      .notNullable()
      .references('entity_ref')
      .inTable('components')
      .onDelete('CASCADE');
    table.string('facet', 16).notNullable();
    table.string('value', 512).notNullable();
    table.primary(['entity_ref', 'facet', 'value']);
    table.index(['facet', 'value', 'entity_ref'], 'component_facets_value_idx');
  });

  await knex.schema.createTable('inventories', table => {
    componentKey(table);
    table.text('location').notNullable();
    table.string('etag', 255).nullable();
    table.string('settings', 64).notNullable();
    table.text('url_template').nullable();
    table.text('inventory', 'longtext').notNullable();
    table.text('problems', 'longtext').notNullable();
    table.string('scanned_at', 24).notNullable();
  });

  await knex.schema.createTable('source_files', table => {
    table
      .string('entity_ref', 512)
      .notNullable()
      .references('entity_ref')
      .inTable('components')
      .onDelete('CASCADE');
    table.string('path', 1024).notNullable();
    table.text('content', 'longtext').notNullable();
    table.primary(['entity_ref', 'path']);
  });

  await knex.schema.createTable('plans', table => {
    componentKey(table);
    table.text('file').notNullable();
    table.text('plan', 'longtext').nullable();
    table.text('problems', 'longtext').notNullable();
    table.boolean('last_good').notNullable();
    table.string('read_at', 24).notNullable();
  });

  await knex.schema.createTable('api_operations', table => {
    componentKey(table);
    table.text('apis', 'longtext').notNullable();
    table.text('problems', 'longtext').notNullable();
    table.string('read_at', 24).notNullable();
  });

  await knex.schema.createTable('runs', table => {
    table.string('id', 36).notNullable().primary();
    table
      .string('entity_ref', 512)
      .notNullable()
      .references('entity_ref')
      .inTable('components')
      .onDelete('CASCADE');
    table.string('digest', 64).notNullable();
    table.string('environment', 255).notNullable().defaultTo('');
    table.string('commit', 255).notNullable().defaultTo('');
    table.string('branch', 255).nullable();
    table.text('url').nullable();
    table.text('source').notNullable();
    table.string('format', 64).notNullable();
    table.string('started_at', 24).nullable();
    table.string('received_at', 24).notNullable();
    table.string('ordered_at', 24).notNullable();
    table.boolean('synthetic').notNullable();
    table.text('run', 'longtext').notNullable();
    table.unique(['entity_ref', 'digest', 'environment', 'commit'], {
      indexName: 'runs_identity_uq',
    });
    table.index(['entity_ref', 'ordered_at', 'id'], 'runs_newest_idx');
  });

  await knex.schema.createTable('run_metrics', table => {
    table
      .string('run_id', 36)
      .notNullable()
      .references('id')
      .inTable('runs')
      .onDelete('CASCADE');
    table.integer('position').notNullable();
    table.text('name').notNullable();
    table.text('scope').notNullable();
    table.string('unit', 64).notNullable();
    table.string('direction', 8).notNullable();
    table.text('stats').notNullable();
    table.primary(['run_id', 'position']);
  });

  await knex.schema.createTable('assessments', table => {
    componentKey(table);
    table.text('assessment', 'longtext').notNullable();
    table.text('roadmap', 'longtext').notNullable();
    table.text('cause').notNullable();
    table.string('assessed_at', 24).notNullable();
  });

  await knex.schema.createTable('gaps', table => {
    table
      .string('entity_ref', 512)
      .notNullable()
      .references('entity_ref')
      .inTable('components')
      .onDelete('CASCADE');
    table.string('gap_id', 255).notNullable();
    table.string('status', 8).notNullable();
    table.string('priority', 8).notNullable();
    table.string('opened_at', 24).notNullable();
    table.string('closed_at', 24).nullable();
    table.text('record', 'longtext').notNullable();
    table.primary(['entity_ref', 'gap_id']);
  });

  await knex.schema.createTable('gap_events', table => {
    table.increments('id');
    table.string('entity_ref', 512).notNullable();
    table.string('gap_id', 255).notNullable();
    table.string('type', 16).notNullable();
    table.string('at', 24).notNullable();
    table.text('cause').notNullable();
    table
      .foreign(['entity_ref', 'gap_id'], 'gap_events_gap_fk')
      .references(['entity_ref', 'gap_id'])
      .inTable('gaps')
      .onDelete('CASCADE');
    table.index(['entity_ref', 'gap_id', 'id'], 'gap_events_gap_idx');
  });

  await knex.schema.createTable('scans', table => {
    componentKey(table);
    table.string('status', 16).notNullable();
    table.string('stage', 16).notNullable();
    table.integer('files_read').notNullable().defaultTo(0);
    table.integer('files_total').nullable();
    table.text('message').nullable();
    table.string('started_at', 24).nullable();
    table.string('finished_at', 24).nullable();
    table.string('alive_at', 24).nullable();
  });

  await knex.schema.createTable('snapshots', table => {
    table
      .string('entity_ref', 512)
      .notNullable()
      .references('entity_ref')
      .inTable('components')
      .onDelete('CASCADE');
    table.string('day', 10).notNullable();
    table.string('state', 32).notNullable();
    table.integer('met').notNullable();
    table.integer('applicable').notNullable();
    table.integer('gaps_critical').notNullable();
    table.integer('gaps_high').notNullable();
    table.integer('gaps_moderate').notNullable();
    table.integer('gaps_low').notNullable();
    table.double('effort_mean').nullable();
    table.primary(['entity_ref', 'day']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'snapshots',
    'scans',
    'gap_events',
    'gaps',
    'assessments',
    'run_metrics',
    'runs',
    'api_operations',
    'plans',
    'source_files',
    'inventories',
    'component_facets',
    'components',
  ]) {
    await knex.schema.dropTable(table);
  }
};

/**
 * One row per component, gone with it.
 *
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function componentKey(table) {
  table
    .string('entity_ref', 512)
    .notNullable()
    .primary()
    .references('entity_ref')
    .inTable('components')
    .onDelete('CASCADE');
}

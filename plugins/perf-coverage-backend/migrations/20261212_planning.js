// @ts-check

/**
 * What people plan in the portal: for gaps, work that closes none, who has time
 * when, and the versions of roadmaps. See docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('gap_plans', table => {
    table.string('entity_ref', 512).notNullable();
    table.string('gap_id', 255).notNullable();
    table.text('plan').notNullable();
    table.integer('revision').notNullable();
    table.primary(['entity_ref', 'gap_id']);
    table
      .foreign(['entity_ref', 'gap_id'], 'gap_plans_gap_fk')
      .references(['entity_ref', 'gap_id'])
      .inTable('gaps')
      .onDelete('CASCADE');
  });
  await knex.schema.createTable('work_items', table => {
    table.string('id', 64).notNullable().primary();
    table.string('scope', 512).notNullable();
    table.text('item').notNullable();
    table.integer('revision').notNullable();
    table.index(['scope', 'id'], 'work_items_scope_idx');
  });
  await knex.schema.createTable('people', table => {
    table.string('entity_ref', 512).notNullable().primary();
    table.text('title').notNullable();
  });
  await knex.schema.createTable('people_teams', table => {
    table
      .string('entity_ref', 512)
      .notNullable()
      .references('entity_ref')
      .inTable('people')
      .onDelete('CASCADE');
    table.string('team_ref', 512).notNullable();
    table.integer('position').notNullable();
    table.primary(['entity_ref', 'team_ref']);
    table.index(['team_ref', 'entity_ref'], 'people_teams_team_idx');
  });
  await knex.schema.createTable('capacities', table => {
    table.string('entity_ref', 512).notNullable().primary();
    table.text('settings', 'longtext').notNullable();
    table.string('changed_by', 512).notNullable();
    table.string('changed_at', 24).notNullable();
    table.integer('revision').notNullable();
  });
  await knex.schema.createTable('roadmap_versions', table => {
    table.string('scope', 512).notNullable();
    table.integer('number').notNullable();
    table.string('accepted_by', 512).notNullable();
    table.string('accepted_at', 24).notNullable();
    table.text('why').notNullable();
    table.integer('restores').nullable();
    table.boolean('baseline').notNullable();
    table.string('p80', 10).nullable();
    table.double('hours').notNullable();
    table.integer('gaps').notNullable();
    table.text('settings', 'longtext').notNullable();
    table.text('roadmap', 'longtext').notNullable();
    table.primary(['scope', 'number']);
  });
  await knex.schema.alterTable('gaps', table => {
    table.index(['assignee', 'entity_ref'], 'gaps_assignee_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('gaps', table => {
    table.dropIndex([], 'gaps_assignee_idx');
  });
  await knex.schema.dropTable('roadmap_versions');
  await knex.schema.dropTable('capacities');
  await knex.schema.dropTable('people_teams');
  await knex.schema.dropTable('people');
  await knex.schema.dropTable('work_items');
  await knex.schema.dropTable('gap_plans');
};

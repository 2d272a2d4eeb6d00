// @ts-check

/**
 * Indexes for deleting what is old. See docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('runs', table => {
    table.index(['ordered_at', 'entity_ref'], 'runs_age_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('runs', table => {
    table.dropIndex(['ordered_at', 'entity_ref'], 'runs_age_idx');
  });
};

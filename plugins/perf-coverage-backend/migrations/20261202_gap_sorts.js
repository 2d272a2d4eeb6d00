// @ts-check

/**
 * The orders of the list of gaps that are known beforehand. See docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('gaps', table => {
    table.index(
      ['status', 'title_sort', 'entity_ref', 'gap_id'],
      'gaps_title_idx',
    );
    table.index(
      ['status', 'opened_at', 'entity_ref', 'gap_id'],
      'gaps_age_idx',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('gaps', table => {
    table.dropIndex([], 'gaps_age_idx');
    table.dropIndex([], 'gaps_title_idx');
  });
};

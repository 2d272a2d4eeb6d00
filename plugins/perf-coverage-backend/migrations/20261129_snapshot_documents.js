// @ts-check

/**
 * What a component was like on a day, to say what changed since. See
 * docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('snapshots', table => {
    table.text('snapshot', 'longtext').nullable();
    table.index(['day', 'entity_ref'], 'snapshots_day_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('snapshots', table => {
    table.dropIndex(['day', 'entity_ref'], 'snapshots_day_idx');
  });
  await knex.schema.alterTable('snapshots', table => {
    table.dropColumn('snapshot');
  });
};

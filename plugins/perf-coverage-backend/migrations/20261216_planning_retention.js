// @ts-check

/**
 * Plans of what is gone go with it: when somebody left the catalog whose time
 * people have planned, and nothing of components that were deleted before. See
 * docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('capacities', table => {
    table.string('left_at', 24).nullable();
  });
  for (const table of ['work_items', 'roadmap_versions']) {
    await knex(table)
      .where('scope', 'like', 'component:%')
      .whereNotIn('scope', knex('components').select('entity_ref'))
      .delete();
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('capacities', table => {
    table.dropColumn('left_at');
  });
};

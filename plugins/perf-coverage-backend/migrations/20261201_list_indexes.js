// @ts-check

/**
 * Indexes that counts and sums of all components are read from, without the
 * wide rows themselves. See docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('gaps', table => {
    table.index(
      [
        'entity_ref',
        'status',
        'priority_rank',
        'priority',
        'type',
        'assignee',
        'phase',
        'hours_low',
        'hours_mean',
        'hours_high',
      ],
      'gaps_figures_idx',
    );
  });
  // The few that lists leave out; the builder can't say this for both databases.
  await knex.raw(
    'create index components_removed_idx on components (entity_ref) where removed_at is not null',
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index components_removed_idx');
  await knex.schema.alterTable('gaps', table => {
    table.dropIndex([], 'gaps_figures_idx');
  });
};

// @ts-check

const name = 'snapshots_sums_idx';

/**
 * Sums of all components from day to day come from the index alone: the rows
 * hold a document each. See docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('snapshots', table => {
    table.dropIndex(['day', 'entity_ref'], 'snapshots_day_idx');
    table.index(
      [
        'day',
        'entity_ref',
        'met',
        'applicable',
        'gaps_critical',
        'gaps_high',
        'gaps_moderate',
        'gaps_low',
        'effort_mean',
      ],
      name,
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('snapshots', table => {
    table.dropIndex([], name);
    table.index(['day', 'entity_ref'], 'snapshots_day_idx');
  });
};

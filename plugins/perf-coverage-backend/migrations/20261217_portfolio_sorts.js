// @ts-check

/** In the orders of the portfolio, where unknown comes last both ways. */
const indexes = [
  'coverage',
  'effort_mean',
  'last_run_at',
  'owner_ref',
  'phase_sort',
].flatMap(column =>
  ['', 'desc'].map(direction => ({
    name: `components_${column}${direction && `_${direction}`}_idx`,
    columns: `(case when ${column} is null then 1 else 0 end), ${column} ${direction}, entity_ref`,
  })),
);

/**
 * Pages of the portfolio in these orders, which looked at all components before. See docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const { name, columns } of indexes) {
    await knex.raw(
      `create index ${name} on components (${columns}) where removed_at is null`,
    );
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const { name } of indexes) await knex.raw(`drop index ${name}`);
};

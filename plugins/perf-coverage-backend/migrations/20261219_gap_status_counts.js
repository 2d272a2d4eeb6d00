// @ts-check

const gapFacets = {
  priority: 'gaps.priority',
  type: 'gaps.type',
  status: 'gaps.status',
  assignee: 'gaps.assignee',
  phase: 'gaps.phase',
  owner: 'components.owner_ref',
  system: 'components.system_ref',
};

/**
 * The counts of a list's values are kept for gaps of each status, so that those
 * of open gaps are known too. A primary key can't grow in SQLite: the table is
 * made anew, and everything counted. See docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = function up(knex) {
  return recreate(knex, true);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = function down(knex) {
  return recreate(knex, false);
};

/**
 * @param {import('knex').Knex} knex
 * @param {boolean} byStatus
 */
async function recreate(knex, byStatus) {
  await knex.schema.dropTable('facet_counts');
  await knex.schema.createTable('facet_counts', table => {
    table.string('list', 16).notNullable();
    table.string('facet', 16).notNullable();
    table.string('value', 512).notNullable();
    if (byStatus) table.string('status', 8).notNullable();
    table.integer('count').notNullable();
    table.primary(['list', 'facet', 'value', ...(byStatus ? ['status'] : [])]);
  });
  const column = byStatus ? ', status' : '';
  await knex.raw(`
    insert into facet_counts (list, facet, value${column}, count)
    select 'components', facet, value${byStatus ? ", ''" : ''}, count(*)
    from component_facets
    join components on components.entity_ref = component_facets.entity_ref
    where components.removed_at is null
    group by facet, value`);
  const status = byStatus ? ', gaps.status' : '';
  for (const [facet, value] of Object.entries(gapFacets)) {
    await knex.raw(`
      insert into facet_counts (list, facet, value${column}, count)
      select 'gaps', '${facet}', ${value}${status}, count(*)
      from gaps
      join components on components.entity_ref = gaps.entity_ref
      where components.removed_at is null and ${value} is not null
      group by ${value}${status}`);
  }
}

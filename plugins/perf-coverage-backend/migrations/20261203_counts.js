// @ts-check

/**
 * Counts that are kept beside what they count, so that lists need not count
 * everything each time. See docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('facet_counts', table => {
    table.string('list', 16).notNullable();
    table.string('facet', 16).notNullable();
    table.string('value', 512).notNullable();
    table.integer('count').notNullable();
    table.primary(['list', 'facet', 'value']);
  });
  await knex.schema.createTable('gap_sums', table => {
    table
      .string('entity_ref', 512)
      .notNullable()
      .references('entity_ref')
      .inTable('components')
      .onDelete('CASCADE');
    table.string('status', 8).notNullable();
    for (const count of [
      'critical',
      'high',
      'moderate',
      'low',
      'unestimated',
      'unassigned',
    ]) {
      table.integer(count).notNullable();
    }
    for (const hours of ['mean', 'below', 'above']) {
      table.double(hours).notNullable();
    }
    table.primary(['entity_ref', 'status']);
  });
  // In the orders of the list, which the builder can't say.
  for (const [name, direction] of [
    ['gaps_effort_idx', ''],
    ['gaps_effort_desc_idx', 'desc'],
  ]) {
    await knex.raw(
      `create index ${name} on gaps (status, (case when hours_mean is null then 1 else 0 end), hours_mean ${direction}, entity_ref, gap_id)`,
    );
  }

  await knex.raw(`
    insert into facet_counts (list, facet, value, count)
    select 'components', facet, value, count(*)
    from component_facets
    join components on components.entity_ref = component_facets.entity_ref
    where components.removed_at is null
    group by facet, value`);
  for (const [facet, column] of Object.entries({
    priority: 'gaps.priority',
    type: 'gaps.type',
    status: 'gaps.status',
    assignee: 'gaps.assignee',
    phase: 'gaps.phase',
    owner: 'components.owner_ref',
    system: 'components.system_ref',
  })) {
    await knex.raw(
      `insert into facet_counts (list, facet, value, count)
      select 'gaps', '${facet}', ${column}, count(*)
      from gaps
      join components on components.entity_ref = gaps.entity_ref
      where components.removed_at is null and ${column} is not null
      group by ${column}`,
    );
  }
  await knex.raw(`
    insert into gap_sums (entity_ref, status, critical, high, moderate, low, unestimated, unassigned, mean, below, above)
    select entity_ref, status,
      sum(case when priority_rank = 0 then 1 else 0 end),
      sum(case when priority_rank = 1 then 1 else 0 end),
      sum(case when priority_rank = 2 then 1 else 0 end),
      sum(case when priority_rank = 3 then 1 else 0 end),
      sum(case when hours_mean is null then 1 else 0 end),
      sum(case when assignee is null then 1 else 0 end),
      coalesce(sum(hours_mean), 0),
      coalesce(sum((hours_mean - hours_low) * (hours_mean - hours_low)), 0),
      coalesce(sum((hours_high - hours_mean) * (hours_high - hours_mean)), 0)
    from gaps
    group by entity_ref, status`);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index gaps_effort_desc_idx');
  await knex.raw('drop index gaps_effort_idx');
  await knex.schema.dropTable('gap_sums');
  await knex.schema.dropTable('facet_counts');
};

// @ts-check

/**
 * Columns of gaps that lists filter, sort and sum by; the rest stays in the
 * record. See docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('gaps', table => {
    table.integer('priority_rank').notNullable().defaultTo(9);
    table.string('type', 32).notNullable().defaultTo('');
    table.string('title_sort', 255).notNullable().defaultTo('');
    table.text('search_text').notNullable().defaultTo('');
    table.string('assignee', 512).nullable();
    table.string('phase', 255).nullable();
    table.double('hours_low').nullable();
    table.double('hours_high').nullable();
    table.double('hours_mean').nullable();
  });
  // In the order of the list's first view, which the builder can't say.
  await knex.raw(
    'create index gaps_priority_idx on gaps (status, priority_rank, entity_ref, gap_id)',
  );
  for (const row of await knex('gaps').select(
    'entity_ref',
    'gap_id',
    'priority',
    'record',
  )) {
    const record = JSON.parse(row.record);
    const { estimate } = record;
    await knex('gaps')
      .where({ entity_ref: row.entity_ref, gap_id: row.gap_id })
      .update({
        priority_rank: ['critical', 'high', 'moderate', 'low'].indexOf(
          row.priority,
        ),
        type: record.type,
        title_sort: record.title.toLowerCase().slice(0, 255),
        search_text: `${record.title}\n${record.capabilityTitle}`.toLowerCase(),
        assignee: record.assignee,
        phase: record.phase && record.phase.slice(0, 255),
        hours_low: estimate && estimate.low,
        hours_high: estimate && estimate.high,
        // Exact from the next assessment on.
        hours_mean: estimate && (estimate.low + estimate.high) / 2,
      });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index gaps_priority_idx');
  await knex.schema.alterTable('gaps', table => {
    for (const column of [
      'hours_mean',
      'hours_high',
      'hours_low',
      'phase',
      'assignee',
      'search_text',
      'title_sort',
      'type',
      'priority_rank',
    ]) {
      table.dropColumn(column);
    }
  });
};

// @ts-check

/**
 * What the heat map and the list of SLAs show, as columns that lists can filter
 * and sort by. Filled by the next assessment, so everything is due for one.
 *
 * @param { import("knex").Knex } knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('components', table => {
    table.text('kinds').nullable();
  });
  await knex.schema.createTable('slas', table => {
    table
      .string('entity_ref', 512)
      .notNullable()
      .references('entity_ref')
      .inTable('components')
      .onDelete('CASCADE');
    table.integer('position').notNullable();
    table.string('state', 16).notNullable();
    table.integer('state_rank').notNullable();
    table.double('margin').nullable();
    table.string('name_sort', 255).notNullable();
    table.text('search_text').notNullable();
    table.text('sla').notNullable();
    table.primary(['entity_ref', 'position']);
    table.index(['state_rank', 'entity_ref', 'position'], 'slas_state_idx');
  });
  await knex('assessment_queue')
    .whereNotNull('version')
    .update({ version: 'before 20261214' });
};

/**
 * @param { import("knex").Knex } knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('slas');
  await knex.schema.alterTable('components', table => {
    table.dropColumn('kinds');
  });
};

// @ts-check

/**
 * What was read from the addresses that a component names for its results. See
 * docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('result_addresses', table => {
    table
      .string('entity_ref', 512)
      .notNullable()
      .references('entity_ref')
      .inTable('components')
      .onDelete('CASCADE');
    table.integer('position').notNullable();
    table.text('address').notNullable();
    table.text('etag').nullable();
    table.string('settings', 64).notNullable();
    table.text('problems').notNullable();
    table.string('read_at', 24).notNullable();
    table.primary(['entity_ref', 'position']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('result_addresses');
};

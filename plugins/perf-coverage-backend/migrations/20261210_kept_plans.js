// @ts-check

/**
 * The plans that the portal keeps for components, each version of them. See
 * docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('kept_plans', table => {
    table
      .string('entity_ref', 512)
      .notNullable()
      .references('entity_ref')
      .inTable('components')
      .onDelete('CASCADE');
    table.integer('revision').notNullable();
    table.string('kind', 16).notNullable();
    table.integer('restored').nullable();
    table.text('text', 'longtext').nullable();
    table.text('plan', 'longtext').nullable();
    table.text('problems', 'longtext').notNullable();
    table.text('reason').notNullable();
    table.string('by', 512).notNullable();
    table.string('at', 24).notNullable();
    table.primary(['entity_ref', 'revision']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('kept_plans');
};

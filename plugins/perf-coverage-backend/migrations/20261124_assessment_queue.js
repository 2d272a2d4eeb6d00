// @ts-check

const { randomUUID } = require('crypto');

/**
 * When each component is to be assessed again, and the opaque key under which
 * pages hear of its changes. See docs/storage.md.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('assessment_queue', table => {
    table
      .string('entity_ref', 512)
      .notNullable()
      .primary()
      .references('entity_ref')
      .inTable('components')
      .onDelete('CASCADE');
    table.string('due_at', 24).notNullable();
    table.text('cause').notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('error').nullable();
    table.string('version', 64).nullable();
    table.index(['due_at', 'entity_ref'], 'assessment_queue_due_idx');
  });
  await knex.schema.alterTable('components', table => {
    table.string('signal_key', 36).nullable();
  });
  const rows = await knex('components').select('entity_ref');
  for (const { entity_ref } of rows) {
    await knex('components')
      .where({ entity_ref })
      .update({ signal_key: randomUUID() });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('components', table => {
    table.dropColumn('signal_key');
  });
  await knex.schema.dropTable('assessment_queue');
};

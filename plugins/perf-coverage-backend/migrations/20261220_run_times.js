// @ts-check

const batchRows = 500;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * A run whose result names no time took place on the day in its file's name, as
 * pages and assessments say; lists and series had it when it arrived.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = function up(knex) {
  return order(knex, dayInName);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = function down(knex) {
  return order(knex, () => null);
};

/**
 * Orders the runs of unknown start by their day, and without one by arrival,
 * some at a time.
 *
 * @param {import('knex').Knex} knex
 * @param {(source: string, receivedAt: string) => string | null} dayOf
 */
async function order(knex, dayOf) {
  let after = '';
  for (;;) {
    const runs = await knex('runs')
      .whereNull('started_at')
      .where('id', '>', after)
      .orderBy('id')
      .limit(batchRows)
      .select('id', 'source', 'received_at', 'ordered_at');
    if (runs.length === 0) return;
    after = runs[runs.length - 1].id;
    const moved = [];
    for (const { id, source, received_at: arrival, ordered_at: old } of runs) {
      const at = dayOf(source, arrival) ?? arrival;
      if (at === old) continue;
      moved.push(id);
      await knex('runs').where('id', id).update({ ordered_at: at });
      await knex('run_metrics').where('run_id', id).update({ ordered_at: at });
    }
    if (moved.length === 0) continue;
    await knex('series')
      .whereIn(
        'id',
        knex('run_metrics')
          .whereIn('run_id', moved)
          .whereNotNull('series_id')
          .select('series_id'),
      )
      .update({
        last_at: knex('run_metrics')
          .whereRaw('run_metrics.series_id = series.id')
          .max('ordered_at'),
      });
  }
}

/**
 * @param {string} source
 * @param {string} receivedAt
 */
function dayInName(source, receivedAt) {
  const name = source.slice(source.lastIndexOf('/') + 1);
  const match = /(?<!\d)(20\d{2})[-_]?(\d{2})[-_]?(\d{2})(?!\d)/.exec(name);
  const at = match ? `${match.slice(1).join('-')}T00:00:00.000Z` : '';
  const time = Date.parse(at);
  // 31 February is March for a computer.
  if (Number.isNaN(time) || new Date(time).toISOString() !== at) return null;
  // East of Greenwich a day begins before it does in UTC.
  const ahead = time - Date.parse(receivedAt);
  return ahead > 0 && ahead < dayMs ? null : at;
}

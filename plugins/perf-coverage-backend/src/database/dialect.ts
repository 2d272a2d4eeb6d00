import { Knex } from 'knex';

/** Rows of one statement: under the 32,766 parameters of SQLite, whatever the table. */
export const BATCH_ROWS = 500;

export function isSqlite(knex: Knex): boolean {
  return knex.client.config.client.includes('sqlite');
}

/**
 * Restricts a column to a list of any length with one bound parameter.
 */
export function whereInList(
  knex: Knex,
  query: Knex.QueryBuilder,
  column: string,
  values: readonly string[],
): void {
  const elements = isSqlite(knex)
    ? 'select value from json_each(?)'
    : 'select jsonb_array_elements_text(?::jsonb)';
  query.whereRaw(`?? in (${elements})`, [column, JSON.stringify(values)]);
}

export function batches<T>(items: readonly T[], size = BATCH_ROWS): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    result.push(items.slice(start, start + size));
  }
  return result;
}

/**
 * An instant as the tables keep it: UTC with milliseconds, so that text sorts
 * by time.
 */
export function storedInstant(instant: string): string {
  return new Date(instant).toISOString();
}

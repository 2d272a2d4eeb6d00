import { Knex } from 'knex';

/** What a list is sorted by. */
export interface KeysetOrder {
  column: string;
  order: 'asc' | 'desc';
  /** Rows whose column is unknown come last, whatever the order. */
  mayBeNull: boolean;
  /** Columns that break ties, ascending; together they tell each row apart. */
  ties: readonly string[];
}

/** A row that a page starts behind: its sorted value, and those that break ties. */
export interface KeysetPosition {
  value: string | number | null;
  ties: readonly (string | number)[];
}

/**
 * At most `limit` rows of a query behind a position, in an order that an index
 * can serve from there, whatever was read before.
 *
 * @returns the rows, and the last of them where more follow
 */
export async function keysetPage<Row>(
  query: Knex.QueryBuilder,
  sorted: KeysetOrder,
  limit: number,
  behind: KeysetPosition | null,
): Promise<{ rows: Row[]; moreBehind: Row | null }> {
  const { column, order, mayBeNull, ties } = sorted;
  if (mayBeNull) {
    query.orderByRaw('case when ?? is null then 1 else 0 end', [column]);
  }
  query
    .orderBy([
      { column, order },
      ...ties.map(tie => ({ column: tie, order: 'asc' as const })),
    ])
    .limit(limit + 1);
  if (behind) query.where(after => whereBehind(after, sorted, behind));
  const found: Row[] = await query;
  const rows = found.slice(0, limit);
  return { rows, moreBehind: found.length > limit ? rows[limit - 1] : null };
}

function whereBehind(
  query: Knex.QueryBuilder,
  { column, order, mayBeNull, ties }: KeysetOrder,
  { value, ties: values }: KeysetPosition,
): void {
  const sameValue = (tied: Knex.QueryBuilder) => {
    // (a, b) > (x, y), in words that both databases use an index for.
    ties.forEach((tie, depth) =>
      tied.orWhere(row => {
        for (let at = 0; at < depth; at += 1) row.where(ties[at], values[at]);
        row.where(tie, '>', values[depth]);
      }),
    );
  };
  if (value === null) {
    query.whereNull(column).where(sameValue);
    return;
  }
  query
    .where(column, order === 'asc' ? '>' : '<', value)
    .orWhere(tied => tied.where(column, value).where(sameValue));
  if (mayBeNull) query.orWhereNull(column);
}

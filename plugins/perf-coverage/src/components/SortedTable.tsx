import { Column, DataTable } from './DataTable';
import { useAddress } from './useAddress';

/** A column by which the rows can be put into order. */
export interface SortableColumn<Row> extends Column<Row> {
  /** What the rows are ordered by; unknown (null) comes last in both directions. */
  by?(row: Row): string | number | null;
}

/** Puts rows into order without changing that of equals. */
export function sortRows<Row>(
  rows: readonly Row[],
  by: (row: Row) => string | number | null,
  order: 'asc' | 'desc',
): Row[] {
  const sign = order === 'asc' ? 1 : -1;
  return [...rows].sort((left, right) => {
    const [a, b] = [by(left), by(right)];
    if (a === null || b === null)
      return Number(a === null) - Number(b === null);
    return typeof a === 'number' && typeof b === 'number'
      ? sign * (a - b)
      : sign * String(a).localeCompare(String(b));
  });
}

/** A table of rows at hand whose order stands in the address (`sort`, `order`). */
export function SortedTable<Row>(props: {
  label: string;
  columns: SortableColumn<Row>[];
  rows: Row[];
  keyOf(row: Row): string;
}) {
  const { params, change } = useAddress();
  const columns = props.columns.map((column, index) =>
    column.by ? { ...column, sort: String(index) } : column,
  );
  const asked = params.get('sort');
  const chosen = columns.find(
    column => column.sort !== undefined && column.sort === asked,
  );
  const order = params.get('order') === 'desc' ? 'desc' : 'asc';
  const rows = chosen?.by ? sortRows(props.rows, chosen.by, order) : props.rows;
  return (
    <DataTable
      label={props.label}
      columns={columns}
      rows={rows}
      keyOf={props.keyOf}
      sort={{
        by: chosen?.sort ?? '',
        order,
        onSort: by =>
          change(
            {
              sort: by,
              order: by === chosen?.sort && order === 'asc' ? 'desc' : null,
            },
            { replace: true },
          ),
      }}
    />
  );
}

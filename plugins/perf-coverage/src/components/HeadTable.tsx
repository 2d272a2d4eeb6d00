import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { Column, DataTable } from './DataTable';
import { formatNumber } from './format';
import { useText } from '../translation';

const SHOWN = 15;

/** A table that begins with its most important rows and shows the rest on request. */
export function HeadTable<Row>(props: {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
}) {
  const t = useText();
  const [all, setAll] = useState(false);
  const rows = props.rows.map((row, index) => ({ row, index }));
  const columns: Column<(typeof rows)[number]>[] = props.columns.map(
    column => ({ ...column, cell: item => column.cell(item.row) }),
  );
  return (
    <>
      <DataTable
        label={props.label}
        columns={columns}
        rows={all ? rows : rows.slice(0, SHOWN)}
        keyOf={item => String(item.index)}
      />
      {!all && rows.length > SHOWN && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('common.showAll', { number: formatNumber(rows.length) })}
        </Button>
      )}
    </>
  );
}

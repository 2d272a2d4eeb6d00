import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ReactNode } from 'react';
import { scrollRegion } from './scrollRegion';

export interface Column<Row, Sort extends string = string> {
  name: string;
  cell(row: Row): ReactNode;
  /** Numbers stand to the right. */
  right?: boolean;
  /** Words are never broken, however narrow the table is: for short names. */
  whole?: boolean;
  /** Name by which the rows can be sorted. */
  sort?: Sort;
  /** The first column of a row names it. */
  names?: boolean;
}

const useStyles = makeStyles(theme => ({
  region: {
    overflowX: 'auto',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  // Hairlines instead of the theme's stripes.
  row: { '&&': { background: 'none' } },
  cell: {
    padding: theme.spacing(1, 1, 1, 0),
    verticalAlign: 'top',
    lineHeight: 1.4,
    borderBottom: `1px solid ${theme.palette.divider}`,
    // Words stay whole; a table that is too wide for its page scrolls instead.
    wordBreak: 'normal',
    overflowWrap: 'break-word',
    // The catalog's links would break between any two letters.
    '& a, & a *': { wordBreak: 'normal', overflowWrap: 'break-word' },
    // Buttons stand on the text's line and leave the row as low as it is.
    '& .MuiButton-sizeSmall': { margin: theme.spacing(-0.75, 0) },
    '& [role="group"]': { margin: 0 },
  },
  head: {
    padding: theme.spacing(1, 1, 1, 0),
    color: theme.palette.text.primary,
    borderBottom: `1px solid ${theme.palette.divider}`,
    whiteSpace: 'nowrap',
    fontWeight: 600,
  },
  names: { minWidth: 112 },
  right: {
    fontVariantNumeric: 'tabular-nums',
    // Else a number and the words to the right of it look like one.
    '&:not(:last-child)': { paddingRight: theme.spacing(2) },
  },
  // The bar of the selected row stands left of its text.
  barred: { '& tr > :first-child': { paddingLeft: theme.spacing(1) } },
  whole: {
    overflowWrap: 'normal',
    wordBreak: 'normal',
    hyphens: 'none',
    minWidth: 'min-content',
  },
  // Faint, so that links on it stay readable; the bar says the rest.
  selected: {
    '&&': {
      background: theme.palette.action.hover,
      boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
    },
  },
}));

/**
 * A plain table with hairlines that scrolls sideways inside its own region,
 * never the page. Sorting is asked of whoever holds the rows.
 */
export function DataTable<Row, Sort extends string = string>(props: {
  label: string;
  columns: Column<Row, Sort>[];
  rows: Row[];
  keyOf(row: Row): string;
  isSelected?(row: Row): boolean;
  sort?: { by: Sort; order: 'asc' | 'desc'; onSort(by: Sort): void };
  /** Rows of grey where the answer is still awaited. */
  awaited?: number;
}) {
  const classes = useStyles();
  const { columns, sort } = props;
  return (
    <div className={classes.region} {...scrollRegion(props.label)}>
      <Table
        size="small"
        className={props.isSelected ? classes.barred : undefined}
        aria-busy={props.awaited ? true : undefined}
      >
        <TableHead className={classes.row}>
          <TableRow className={classes.row}>
            {columns.map(column => (
              <TableCell
                key={column.name}
                className={`${classes.head} ${
                  column.right ? classes.right : ''
                }`}
                align={column.right ? 'right' : 'left'}
                sortDirection={
                  column.sort && sort?.by === column.sort ? sort.order : false
                }
              >
                {column.sort && sort ? (
                  <TableSortLabel
                    active={sort.by === column.sort}
                    direction={sort.by === column.sort ? sort.order : 'asc'}
                    onClick={() => column.sort && sort.onSort(column.sort)}
                  >
                    {column.name}
                  </TableSortLabel>
                ) : (
                  column.name
                )}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {props.rows.map(row => (
            <TableRow
              key={props.keyOf(row)}
              className={
                props.isSelected?.(row) ? classes.selected : classes.row
              }
            >
              {columns.map(column =>
                column.names ? (
                  <TableCell
                    key={column.name}
                    component="th"
                    scope="row"
                    // TableCell would call it a plain cell.
                    role="rowheader"
                    className={`${classes.cell} ${classes.names}`}
                  >
                    {column.cell(row)}
                  </TableCell>
                ) : (
                  <TableCell
                    key={column.name}
                    className={[
                      classes.cell,
                      column.right ? classes.right : '',
                      column.whole ? classes.whole : '',
                    ].join(' ')}
                    align={column.right ? 'right' : 'left'}
                  >
                    {column.cell(row)}
                  </TableCell>
                ),
              )}
            </TableRow>
          ))}
          {Array.from({ length: props.awaited ?? 0 }, (_, index) => (
            <TableRow key={`awaited-${index}`} className={classes.row}>
              {columns.map(column => (
                <TableCell key={column.name} className={classes.cell}>
                  <Skeleton variant="text" width={column.right ? 48 : '80%'} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

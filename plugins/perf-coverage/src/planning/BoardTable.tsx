import { Link } from '@backstage/core-components';
import { Cell, ColumnConfig, Table } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { GapListItem } from 'backstage-plugin-perf-coverage-common';
import { priorities } from 'backstage-plugin-perf-coverage-common';
import { useMemo, useState } from 'react';
import { Person } from '../components/Person';
import { Num, Unknown } from '../components/Values';
import { formatDay, formatHours } from '../components/format';
import { useGapAddress } from '../components/useGapAddress';
import { PriorityChip, quietText } from '../state';
import { useText } from '../translation';
import { keyOf } from './board';
import { meanOf } from './groups';

const ROW_HEIGHT = 58;
/** Also on a low screen a few rows are in sight. */
const LEAST_HEIGHT = 420;
/** What stands above the table and stays in sight with it: portal, pages, views. */
const ABOVE = 220;

interface Row extends GapListItem {
  /** The gap's own id is unique in its component; the table needs one over all. */
  id: string;
  gapId: string;
}

const useStyles = makeStyles(theme => ({
  root: {
    border: `1px solid ${theme.palette.divider}`,
    fontSize: theme.typography.pxToRem(14),
    '& [role="rowheader"] a': { fontWeight: 600 },
    // Hairlines as in the other tables.
    '& [role="row"], & [role="rowgroup"]': {
      borderBottomColor: theme.palette.divider,
    },
    // A name over two lines keeps its sign at the first.
    '& [role="gridcell"] a > span': { alignItems: 'flex-start' },
    '@media print': { display: 'none' },
  },
  two: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    lineHeight: 1.35,
  },
  below: {
    color: quietText(theme),
    fontSize: theme.typography.pxToRem(12.5),
  },
}));

const compare: Record<string, (a: GapListItem, b: GapListItem) => number> = {
  gap: (a, b) => a.title.localeCompare(b.title),
  priority: (a, b) =>
    priorities.indexOf(a.priority) - priorities.indexOf(b.priority),
  team: (a, b) => (a.ownerRef ?? '~').localeCompare(b.ownerRef ?? '~'),
  assignee: (a, b) => (a.assignee ?? '~').localeCompare(b.assignee ?? '~'),
  phase: (a, b) => (a.phaseTitle ?? '~').localeCompare(b.phaseTitle ?? '~'),
  hours: (a, b) => (meanOf(a) ?? -1) - (meanOf(b) ?? -1),
};

/**
 * Thousands of gaps, of which only those in sight are drawn. Rows are selected
 * with the checkbox, space, or shift and the arrows.
 */
export function BoardTable(props: {
  gaps: readonly GapListItem[];
  selected: ReadonlySet<string>;
  onSelect(keys: Set<string>): void;
}) {
  const classes = useStyles();
  const t = useText();
  const addressOf = useGapAddress();
  const [sort, setSort] = useState<{
    column: string;
    direction: 'ascending' | 'descending';
  }>();
  const rows = useMemo(() => {
    const by = sort && compare[sort.column];
    const sign = sort?.direction === 'descending' ? -1 : 1;
    const sorted = by
      ? [...props.gaps].sort((a, b) => sign * by(a, b))
      : props.gaps;
    return sorted.map(
      (gap): Row => ({
        ...gap,
        id: keyOf(gap),
        gapId: gap.id,
      }),
    );
  }, [props.gaps, sort]);

  const columns: ColumnConfig<Row>[] = [
    {
      id: 'gap',
      label: t('gaps.gap'),
      isRowHeader: true,
      isSortable: true,
      defaultWidth: '3fr',
      minWidth: 200,
      cell: row => (
        <Cell textValue={row.title}>
          <span className={classes.two} title={row.title}>
            <Link to={addressOf({ ...row, id: row.gapId })}>{row.title}</Link>
          </span>
          <span className={`${classes.two} ${classes.below}`}>
            {row.componentTitle} · {t(`gaps.type-${row.type}`)}
          </span>
        </Cell>
      ),
    },
    {
      id: 'priority',
      label: t('gaps.priority'),
      isSortable: true,
      defaultWidth: '1fr',
      minWidth: 96,
      cell: row => (
        <Cell textValue={row.priority}>
          <PriorityChip priority={row.priority} />
        </Cell>
      ),
    },
    {
      id: 'team',
      label: t('planning.team'),
      isSortable: true,
      defaultWidth: '1fr',
      minWidth: 112,
      cell: row => (
        <Cell textValue={row.ownerRef ?? ''}>
          <Person name={row.ownerRef} otherwise={t('common.noOwner')} />
        </Cell>
      ),
    },
    {
      id: 'assignee',
      label: t('gaps.assignee'),
      isSortable: true,
      defaultWidth: '1fr',
      minWidth: 120,
      cell: row => (
        <Cell textValue={row.assignee ?? ''}>
          <Person name={row.assignee} otherwise={t('planning.nobody')} />
        </Cell>
      ),
    },
    {
      id: 'phase',
      label: t('gaps.phase'),
      isSortable: true,
      defaultWidth: '1fr',
      minWidth: 96,
      cell: row => (
        <Cell textValue={row.phaseTitle ?? ''}>
          {row.phaseTitle ?? <Unknown why={t('common.noPhase')} />}
        </Cell>
      ),
    },
    {
      id: 'hours',
      label: t('gaps.hours'),
      isSortable: true,
      defaultWidth: '1fr',
      minWidth: 88,
      cell: row => (
        <Cell textValue={row.estimate ? formatHours(row.estimate) : ''}>
          {row.estimate ? (
            <Num title={t(`gaps.estimate-${row.estimate.source}`)}>
              {formatHours(row.estimate)}
            </Num>
          ) : (
            <Unknown why={t('common.noEstimate')} />
          )}
          {row.planning?.due && (
            <span className={`${classes.two} ${classes.below}`}>
              {t('planning.dueOn', { day: formatDay(row.planning.due) })}
            </span>
          )}
        </Cell>
      ),
    },
  ];

  return (
    <Table<Row>
      className={classes.root}
      columnConfig={columns}
      data={rows}
      pagination={{ type: 'none' }}
      virtualized={{ rowHeight: ROW_HEIGHT }}
      // The head is as high as a row.
      style={{
        height: `min(${
          (rows.length + 1) * ROW_HEIGHT + 4
        }px, max(${LEAST_HEIGHT}px, calc(100vh - ${ABOVE}px)))`,
      }}
      sort={{
        descriptor: sort ?? null,
        onSortChange: next =>
          setSort({
            column: String(next.column),
            direction: next.direction ?? 'ascending',
          }),
      }}
      selection={{
        mode: 'multiple',
        behavior: 'toggle',
        selected: props.selected,
        onSelectionChange: keys =>
          props.onSelect(
            keys === 'all'
              ? new Set(rows.map(row => row.id))
              : new Set([...keys].map(String)),
          ),
      }}
    />
  );
}

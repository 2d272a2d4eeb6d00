import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type {
  GapListItem,
  GapSort,
} from 'backstage-plugin-perf-coverage-common';
import { Column, DataTable } from '../components/DataTable';
import { Person } from '../components/Person';
import { Num, Unknown, When } from '../components/Values';
import { cutMiddle, formatHours } from '../components/format';
import { useComponentLink } from '../components/useComponentLink';
import { PriorityChip, quietText } from '../state';
import { Text, useText } from '../translation';

const useStyles = makeStyles(theme => ({
  title: { minWidth: 220 },
  below: {
    display: 'block',
    fontWeight: 400,
    color: quietText(theme),
    fontSize: theme.typography.pxToRem(12.5),
  },
}));

/** ` · closed`, ` · waived` … for gaps that are not open. */
function statusText(gap: GapListItem, t: Text): string {
  switch (gap.status) {
    case 'open':
      return '';
    case 'closed':
      return ` · ${t('gaps.isClosed')}`;
    default:
      return gap.decision?.kind === 'not-applicable'
        ? ` · ${t('allGaps.doesNotApply')}`
        : ` · ${t('allGaps.isWaived')}`;
  }
}

/** One row per gap; sorting happens in the backend. */
export function AllGapsTable(props: {
  items: GapListItem[];
  sort: GapSort | undefined;
  order: 'asc' | 'desc';
  onSort(by: GapSort): void;
  awaited?: number;
}) {
  const classes = useStyles();
  const t = useText();
  const linkTo = useComponentLink();
  const columns: Column<GapListItem, GapSort>[] = [
    {
      name: t('gaps.gap'),
      sort: 'title',
      names: true,
      cell: gap => (
        <div className={classes.title}>
          <Link
            to={`${linkTo(gap.entityRef, 'gaps')}?gap=${encodeURIComponent(
              gap.id,
            )}`}
          >
            {gap.title}
          </Link>
          <span className={classes.below}>
            {t(`gaps.type-${gap.type}`)}
            {statusText(gap, t)}
          </span>
        </div>
      ),
    },
    {
      name: t('gaps.priority'),
      sort: 'priority',
      cell: gap => (
        <span title={gap.priorityWhy}>
          <PriorityChip priority={gap.priority} />
        </span>
      ),
    },
    {
      name: t('allGaps.component'),
      sort: 'component',
      cell: gap => (
        <Link to={linkTo(gap.entityRef)} title={gap.componentTitle}>
          {cutMiddle(gap.componentTitle, 36)}
        </Link>
      ),
    },
    {
      name: t('gaps.owner'),
      whole: true,
      cell: gap => (
        <Person name={gap.ownerRef} otherwise={t('common.noOwner')} plain />
      ),
    },
    {
      name: t('gaps.assignee'),
      whole: true,
      cell: gap => (
        <Person name={gap.assignee} otherwise={t('allGaps.nobody')} plain />
      ),
    },
    {
      name: t('gaps.hours'),
      sort: 'effort',
      right: true,
      cell: gap =>
        gap.estimate ? (
          <Num>{formatHours(gap.estimate)}</Num>
        ) : (
          <Unknown why={t('common.noEstimate')} />
        ),
    },
    {
      name: t('gaps.phase'),
      whole: true,
      cell: gap => gap.phaseTitle ?? <Unknown why={t('common.noPhase')} />,
    },
    {
      name: t('gaps.openSince'),
      sort: 'age',
      right: true,
      cell: gap => <When at={gap.openedAt} otherwise={t('common.notKnown')} />,
    },
  ];
  return (
    <DataTable
      label={t('allGaps.table')}
      columns={columns}
      rows={props.items}
      keyOf={gap => `${gap.entityRef} ${gap.id}`}
      awaited={props.awaited}
      sort={{
        // The backend's own order, where the address names none.
        by: props.sort ?? 'priority',
        order: props.order,
        onSort: props.onSort,
      }}
    />
  );
}

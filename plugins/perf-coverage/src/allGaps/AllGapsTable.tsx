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
import { decisionWords } from '../gaps/decisions';
import { gapTypeWords } from '../gaps/gapWords';
import { PriorityChip, quietText } from '../state';

const useStyles = makeStyles(theme => ({
  title: { minWidth: 220 },
  person: { display: 'inline-block', minWidth: 120 },
  below: {
    display: 'block',
    fontWeight: 400,
    color: quietText(theme),
    fontSize: theme.typography.pxToRem(12.5),
  },
}));

/** ` · closed`, ` · waived` … for gaps that are not open. */
function statusText(gap: GapListItem): string {
  if (gap.status === 'closed') return ' · closed';
  if (gap.status === 'open') return '';
  const word = gap.decision ? decisionWords[gap.decision.kind].word : 'Waived';
  return ` · ${word.toLocaleLowerCase('en-US')}`;
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
  const linkTo = useComponentLink();
  const columns: Column<GapListItem, GapSort>[] = [
    {
      name: 'Gap',
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
            {gapTypeWords[gap.type]}
            {statusText(gap)}
          </span>
        </div>
      ),
    },
    {
      name: 'Priority',
      sort: 'priority',
      cell: gap => (
        <span title={gap.priorityWhy}>
          <PriorityChip priority={gap.priority} />
        </span>
      ),
    },
    {
      name: 'Component',
      sort: 'component',
      cell: gap => (
        <Link to={linkTo(gap.entityRef)} title={gap.componentTitle}>
          {cutMiddle(gap.componentTitle, 36)}
        </Link>
      ),
    },
    {
      name: 'Owner',
      cell: gap => (
        <span className={classes.person}>
          <Person name={gap.ownerRef} otherwise="The catalog names no owner" />
        </span>
      ),
    },
    {
      name: 'Assignee',
      cell: gap => (
        <Person name={gap.assignee} otherwise="Assigned to nobody" />
      ),
    },
    {
      name: 'Hours',
      sort: 'effort',
      right: true,
      cell: gap =>
        gap.estimate ? (
          <Num>{formatHours(gap.estimate)}</Num>
        ) : (
          <Unknown why="Nobody has estimated it" />
        ),
    },
    {
      name: 'Phase',
      cell: gap => gap.phase ?? <Unknown why="It is in no phase of the plan" />,
    },
    {
      name: 'Open since',
      sort: 'age',
      right: true,
      cell: gap => <When at={gap.openedAt} otherwise="Not known" />,
    },
  ];
  return (
    <DataTable
      label="Gaps of all components"
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

import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  GapRecord,
  Priority,
  priorities,
} from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { Column, DataTable } from '../components/DataTable';
import { Invitation } from '../components/Invitation';
import { Person } from '../components/Person';
import { Num, Unknown, When } from '../components/Values';
import { formatHours, plural } from '../components/format';
import { useAddress } from '../components/useAddress';
import { PriorityChip, priorityWords, quietText } from '../state';
import { GapPane } from './GapPane';
import { WaivedGaps } from './WaivedGaps';
import { gapTypeWords } from './gapWords';
import { assigneeOf, phaseOf } from './phases';

type GapSort = 'priority' | 'hours' | 'opened';

const useStyles = makeStyles(theme => ({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
  },
  title: { minWidth: 200 },
  below: {
    display: 'block',
    fontWeight: 400,
    color: quietText(theme),
    fontSize: theme.typography.pxToRem(12.5),
  },
}));

function hoursOf(gap: GapRecord): number {
  return gap.estimate ? (gap.estimate.low + gap.estimate.high) / 2 : -1;
}

/** Sorts without changing the order of equals. */
export function sortGaps(
  gaps: GapRecord[],
  by: GapSort,
  order: 'asc' | 'desc',
): GapRecord[] {
  const compare: Record<GapSort, (a: GapRecord, b: GapRecord) => number> = {
    priority: (a, b) =>
      priorities.indexOf(a.priority) - priorities.indexOf(b.priority),
    hours: (a, b) => hoursOf(a) - hoursOf(b),
    opened: (a, b) => a.openedAt.localeCompare(b.openedAt),
  };
  const sign = order === 'asc' ? 1 : -1;
  return [...gaps].sort((a, b) => sign * compare[by](a, b));
}

/** Open ones always, closed ones on request; waived ones have a list of their own. */
function isListed(gap: GapRecord, withClosed: boolean): boolean {
  return gap.status === 'open' || (withClosed && gap.status === 'closed');
}

/** Why the list has no row, and what to do about it. */
function emptyText(assessed: boolean, filtered: boolean): string {
  if (!assessed) {
    return 'Once the sources have been read, what is missing shows here with its priority, owner and effort.';
  }
  return filtered
    ? 'Take the filter away to see the others.'
    : 'All that is asked of this component is met.';
}

/** All gaps of the component, open ones first; one opens beside the list. */
export function GapsPage() {
  const classes = useStyles();
  const { detail } = useComponentView();
  const { params, change, linkWith } = useAddress();
  const chosen = priorities.filter(priority =>
    params.getAll('priority').includes(priority),
  );
  const withClosed = params.get('closed') === 'true';
  const by: GapSort =
    (['priority', 'hours', 'opened'] as const).find(
      name => name === params.get('sort'),
    ) ?? 'priority';
  const order = params.get('order') === 'desc' ? 'desc' : 'asc';
  const selected = detail.gaps.filter(
    gap =>
      isListed(gap, withClosed) &&
      (chosen.length === 0 || chosen.includes(gap.priority)),
  );
  const rows = sortGaps(selected, by, order);
  const closed = detail.gaps.filter(gap => gap.status === 'closed').length;
  const waived = detail.gaps.filter(gap => gap.status === 'waived');
  const withWaived = params.get('waived') !== 'false';

  const toggle = (priority: Priority) =>
    change({
      priority: chosen.includes(priority)
        ? chosen.filter(item => item !== priority)
        : [...chosen, priority],
    });

  const columns: Column<GapRecord, GapSort>[] = [
    {
      name: 'Gap',
      names: true,
      cell: gap => (
        <div className={classes.title}>
          <Link to={linkWith({ gap: gap.id })}>{gap.title}</Link>
          <span className={classes.below}>
            {gap.capabilityTitle} · {gapTypeWords[gap.type]}
            {gap.status === 'closed' && ' · closed'}
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
      name: 'Owner',
      cell: gap => (
        <Person
          name={assigneeOf(gap, detail)}
          otherwise="The catalog names no owner"
        />
      ),
    },
    {
      name: 'Hours',
      sort: 'hours',
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
      cell: gap =>
        phaseOf(gap, detail) ?? <Unknown why="It is in no phase of the plan" />,
    },
    {
      name: 'Open since',
      sort: 'opened',
      right: true,
      cell: gap => <When at={gap.openedAt} otherwise="Not known" />,
    },
  ];

  return (
    <>
      <div className={classes.filters} role="group" aria-label="Filter gaps">
        {priorities.map(priority => {
          const count = detail.gaps.filter(
            gap => gap.priority === priority && isListed(gap, withClosed),
          ).length;
          return (
            <Button
              key={priority}
              size="small"
              variant={chosen.includes(priority) ? 'contained' : 'outlined'}
              aria-pressed={chosen.includes(priority)}
              onClick={() => toggle(priority)}
            >
              {priorityWords[priority].word} ({count})
            </Button>
          );
        })}
        {closed > 0 && (
          <Button
            size="small"
            variant={withClosed ? 'contained' : 'outlined'}
            aria-pressed={withClosed}
            onClick={() => change({ closed: withClosed ? null : 'true' })}
          >
            Closed ({closed})
          </Button>
        )}
        {waived.length > 0 && (
          <Button
            size="small"
            variant={withWaived ? 'contained' : 'outlined'}
            aria-pressed={withWaived}
            onClick={() => change({ waived: withWaived ? 'false' : null })}
          >
            Waived ({waived.length})
          </Button>
        )}
        <span role="status">{plural(rows.length, 'gap')}</span>
      </div>
      {rows.length > 0 && (
        <DataTable
          label="Gaps"
          columns={columns}
          rows={rows}
          keyOf={gap => gap.id}
          isSelected={gap => gap.id === params.get('gap')}
          sort={{
            by,
            order,
            onSort: next =>
              change(
                {
                  sort: next,
                  order: next === by && order === 'asc' ? 'desc' : 'asc',
                },
                { replace: true },
              ),
          }}
        />
      )}
      {rows.length === 0 && (
        <Invitation
          title={
            detail.assessment === null
              ? 'Gaps are not known yet'
              : 'No gap fits here'
          }
          text={emptyText(detail.assessment !== null, chosen.length > 0)}
        />
      )}
      {withWaived && waived.length > 0 && (
        <WaivedGaps
          gaps={waived.filter(
            gap => chosen.length === 0 || chosen.includes(gap.priority),
          )}
        />
      )}
      <GapPane />
    </>
  );
}

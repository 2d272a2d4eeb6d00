import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  GapRecord,
  Priority,
  priorities,
} from 'backstage-plugin-perf-coverage-common';
import { useRef } from 'react';
import { useComponentView } from '../component/ComponentContext';
import { CopyLink } from '../components/CopyLink';
import { Column, DataTable } from '../components/DataTable';
import { Invitation } from '../components/Invitation';
import { Person } from '../components/Person';
import { Num, Unknown, When } from '../components/Values';
import { formatHours, formatNumber } from '../components/format';
import { useAddress } from '../components/useAddress';
import { PriorityChip, quietText } from '../state';
import { GapPane } from './GapPane';
import { WaivedGaps } from './WaivedGaps';
import { Text, useText } from '../translation';
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
function emptyText(assessed: boolean, filtered: boolean, t: Text): string {
  if (!assessed) {
    return t('gaps.unassessedText');
  }
  return t(filtered ? 'gaps.nothingFiltered' : 'gaps.nothingOpen');
}

/** All gaps of the component, open ones first; one opens beside the list. */
export function GapsPage() {
  const classes = useStyles();
  const t = useText();
  const { detail } = useComponentView();
  const { params, change, linkWith } = useAddress();
  const list = useRef<HTMLDivElement>(null);
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
      name: t('gaps.gap'),
      names: true,
      cell: gap => (
        <div className={classes.title}>
          <Link to={linkWith({ gap: gap.id })}>{gap.title}</Link>
          <span className={classes.below}>
            {gap.capabilityTitle} · {t(`gaps.type-${gap.type}`)}
            {gap.status === 'closed' && ` · ${t('gaps.isClosed')}`}
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
      name: t('gaps.assignee'),
      cell: gap => {
        const { ref, from } = assigneeOf(gap, detail);
        return (
          <>
            <Person name={ref} otherwise={t('common.noOwner')} />
            {ref !== null && from !== 'assigned' && (
              <span className={classes.below}>
                {t(`gaps.assigned-${from}`)}
              </span>
            )}
          </>
        );
      },
    },
    {
      name: t('gaps.hours'),
      sort: 'hours',
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
      cell: gap =>
        phaseOf(gap, detail) ?? <Unknown why={t('common.noPhase')} />,
    },
    {
      name: t('gaps.openSince'),
      sort: 'opened',
      right: true,
      cell: gap => <When at={gap.openedAt} otherwise={t('common.notKnown')} />,
    },
  ];

  return (
    <>
      <div
        ref={list}
        tabIndex={-1}
        className={classes.filters}
        role="group"
        aria-label={t('gaps.filter')}
      >
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
              {t('gaps.counted', {
                word: t(`state.priority-${priority}`),
                number: formatNumber(count),
              })}
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
            {t('gaps.counted', {
              word: t('gaps.closed'),
              number: formatNumber(closed),
            })}
          </Button>
        )}
        {waived.length > 0 && (
          <Button
            size="small"
            variant={withWaived ? 'contained' : 'outlined'}
            aria-pressed={withWaived}
            onClick={() => change({ waived: withWaived ? 'false' : null })}
          >
            {t('gaps.counted', {
              word: t('gaps.waived'),
              number: formatNumber(waived.length),
            })}
          </Button>
        )}
        <span role="status">{t('gaps.count', { count: rows.length })}</span>
        <CopyLink />
      </div>
      {rows.length > 0 && (
        <DataTable
          label={t('gaps.gaps')}
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
              ? t('gaps.unassessed')
              : t('gaps.nothing')
          }
          text={emptyText(detail.assessment !== null, chosen.length > 0, t)}
        />
      )}
      {withWaived && waived.length > 0 && (
        <WaivedGaps
          gaps={waived.filter(
            gap => chosen.length === 0 || chosen.includes(gap.priority),
          )}
        />
      )}
      <GapPane list={list} />
    </>
  );
}

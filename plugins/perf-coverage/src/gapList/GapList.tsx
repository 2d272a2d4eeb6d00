import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { GapPage, GapQuery } from 'backstage-plugin-perf-coverage-common';
import type { ReactNode } from 'react';
import { perfCoverageApiRef, useLiveReload, useLoad } from '../api';
import { Trouble } from '../components/Trouble';
import { formatHours } from '../components/format';
import { useGapAddress } from '../components/useGapAddress';
import { PriorityChip, quietText } from '../state';
import { useText } from '../translation';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    gap: theme.spacing(1),
    alignItems: 'baseline',
    padding: theme.spacing(0.75, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  // As wide as the widest, so that the titles begin below each other.
  priority: { flex: 'none', minWidth: theme.typography.pxToRem(80) },
  after: { marginTop: theme.spacing(1) },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  below: {
    display: 'block',
    color: quietText(theme),
    fontSize: theme.typography.pxToRem(12.5),
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** The most urgent gaps of a selection, a few lines of them. */
export function GapList(props: {
  query: GapQuery;
  rows: number;
  /** What is asked for, as it stands in a sentence. */
  what: string;
  /** Shown where there is none. */
  none: ReactNode;
  /** Shown below them. */
  after?(totals: GapPage['totals']): ReactNode;
}) {
  const classes = useStyles();
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const addressOf = useGapAddress();
  const { query, rows } = props;
  const { value, error, reload, refresh } = useLoad(
    JSON.stringify([query, rows]),
    () =>
      api.listGaps({ ...query, sort: 'priority', order: 'asc', limit: rows }),
  );
  useLiveReload(refresh);
  if (error && !value) {
    return <Trouble error={error} what={props.what} onRetry={reload} />;
  }
  if (!value) {
    return (
      <div aria-busy="true">
        {Array.from({ length: rows }, (_, index) => (
          <Skeleton key={index} variant="text" height={44} />
        ))}
      </div>
    );
  }
  if (value.items.length === 0) return <>{props.none}</>;
  return (
    <>
      <ul className={classes.list}>
        {value.items.map(gap => (
          <li key={`${gap.entityRef}/${gap.id}`} className={classes.item}>
            <span className={classes.priority}>
              <PriorityChip priority={gap.priority} />
            </span>
            <span className={classes.text}>
              <Link to={addressOf(gap)}>{gap.title}</Link>
              <span className={classes.below}>
                {[
                  gap.componentTitle,
                  gap.estimate
                    ? formatHours(gap.estimate)
                    : t('common.noEstimate'),
                ].join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {props.after && (
        <div className={classes.after}>{props.after(value.totals)}</div>
      )}
    </>
  );
}

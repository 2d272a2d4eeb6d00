import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ComponentPage } from 'backstage-plugin-perf-coverage-common';
import {
  formatDay,
  formatHours,
  formatNumber,
  plural,
} from '../components/format';

const useStyles = makeStyles(theme => ({
  root: {
    fontWeight: 500,
    fontVariantNumeric: 'tabular-nums',
    margin: theme.spacing(0, 0, 2),
    maxWidth: '96ch',
  },
}));

/** Where everything that the filters select stands, in one sentence of links. */
export function PortfolioSentence(props: {
  totals: ComponentPage['totals'] | undefined;
  linkWith(values: Record<string, string>): string;
}) {
  const classes = useStyles();
  const { totals, linkWith } = props;
  if (!totals) {
    return (
      <Typography variant="h6" component="p" className={classes.root}>
        <Skeleton variant="text" width="min(100%, 560px)" />
      </Typography>
    );
  }
  return (
    <Typography
      variant="h6"
      component="p"
      className={classes.root}
      aria-live="polite"
    >
      <Link to={linkWith({ sort: 'coverage', order: 'asc' })}>
        {formatNumber(totals.met)} of {plural(totals.applicable, 'requirement')}{' '}
        met
      </Link>
      {' · '}
      <Link to={linkWith({ sort: 'gaps', order: 'desc' })}>
        {plural(totals.gaps.critical, 'critical gap')}
      </Link>
      {' · '}
      <Link to={linkWith({ sort: 'effort', order: 'desc' })}>
        {formatHours(totals.effort)} left
      </Link>
      {totals.p80 !== null && (
        <>
          {' · '}
          <Link
            to={linkWith({ sort: 'phase', order: 'asc' })}
            title="With a chance of 80 % everything that is planned is done by then"
          >
            p80 done {formatDay(totals.p80)}
          </Link>
        </>
      )}
      {totals.unknown > 0 && (
        <>
          {' · '}
          <Link
            to={linkWith({ state: 'unknown' })}
            title="Nothing has been read for them yet, so they count nowhere else"
          >
            {plural(totals.unknown, 'component')} unknown
          </Link>
        </>
      )}
    </Typography>
  );
}

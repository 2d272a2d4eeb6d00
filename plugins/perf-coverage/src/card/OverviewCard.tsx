import { stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard, Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ComponentSummary } from 'backstage-plugin-perf-coverage-common';
import { useSummary } from '../api';
import { Trouble } from '../components/Trouble';
import { formatDay, formatHours, plural } from '../components/format';
import { useComponentLink } from '../components/useComponentLink';
import { StateSign, signOfCoverage } from '../state';
import { Ring } from './Ring';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(3),
    flexWrap: 'wrap',
    minHeight: 112,
  },
  facts: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(0.5),
    fontVariantNumeric: 'tabular-nums',
  },
}));

function Facts(props: { summary: ComponentSummary }) {
  const classes = useStyles();
  const { summary } = props;
  const open = Object.values(summary.gaps).reduce((sum, n) => sum + n, 0);
  return (
    <div className={classes.root}>
      {summary.coverage !== null && (
        <Ring evidence={summary.evidence} coverage={summary.coverage} />
      )}
      <ul className={classes.facts}>
        <li>
          <StateSign sign={signOfCoverage(summary.state)} />
        </li>
        <li>
          {summary.met} of {plural(summary.applicable, 'requirement')} met
        </li>
        <li>
          {plural(open, 'gap')}, {summary.gaps.critical} critical
        </li>
        {summary.effort && <li>{formatHours(summary.effort)} left</li>}
        {summary.p80 && (
          <li title="With a chance of 80 % all that is planned is done by then">
            p80 done {formatDay(summary.p80)}
          </li>
        )}
      </ul>
    </div>
  );
}

/** The state of one component at a glance, for its overview page. */
export function OverviewCard() {
  const classes = useStyles();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const linkTo = useComponentLink();
  const { value, error, reload } = useSummary(entityRef);
  const unread = value?.state === 'unknown';
  return (
    <InfoCard
      title="Performance coverage"
      deepLink={{
        title: unread ? 'Set it up' : 'Gaps, results and roadmap',
        link: linkTo(entityRef),
      }}
    >
      {error && !value && (
        <Trouble
          error={error}
          what="this component’s coverage"
          onRetry={reload}
        />
      )}
      {!value && !error && (
        <div className={classes.root} aria-busy="true">
          <Skeleton variant="circle" width={104} height={104} />
          <div>
            {[0, 1, 2, 3].map(line => (
              <Skeleton key={line} variant="text" width={140} />
            ))}
          </div>
        </div>
      )}
      {value && !unread && <Facts summary={value} />}
      {value && unread && (
        <Typography variant="body2">
          {value.scan.message ??
            'Nothing has been read for this component yet.'}{' '}
          <Link to={linkTo(entityRef)}>See how it begins.</Link>
        </Typography>
      )}
    </InfoCard>
  );
}

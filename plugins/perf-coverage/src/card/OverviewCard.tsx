import { stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard, Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ComponentSummary } from 'backstage-plugin-perf-coverage-common';
import { useSummary } from '../api';
import { Trouble } from '../components/Trouble';
import { formatDay, formatHours, formatNumber } from '../components/format';
import { useCalmMotion } from '../components/useCalmMotion';
import { useComponentLink } from '../components/useComponentLink';
import { StateSign, signOfCoverage } from '../state';
import { useText } from '../translation';
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
  const t = useText();
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
          {t('card.met', {
            met: formatNumber(summary.met),
            count: summary.applicable,
          })}
        </li>
        <li>
          {t('card.gaps', {
            count: open,
            critical: formatNumber(summary.gaps.critical),
          })}
        </li>
        {summary.effort && (
          <li>{t('card.left', { hours: formatHours(summary.effort) })}</li>
        )}
        {summary.p80 && (
          <li title={t('card.doneHelp')}>
            {t('card.done', { day: formatDay(summary.p80) })}
          </li>
        )}
      </ul>
    </div>
  );
}

/** The state of one component at a glance, for its overview page. */
export function OverviewCard() {
  useCalmMotion();
  const classes = useStyles();
  const t = useText();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const linkTo = useComponentLink();
  const { value, error, reload } = useSummary(entityRef);
  const unread = value?.state === 'unknown';
  return (
    <InfoCard
      title={t('card.title')}
      deepLink={{
        title: unread ? t('card.setUp') : t('card.more'),
        link: linkTo(entityRef),
      }}
    >
      {error && !value && (
        <Trouble error={error} what={t('card.what')} onRetry={reload} />
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
          {value.scan.message ?? t('card.nothing')}{' '}
          <Link to={linkTo(entityRef)}>{t('card.begin')}</Link>
        </Typography>
      )}
    </InfoCard>
  );
}

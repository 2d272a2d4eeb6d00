import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { SeriesDetail } from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, useLiveReload, useLoad } from '../api';
import { useComponentView } from '../component/ComponentContext';
import { CopyLink } from '../components/CopyLink';
import { Invitation } from '../components/Invitation';
import { Quiet } from '../components/Quiet';
import { Trouble } from '../components/Trouble';
import { useAddress } from '../components/useAddress';
import { useText } from '../translation';
import { Choices, SeriesChoices, placeText } from './SeriesChoices';
import { Trend } from './Trend';
import { listAllSeries, measureKey } from './findSeries';
import { scopeDetails, scopeName, scopeText } from './scopeText';
import { MOST_BESIDE } from './trendRules';

const DAYS = [30, 90, 365] as const;
const DAY_MILLISECONDS = 24 * 3600 * 1000;

const useStyles = makeStyles(theme => ({
  // Names of tests and their files have no blanks to break at.
  title: { overflowWrap: 'anywhere' },
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 3),
    margin: theme.spacing(1, 0, 2),
  },
}));

/** The chart with the series that the address names beside it. */
function TrendBeside(props: { detail: SeriesDetail; days: number }) {
  const classes = useStyles();
  const t = useText();
  const { entityRef, detail: component } = useComponentView();
  const { params } = useAddress();
  const api = useApi(perfCoverageApiRef);
  const { detail, days } = props;
  const { series } = detail;
  const siblings = useLoad(JSON.stringify([entityRef, series.name]), () =>
    listAllSeries(api, entityRef, { name: series.name }),
  );
  const alike = (siblings.value ?? [series]).filter(
    other =>
      other.tool === series.tool && measureKey(other) === measureKey(series),
  );
  const ids = params
    .getAll('with')
    .filter(id => id !== series.id && alike.some(other => other.id === id))
    .slice(0, MOST_BESIDE);
  const beside = useLoad(JSON.stringify([ids, days]), () =>
    Promise.all(ids.map(id => api.getSeries(id, since(days)))),
  );
  useLiveReload(beside.refresh, component.summary.signalKey);
  return (
    <>
      {siblings.error ? (
        <Quiet role="status">
          {t('results.siblingsFailed', { reason: siblings.error.message })}
        </Quiet>
      ) : (
        <div className={classes.filters}>
          <SeriesChoices series={series} siblings={alike} beside={ids} />
        </div>
      )}
      {beside.error && (
        <Trouble
          error={beside.error}
          what={t('results.besideWhat')}
          onRetry={beside.reload}
        />
      )}
      {detail.points.length > 0 && (
        <Trend
          detail={detail}
          beside={(beside.value ?? []).filter(other => other.points.length > 0)}
        />
      )}
    </>
  );
}

function since(days: number) {
  return { from: new Date(Date.now() - days * DAY_MILLISECONDS).toISOString() };
}

/** One measure over many runs: how it moved, against its SLA where it has one. */
export function TrendPage(props: { seriesId: string }) {
  const classes = useStyles();
  const t = useText();
  const { detail, to } = useComponentView();
  const { params, change } = useAddress();
  const api = useApi(perfCoverageApiRef);
  const days = DAYS.find(count => String(count) === params.get('days')) ?? 90;
  const { value, error, reload, refresh } = useLoad(
    JSON.stringify([props.seriesId, days]),
    () => api.getSeries(props.seriesId, since(days)),
  );
  useLiveReload(refresh, detail.summary.signalKey);
  return (
    <>
      <Typography variant="body2" component="div" paragraph>
        <Link to={to('results')}>{t('results.allRuns')}</Link> <CopyLink />
      </Typography>
      {error && (
        <Trouble
          error={error}
          what={t('results.seriesWhat')}
          onRetry={reload}
        />
      )}
      {!value && !error && (
        <div aria-busy="true">
          <Skeleton variant="text" width={320} height={36} />
          <Skeleton variant="rect" height={220} />
        </div>
      )}
      {value && (
        <>
          <Typography variant="h6" component="h3" className={classes.title}>
            {scopeName(value.series.scope) || scopeText(value.series.scope, t)}{' '}
            · {value.series.name}
          </Typography>
          <Quiet>
            {[
              scopeName(value.series.scope) && scopeDetails(value.series.scope),
              value.series.tool,
              placeText(value.series, t),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Quiet>
        </>
      )}
      <div className={classes.filters}>
        <Choices
          label={t('results.days')}
          choices={DAYS.map(count => ({
            key: String(count),
            name: String(count),
            current: count === days,
            onChoose: () =>
              change(
                { days: String(count), from: null, to: null },
                { replace: true },
              ),
          }))}
        />
      </div>
      {value && <TrendBeside detail={value} days={days} />}
      {value?.points.length === 0 && (
        <Invitation
          title={t('results.noRunInTime', { days })}
          text={t('results.noRunInTimeText')}
        />
      )}
    </>
  );
}

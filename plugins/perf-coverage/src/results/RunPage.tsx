import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  RunDetail,
  RunMetric,
} from 'backstage-plugin-perf-coverage-common';
import { ReactNode, Suspense, lazy } from 'react';
import { perfCoverageApiRef, useLoad } from '../api';
import { useComponentView } from '../component/ComponentContext';
import { CopyLink } from '../components/CopyLink';
import { Section } from '../components/Section';
import { Trouble } from '../components/Trouble';
import { Unknown } from '../components/Values';
import {
  formatDuration,
  formatInstant,
  formatNumber,
  formatRate,
} from '../components/format';
import { safeUrl } from '../components/safeUrl';
import { SlaTable } from '../overview/SlaTable';
import { StateSign, quietText } from '../state';
import {
  ChecksTable,
  OtherMetricsTable,
  SlowestTable,
  TestsTable,
  ThresholdsTable,
} from './RunTables';
import { BaselineComparison } from './BaselineComparison';
import { CommitLink } from './CommitLink';
import { RunTime } from './RunTime';
import { SyntheticBadge } from './SyntheticBadge';
import { measureKey, seriesOfRun } from './findSeries';
import { verdictOf } from './verdict';
import { useText } from '../translation';

// The chart is its own chunk: most runs have no timeline.
const RunTimelineChart = lazy(() => import('./RunTimelineChart'));

const useStyles = makeStyles(theme => ({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 160px), 1fr))',
    gap: theme.spacing(1.5, 3),
    margin: theme.spacing(2, 0, 4),
    fontVariantNumeric: 'tabular-nums',
    '& dt': {
      color: quietText(theme),
      fontSize: theme.typography.pxToRem(13),
    },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  // Names of files are long and broken badly in a narrow column.
  wide: {
    [theme.breakpoints.up('sm')]: { gridColumn: 'span 2' },
  },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

function Facts(props: { run: RunDetail }) {
  const classes = useStyles();
  const t = useText();
  const { run } = props;
  const ci = safeUrl(run.url);
  const facts: [name: string, value: ReactNode, why: string, wide?: true][] = [
    [
      t(run.startedAt === null ? 'results.dated' : 'results.started'),
      <RunTime key="time" run={run} />,
      '',
    ],
    [t('results.received'), formatInstant(run.receivedAt), ''],
    [
      t('results.duration'),
      run.durationSeconds === null ? null : formatDuration(run.durationSeconds),
      t('results.notInFile'),
    ],
    [
      t('results.requestCount'),
      run.totals.requests === null ? null : formatNumber(run.totals.requests),
      t('results.noRequests'),
    ],
    [
      t('results.errorRate'),
      run.totals.errorRate === null ? null : formatRate(run.totals.errorRate),
      t('results.noFailedRequests'),
    ],
    [t('results.environment'), run.environment, t('results.notSaid')],
    [t('results.branch'), run.branch, t('results.notSaid')],
    [
      t('results.commit'),
      <CommitLink key="commit" commit={run.commit} job={run.url} />,
      '',
    ],
    [t('results.format'), run.format, ''],
    [t('results.from'), run.source, '', true],
    [t('results.file'), run.fileName, t('results.noFileName'), true],
    ...Object.entries(run.labels).map(
      ([name, value]): [string, ReactNode, string] => [
        t('results.label', { name }),
        value,
        '',
      ],
    ),
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value, why, wide]) => (
        <div key={name} className={wide && classes.wide}>
          <dt>{name}</dt>
          <dd>{value ?? <Unknown why={why} />}</dd>
        </div>
      ))}
      {ci && (
        <div>
          <dt>{t('results.ciJob')}</dt>
          <dd>
            <Link to={ci}>{t('results.open')}</Link>
          </dd>
        </div>
      )}
    </dl>
  );
}

function RunText(props: { run: RunDetail }) {
  const classes = useStyles();
  const t = useText();
  const { detail, to } = useComponentView();
  const api = useApi(perfCoverageApiRef);
  const { run } = props.run;
  // Without them the figures still stand; only the ways to their trends lack.
  const series = useLoad(props.run.id, () => seriesOfRun(api, props.run));
  const trendOf = (metric: RunMetric) => {
    const id = series.value?.get(measureKey(metric));
    return id === undefined ? null : to('results', 'series', id);
  };
  const verdict = verdictOf(run.totals, t);
  const slas =
    detail.assessment?.slas.filter(sla => sla.runId === props.run.id) ?? [];
  return (
    <>
      <Typography variant="h6" component="h3">
        <StateSign
          sign={verdict.sign}
          word={verdict.word}
          title={verdict.why}
        />
        {' · '}
        {run.tool.name} {run.tool.version ?? ''}{' '}
        {props.run.synthetic && <SyntheticBadge />}
      </Typography>
      <Typography variant="body2">{verdict.why}</Typography>
      <Facts run={props.run} />
      {run.thresholds.length > 0 && (
        <Section title={t('results.titleThresholds')}>
          <ThresholdsTable thresholds={run.thresholds} />
        </Section>
      )}
      {slas.length > 0 && (
        <Section title={t('results.titleSlas')}>
          <SlaTable slas={slas} />
        </Section>
      )}
      {run.timeline && (
        <Suspense fallback={<Skeleton variant="rect" height={220} />}>
          <RunTimelineChart timeline={run.timeline} />
        </Suspense>
      )}
      <BaselineComparison run={props.run} />
      {series.error && (
        <Trouble
          error={series.error}
          what={t('results.trendsWhat')}
          onRetry={series.reload}
        />
      )}
      <SlowestTable metrics={run.metrics} trendOf={trendOf} />
      <OtherMetricsTable metrics={run.metrics} trendOf={trendOf} />
      <TestsTable tests={run.tests} />
      <ChecksTable checks={run.checks} />
      {run.warnings.length > 0 && (
        <Section
          title={t('results.titleWarnings')}
          text={t('results.warningsText')}
        >
          <ul className={classes.list}>
            {run.warnings.map((warning, index) => (
              <li key={index}>
                {warning.message}
                {warning.count > 1 &&
                  ` ${t('results.times', {
                    number: formatNumber(warning.count),
                  })}`}
                {warning.line !== null &&
                  `, ${t('results.firstInLine', { line: warning.line })}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** One run: the verdict first, then what it rests on. */
export function RunPage(props: { runId: string }) {
  const t = useText();
  const { to } = useComponentView();
  const api = useApi(perfCoverageApiRef);
  const { value, error, reload } = useLoad(props.runId, () =>
    api.getRun(props.runId),
  );
  return (
    <>
      <Typography variant="body2" component="div" paragraph>
        <Link to={to('results')}>{t('results.allRuns')}</Link> <CopyLink />
      </Typography>
      {error && (
        <Trouble error={error} what={t('results.runWhat')} onRetry={reload} />
      )}
      {!value && !error && (
        <div aria-busy="true">
          <Skeleton variant="text" width={260} height={36} />
          <Skeleton variant="rect" height={120} />
        </div>
      )}
      {value && <RunText run={value} />}
    </>
  );
}

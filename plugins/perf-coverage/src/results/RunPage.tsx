import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  RunDetail,
  RunMetric,
} from 'backstage-plugin-perf-coverage-common';
import { Suspense, lazy } from 'react';
import { perfCoverageApiRef, useLoad } from '../api';
import { useComponentView } from '../component/ComponentContext';
import { Section } from '../components/Section';
import { Trouble } from '../components/Trouble';
import { Unknown } from '../components/Values';
import {
  formatDuration,
  formatInstant,
  formatNumber,
  formatShare,
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
import { SyntheticBadge } from './SyntheticBadge';
import { measureKey, seriesOfRun } from './findSeries';
import { verdictOf } from './verdict';

// The chart is its own chunk: most runs have no timeline.
const RunTimelineChart = lazy(() => import('./RunTimelineChart'));

const useStyles = makeStyles(theme => ({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
    gap: theme.spacing(1.5, 3),
    margin: theme.spacing(2, 0, 4),
    fontVariantNumeric: 'tabular-nums',
    '& dt': {
      color: quietText(theme),
      fontSize: theme.typography.pxToRem(13),
    },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

function Facts(props: { run: RunDetail }) {
  const classes = useStyles();
  const { run } = props;
  const ci = safeUrl(run.url);
  const facts: [string, string | null, string][] = [
    [
      'Started',
      run.startedAt && formatInstant(run.startedAt),
      'The file gives no time',
    ],
    ['Received', formatInstant(run.receivedAt), ''],
    [
      'Duration',
      run.durationSeconds === null ? null : formatDuration(run.durationSeconds),
      'The file does not say',
    ],
    [
      'Requests',
      run.totals.requests === null ? null : formatNumber(run.totals.requests),
      'The file counts no requests',
    ],
    [
      'Errors',
      run.totals.errorRate === null ? null : formatShare(run.totals.errorRate),
      'The file counts no failed requests',
    ],
    ['Environment', run.environment, 'Not said when it was sent'],
    ['Branch', run.branch, 'Not said when it was sent'],
    [
      'Commit',
      run.commit && run.commit.slice(0, 12),
      'Not said when it was sent',
    ],
    ['Format', run.format, ''],
    ['From', run.source, ''],
    ['File', run.fileName, 'Its sender did not name it'],
    ...Object.entries(run.labels).map(
      ([name, value]): [string, string, string] => [`Label ${name}`, value, ''],
    ),
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value, why]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? <Unknown why={why} />}</dd>
        </div>
      ))}
      {ci && (
        <div>
          <dt>CI job</dt>
          <dd>
            <Link to={ci}>Open</Link>
          </dd>
        </div>
      )}
    </dl>
  );
}

function RunText(props: { run: RunDetail }) {
  const classes = useStyles();
  const { detail, to } = useComponentView();
  const api = useApi(perfCoverageApiRef);
  const { run } = props.run;
  // Without them the figures still stand; only the ways to their trends lack.
  const series = useLoad(props.run.id, () => seriesOfRun(api, props.run));
  const trendOf = (metric: RunMetric) => {
    const id = series.value?.get(measureKey(metric));
    return id === undefined ? null : to('results', 'series', id);
  };
  const verdict = verdictOf(run.totals);
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
        <Section title="Thresholds">
          <ThresholdsTable thresholds={run.thresholds} />
        </Section>
      )}
      {slas.length > 0 && (
        <Section title="SLAs measured by this run">
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
          what="the trends of this run’s figures"
          onRetry={series.reload}
        />
      )}
      <SlowestTable metrics={run.metrics} trendOf={trendOf} />
      <OtherMetricsTable metrics={run.metrics} trendOf={trendOf} />
      <TestsTable tests={run.tests} />
      <ChecksTable checks={run.checks} />
      {run.warnings.length > 0 && (
        <Section
          title="Warnings"
          text="What could not be read as it stands in the file."
        >
          <ul className={classes.list}>
            {run.warnings.map((warning, index) => (
              <li key={index}>
                {warning.message}
                {warning.count > 1 && ` (${formatNumber(warning.count)} times)`}
                {warning.line !== null && `, first in line ${warning.line}`}
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
  const { to } = useComponentView();
  const api = useApi(perfCoverageApiRef);
  const { value, error, reload } = useLoad(props.runId, () =>
    api.getRun(props.runId),
  );
  return (
    <>
      <Typography variant="body2" paragraph>
        <Link to={to('results')}>All runs</Link>
      </Typography>
      {error && <Trouble error={error} what="this run" onRetry={reload} />}
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

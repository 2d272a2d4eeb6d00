import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  Incomparability,
  MetricChange,
  RunDetail,
  RunSummary,
  StatChange,
  compareRuns,
  timeOf,
} from 'backstage-plugin-perf-coverage-common';
import { useId } from 'react';
import { perfCoverageApiRef, useLoad } from '../api';
import { useComponentView } from '../component/ComponentContext';
import { CopyLink } from '../components/CopyLink';
import { Column } from '../components/DataTable';
import { HeadTable } from '../components/HeadTable';
import { Quiet } from '../components/Quiet';
import { Section } from '../components/Section';
import { Trouble } from '../components/Trouble';
import { Num, Unknown } from '../components/Values';
import { formatNumber, formatStat, significant } from '../components/format';
import { useAddress } from '../components/useAddress';
import { SignName, StateSign } from '../state';
import { Text, useText } from '../translation';
import { currentLocale } from '../translation/locale';
import { runTimeText } from './RunTime';
import { scopeText } from './scopeText';

const useStyles = makeStyles(theme => ({
  choice: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: theme.spacing(0, 0, 1),
    '& select': { maxWidth: '100%', font: 'inherit', padding: 4 },
  },
}));

const instantOf = (run: RunSummary) => Date.parse(timeOf(run));

/** The newest run before this one that has its tool, environment and branch. */
export function previousRun(
  runs: readonly RunSummary[],
  run: RunSummary,
): RunSummary | undefined {
  return runs
    .filter(
      other =>
        other.id !== run.id &&
        other.tool.name === run.tool.name &&
        other.environment === run.environment &&
        other.branch === run.branch &&
        instantOf(other) < instantOf(run),
    )
    .sort((a, b) => instantOf(b) - instantOf(a))[0];
}

const LEAST_PERCENT = 0.1;

/** `+25 %`, `< 0.1 %` of what is not nothing; in words where there is nothing to divide by. */
export function relativeText(change: StatChange, t: Text): string {
  if (change.relative === null) return t('results.fromNothing');
  const percent = change.relative * 100;
  if (percent !== 0 && Math.abs(percent) < LEAST_PERCENT / 2) {
    return `< ${formatNumber(LEAST_PERCENT, 1)} %`;
  }
  const shown = percent.toLocaleString(currentLocale(), {
    maximumFractionDigits: Math.abs(percent) < 10 ? 1 : 0,
    signDisplay: 'exceptZero',
  });
  return `${shown} %`;
}

/** The statistic that a change is judged by, and whether its samples scatter more than it changed. */
function mainStat(metric: MetricChange): StatChange | undefined {
  return metric.stats.find(stat => stat.better !== null) ?? metric.stats[0];
}

function stateOf(
  metric: MetricChange,
  t: Text,
): { sign: SignName; word: string; title?: string } {
  switch (metric.state) {
    case 'new':
      return { sign: 'unknown', word: t('results.new') };
    case 'gone':
      return { sign: 'excluded', word: t('results.gone') };
    case 'same':
      return { sign: 'covered', word: t('results.same') };
    default: {
      const stat = mainStat(metric);
      const { better = null, withinNoise = null } = stat ?? {};
      if (withinNoise) {
        return {
          sign: 'excluded',
          word: t('results.withinNoise'),
          title: t('results.withinNoiseHelp'),
        };
      }
      const title = t(
        withinNoise === null ? 'results.unjudged' : 'results.judged',
      );
      if (better === null) {
        return { sign: 'unknown', word: t('results.changed'), title };
      }
      return better
        ? { sign: 'covered', word: t('results.better'), title }
        : { sign: 'partial', word: t('results.worse'), title };
    }
  }
}

function columnsOf(t: Text): Column<MetricChange>[] {
  return [
    {
      name: t('results.where'),
      names: true,
      cell: metric => (
        <>
          {scopeText(metric.scope, t)}
          <Quiet>{metric.name}</Quiet>
        </>
      ),
    },
    {
      name: t('results.change'),
      cell: metric => <StateSign {...stateOf(metric, t)} />,
    },
    {
      name: t('results.changeBy'),
      right: true,
      cell: metric => {
        const stat = mainStat(metric);
        return stat ? (
          <Num>{relativeText(stat, t)}</Num>
        ) : (
          <Unknown why={t('results.onlyOne')} />
        );
      },
    },
    ...(['before', 'after'] as const).map(side => ({
      name: t(side === 'before' ? 'results.before' : 'results.now'),
      right: true,
      cell: (metric: MetricChange) => {
        const stat = mainStat(metric);
        return stat ? (
          <Num>
            {stat.stat} {formatStat(stat.stat, stat[side], metric.unit)}
          </Num>
        ) : (
          <Unknown why={t('results.onlyOne')} />
        );
      },
    })),
  ];
}

function differenceText({ differs }: Incomparability, t: Text): string {
  const [before, after] = [differs.before, differs.after].map(value =>
    typeof value === 'number'
      ? significant(value)
      : value ?? t('results.unnamedEnvironment'),
  );
  return t(`results.differ-${differs.what}`, { before, after });
}

function Comparison(props: { before: RunDetail; after: RunDetail }) {
  const t = useText();
  const { incomparable, metrics } = compareRuns(props.before, props.after);
  const parts = (['changed', 'same', 'new', 'gone'] as const).map(state =>
    t(`results.count-${state}`, {
      number: formatNumber(
        metrics.filter(metric => metric.state === state).length,
      ),
    }),
  );
  return (
    <>
      {incomparable.length > 0 && (
        <div role="note">
          <StateSign
            sign="partial"
            word={t('results.incomparable')}
            title={t('results.incomparableHelp')}
          />
          {' · '}
          {incomparable.map(each => differenceText(each, t)).join(' ')}{' '}
          {t('results.incomparableText')}
        </div>
      )}
      <Quiet>
        {t('results.counts', {
          figures: t('results.figures', { count: metrics.length }),
          parts: parts.join(' · '),
        })}
      </Quiet>
      {metrics.length > 0 && (
        <HeadTable
          label={t('results.comparison')}
          rows={metrics}
          columns={columnsOf(t)}
        />
      )}
    </>
  );
}

/** The run against the one before it, or another that the reader chooses. */
export function BaselineComparison(props: { run: RunDetail }) {
  const classes = useStyles();
  const id = useId();
  const t = useText();
  const { detail, to } = useComponentView();
  const { params, change, linkWith } = useAddress();
  const api = useApi(perfCoverageApiRef);
  const others = detail.runs.filter(other => other.id !== props.run.id);
  const previous = previousRun(detail.runs, props.run);
  const baselineId = params.get('baseline') ?? previous?.id ?? null;
  const { value, error, reload } = useLoad(String(baselineId), async () =>
    baselineId === null ? null : api.getRun(baselineId),
  );
  if (others.length === 0 && baselineId === null) return null;
  return (
    <Section title={t('results.compared')} text={t('results.comparedText')}>
      <div className={classes.choice}>
        <label htmlFor={id}>{t('results.baseline')}</label>
        <select
          id={id}
          value={baselineId ?? ''}
          onChange={event => change({ baseline: event.target.value })}
        >
          {baselineId === null && (
            <option value="">{t('results.chooseRun')}</option>
          )}
          {baselineId !== null &&
            !others.some(other => other.id === baselineId) && (
              <option value={baselineId}>{t('results.unlistedRun')}</option>
            )}
          {others.map(other => (
            <option key={other.id} value={other.id}>
              {[
                runTimeText(other),
                other.tool.name,
                other.environment,
                other.branch,
              ]
                .filter(Boolean)
                .join(' · ')}
            </option>
          ))}
        </select>
        {baselineId !== null && (
          <>
            <Link to={to('results', baselineId)}>
              {t('results.openBaseline')}
            </Link>
            {/* Which run comes before this one may change; the link names it. */}
            <CopyLink
              to={linkWith({ baseline: baselineId })}
              label={t('results.copyComparison')}
            />
          </>
        )}
      </div>
      {baselineId === null && <Quiet>{t('results.noBaseline')}</Quiet>}
      {error && (
        <Trouble
          error={error}
          what={t('results.baselineWhat')}
          onRetry={reload}
        />
      )}
      {baselineId !== null && value === undefined && !error && (
        <Skeleton variant="rect" height={120} />
      )}
      {value && <Comparison before={value} after={props.run} />}
    </Section>
  );
}

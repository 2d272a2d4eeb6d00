import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  SeriesDetail,
  SeriesPoint,
  SeriesSummary,
} from 'backstage-plugin-perf-coverage-common';
import { useNavigate } from 'react-router-dom';
import { perfCoverageApiRef, useLoad } from '../api';
import { useComponentView } from '../component/ComponentContext';
import { DataTable } from '../components/DataTable';
import { Invitation } from '../components/Invitation';
import { Quiet } from '../components/Quiet';
import { Trouble } from '../components/Trouble';
import { Num, Unknown } from '../components/Values';
import { LineChart } from '../components/chart';
import {
  formatInstant,
  formatShortDay,
  formatStat,
  plural,
} from '../components/format';
import { useAddress } from '../components/useAddress';
import { listAllSeries, measureKey } from './findSeries';
import { slaLimits } from './slaLimits';
import { scopeText } from './slowest';

const DAYS = [30, 90, 365] as const;
const DAY_MILLISECONDS = 24 * 3600 * 1000;

/** Statistics that are drawn, where a series has them; else the first ones that it has. */
const PERCENTILES = ['p50', 'p95', 'p99'] as const;
const OTHERS = ['avg', 'med', 'rate', 'value', 'max', 'count'] as const;

const useStyles = makeStyles(theme => ({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 3),
    margin: theme.spacing(1, 0, 2),
  },
  group: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
}));

/** The statistics to draw: percentiles where there are some, else at most two others. */
export function drawnStats(points: readonly SeriesPoint[]): string[] {
  const has = (stat: string) =>
    points.some(point => Object.hasOwn(point.stats, stat));
  const percentiles = PERCENTILES.filter(has);
  return percentiles.length > 0
    ? [...percentiles]
    : OTHERS.filter(has).slice(0, 2);
}

/** The series of the same measure whose environment or branch is another; what stays the same where it can wins. */
export function siblingWith(
  siblings: readonly SeriesSummary[],
  current: SeriesSummary,
  change: Partial<Pick<SeriesSummary, 'environment' | 'branch'>>,
): SeriesSummary | undefined {
  const wanted = { ...current, ...change };
  const key = 'environment' in change ? 'environment' : 'branch';
  const fitting = siblings.filter(sibling => sibling[key] === wanted[key]);
  return (
    fitting.find(
      sibling =>
        sibling.environment === wanted.environment &&
        sibling.branch === wanted.branch,
    ) ?? fitting[0]
  );
}

function Choices(props: {
  label: string;
  choices: { name: string; current: boolean; onChoose(): void }[];
}) {
  const classes = useStyles();
  if (props.choices.length < 2) return null;
  return (
    <div className={classes.group} role="group" aria-label={props.label}>
      <span>{props.label}</span>
      {props.choices.map(choice => (
        <Button
          key={choice.name}
          size="small"
          variant={choice.current ? 'contained' : 'outlined'}
          aria-pressed={choice.current}
          onClick={choice.onChoose}
        >
          {choice.name}
        </Button>
      ))}
    </div>
  );
}

function PointTable(props: { detail: SeriesDetail; stats: string[] }) {
  const { to } = useComponentView();
  const { series, points } = props.detail;
  return (
    <DataTable<SeriesPoint>
      label="Runs of the series"
      rows={[...points].reverse()}
      keyOf={point => `${point.runId} ${point.at}`}
      columns={[
        {
          name: 'Run',
          names: true,
          cell: point => (
            <Link to={to('results', point.runId)}>
              {formatInstant(point.at)}
            </Link>
          ),
        },
        ...props.stats.map(stat => ({
          name: stat,
          right: true,
          cell: (point: SeriesPoint) =>
            Object.hasOwn(point.stats, stat) ? (
              <Num>{formatStat(stat, point.stats[stat], series.unit)}</Num>
            ) : (
              <Unknown why={`The run’s file does not support ${stat}`} />
            ),
        })),
        {
          name: 'Commit',
          cell: point =>
            point.commit?.slice(0, 12) ?? (
              <Unknown why="Not said when it was sent" />
            ),
        },
      ]}
    />
  );
}

function Trend(props: { detail: SeriesDetail }) {
  const { detail: component, to } = useComponentView();
  const navigate = useNavigate();
  const { series, points } = props.detail;
  const stats = drawnStats(points);
  const valueOf = (point: SeriesPoint, stat: string) =>
    Object.hasOwn(point.stats, stat) ? point.stats[stat] : null;
  const newest = points[points.length - 1];
  const limits = slaLimits(component.assessment?.slas ?? [], props.detail);
  const said = stats
    .map(stat => {
      const value = valueOf(newest, stat);
      return value === null
        ? null
        : `${stat} ${formatStat(stat, value, series.unit)}`;
    })
    .filter(Boolean)
    .join(', ');
  return (
    <LineChart
      summary={`${series.name} of ${scopeText(series.scope)} over ${plural(
        points.length,
        'run',
      )}; the newest: ${said}`}
      xs={points.map(point => Date.parse(point.at))}
      lines={stats.map(stat => ({
        name: stat,
        values: points.map(point => valueOf(point, stat)),
      }))}
      limits={limits}
      formatX={x => formatShortDay(new Date(x).toISOString())}
      formatY={value => formatStat(stats[0], value, series.unit)}
      linkOf={index => ({
        to: to('results', points[index].runId),
        label: `Run of ${formatInstant(points[index].at)}`,
      })}
      onFollow={navigate}
      table={<PointTable detail={props.detail} stats={stats} />}
    />
  );
}

function SiblingFilters(props: { series: SeriesSummary }) {
  const { entityRef, to } = useComponentView();
  const { params } = useAddress();
  const api = useApi(perfCoverageApiRef);
  const navigate = useNavigate();
  const { series } = props;
  const { value, error } = useLoad(
    JSON.stringify([entityRef, series.name]),
    () => listAllSeries(api, entityRef, { name: series.name }),
  );
  if (error) {
    return (
      <Quiet role="status">
        Other environments and branches could not be asked for: {error.message}
      </Quiet>
    );
  }
  const siblings = (value ?? [series]).filter(
    other =>
      other.tool === series.tool && measureKey(other) === measureKey(series),
  );
  const choicesOf = (key: 'environment' | 'branch') =>
    [...new Set(siblings.map(sibling => sibling[key]))].map(name => ({
      name: name || 'Not named',
      current: name === series[key],
      onChoose: () => {
        const next = siblingWith(siblings, series, { [key]: name });
        if (next) {
          navigate(`${to('results', 'series', next.id)}?${params}`);
        }
      },
    }));
  return (
    <>
      <Choices label="Environment" choices={choicesOf('environment')} />
      <Choices label="Branch" choices={choicesOf('branch')} />
    </>
  );
}

/** One measure over many runs: how it moved, against its SLA where it has one. */
export function TrendPage(props: { seriesId: string }) {
  const classes = useStyles();
  const { to } = useComponentView();
  const { params, change } = useAddress();
  const api = useApi(perfCoverageApiRef);
  const days = DAYS.find(count => String(count) === params.get('days')) ?? 90;
  const { value, error, reload } = useLoad(
    JSON.stringify([props.seriesId, days]),
    () =>
      api.getSeries(props.seriesId, {
        from: new Date(Date.now() - days * DAY_MILLISECONDS).toISOString(),
      }),
  );
  return (
    <>
      <Typography variant="body2" paragraph>
        <Link to={to('results')}>All runs</Link>
      </Typography>
      {error && <Trouble error={error} what="this series" onRetry={reload} />}
      {!value && !error && (
        <div aria-busy="true">
          <Skeleton variant="text" width={320} height={36} />
          <Skeleton variant="rect" height={220} />
        </div>
      )}
      {value && (
        <>
          <Typography variant="h6" component="h3">
            {scopeText(value.series.scope)} · {value.series.name}
          </Typography>
          <Quiet>
            {[
              value.series.tool,
              value.series.environment ?? 'environment not named',
              value.series.branch ?? 'branch not named',
            ].join(' · ')}
          </Quiet>
        </>
      )}
      <div className={classes.filters}>
        <Choices
          label="Days"
          choices={DAYS.map(count => ({
            name: String(count),
            current: count === days,
            onChoose: () => change({ days: String(count) }, { replace: true }),
          }))}
        />
        {value && <SiblingFilters series={value.series} />}
      </div>
      {value && value.points.length > 0 && <Trend detail={value} />}
      {value?.points.length === 0 && (
        <Invitation
          title={`No run in the last ${days} days`}
          text="Choose a longer time above, or send a run of the same tool, environment and branch; it then shows here as the next point."
        />
      )}
    </>
  );
}

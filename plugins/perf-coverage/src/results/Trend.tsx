import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import type {
  SeriesDetail,
  SeriesPoint,
} from 'backstage-plugin-perf-coverage-common';
import { useNavigate } from 'react-router-dom';
import { useComponentView } from '../component/ComponentContext';
import { DataTable } from '../components/DataTable';
import { Invitation } from '../components/Invitation';
import { Num, Unknown } from '../components/Values';
import { LineChart, Range } from '../components/chart';
import {
  formatInstant,
  formatShortDay,
  formatStat,
} from '../components/format';
import { useAddress } from '../components/useAddress';
import { Text, useText } from '../translation';
import { CommitLink } from './CommitLink';
import { placeText } from './SeriesChoices';
import { WorstPoint } from './WorstPoint';
import { slaLimits } from './slaLimits';
import { scopeText } from './scopeText';
import {
  bandsOf,
  drawnStats,
  mainStatOf,
  rangeIn,
  valueOf,
  wholeTime,
} from './trendRules';

function PointTable(props: { detail: SeriesDetail; stats: string[] }) {
  const t = useText();
  const { to } = useComponentView();
  const { series, points } = props.detail;
  return (
    <DataTable<SeriesPoint>
      label={t('results.seriesTable')}
      rows={[...points].reverse()}
      keyOf={point => `${point.runId} ${point.at}`}
      columns={[
        {
          name: t('results.run'),
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
          cell: (point: SeriesPoint) => {
            const value = valueOf(point, stat);
            return value === null ? (
              <Unknown why={t('results.unsupported', { stat })} />
            ) : (
              <Num>{formatStat(stat, value, series.unit)}</Num>
            );
          },
        })),
        {
          name: t('results.commit'),
          cell: point => <CommitLink commit={point.commit} job={point.url} />,
        },
      ]}
    />
  );
}

function newestText(
  { series, points }: SeriesDetail,
  stats: readonly string[],
): string {
  const newest = points[points.length - 1];
  return stats
    .flatMap(stat => {
      const value = valueOf(newest, stat);
      return value === null
        ? []
        : [`${stat} ${formatStat(stat, value, series.unit)}`];
    })
    .join(', ');
}

/** What a screen reader hears of the chart: each line's newest figures. */
function sentenceOf(
  detail: SeriesDetail,
  beside: readonly SeriesDetail[],
  stats: readonly string[],
  t: Text,
): string {
  const { series, points } = detail;
  return [
    t('results.trendSentence', {
      name: series.name,
      scope: scopeText(series.scope, t),
      count: points.length,
      newest: newestText(detail, stats),
    }),
    ...beside.map(
      other =>
        `${placeText(other.series, t)}: ${newestText(other, [
          mainStatOf(stats),
        ])}`,
    ),
  ].join('; ');
}

function inside({ series, points }: SeriesDetail, range: Range | null) {
  if (range === null) return { series, points };
  const [from, to] = range;
  return {
    series,
    points: points.filter(({ at }) => {
      const time = Date.parse(at);
      return time >= from && time <= to;
    }),
  };
}

/** A series with its percentiles, its SLAs, and other environments or branches beside it. */
export function Trend(props: {
  detail: SeriesDetail;
  /** Each with a point at least. */
  beside: readonly SeriesDetail[];
}) {
  const t = useText();
  const { detail: component, to } = useComponentView();
  const { params, change } = useAddress();
  const navigate = useNavigate();
  const whole = wholeTime(
    [props.detail, ...props.beside].map(({ points }) => points),
  );
  const range = rangeIn(params, whole);
  const show = (next: Range | null) =>
    change(
      {
        from: next && new Date(next[0]).toISOString(),
        to: next && new Date(next[1]).toISOString(),
      },
      { replace: true },
    );

  const detail = inside(props.detail, range);
  const { series, points } = detail;
  if (points.length === 0) {
    return (
      <Invitation
        title={t('results.noRunInPart')}
        text={t('results.noRunInPartText')}
      >
        <Button variant="outlined" onClick={() => show(null)}>
          {t('common.zoom-all')}
        </Button>
      </Invitation>
    );
  }
  const stats = drawnStats(props.detail.points);
  const beside = props.beside
    .map(other => inside(other, range))
    .filter(other => other.points.length > 0);
  const main = mainStatOf(stats);
  const linkTo = (point: SeriesPoint) => ({
    to: to('results', point.runId),
    label: t('results.runOf', { time: formatInstant(point.at) }),
  });
  return (
    <>
      <WorstPoint detail={detail} stat={main} />
      <LineChart
        summary={sentenceOf(detail, beside, stats, t)}
        xs={points.map(point => Date.parse(point.at))}
        domain={range ?? whole}
        zoom={whole[0] < whole[1] ? { whole, onZoom: show } : undefined}
        bands={bandsOf(points, stats)}
        lines={[
          ...stats.map(stat => ({
            name: stat,
            values: points.map(point => valueOf(point, stat)),
          })),
          ...beside.map(other => ({
            name: `${main} ${placeText(other.series, t)}`,
            xs: other.points.map(point => Date.parse(point.at)),
            values: other.points.map(point => valueOf(point, main)),
            linkOf: (index: number) => linkTo(other.points[index]),
          })),
        ]}
        limits={slaLimits(component.assessment?.slas ?? [], props.detail, t)}
        formatX={x => formatShortDay(new Date(x).toISOString())}
        formatY={(value, like) =>
          formatStat(stats[0], value, series.unit, like)
        }
        linkOf={index => linkTo(points[index])}
        onFollow={navigate}
        table={<PointTable detail={detail} stats={stats} />}
      />
    </>
  );
}

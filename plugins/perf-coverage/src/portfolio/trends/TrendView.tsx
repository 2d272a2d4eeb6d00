import { useApi } from '@backstage/core-plugin-api';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  ComponentFilters,
  TrendDay,
} from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, useLiveReload, useLoad } from '../../api';
import { HeadTable } from '../../components/HeadTable';
import { Invitation } from '../../components/Invitation';
import { PageLinks } from '../../components/PageLinks';
import { Section } from '../../components/Section';
import { Trouble } from '../../components/Trouble';
import { LineChart } from '../../components/chart';
import {
  formatDay,
  formatHours,
  formatNumber,
  formatShare,
  formatShortDay,
} from '../../components/format';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../translation';

const periods = [30, 90, 365] as const;

const open = ({ gaps }: TrendDay) =>
  gaps.critical + gaps.high + gaps.moderate + gaps.low;

const share = ({ met, applicable }: TrendDay) =>
  applicable === 0 ? null : met / applicable;

const hours = (value: number) => formatHours({ low: value, high: value });

/** How the sums of the selection went from day to day. */
export function TrendView(props: { filters: ComponentFilters | undefined }) {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const { params, linkWith } = useAddress();
  const asked = Number(params.get('days'));
  const days = periods.find(period => period === asked) ?? 90;
  const { filters } = props;
  const trend = useLoad(JSON.stringify([days, filters ?? null]), () =>
    filters ? api.getTrend(days, filters) : new Promise<never>(() => {}),
  );
  useLiveReload(trend.refresh);
  if (trend.error && !trend.value) {
    return (
      <Trouble
        error={trend.error}
        what={t('portfolio.whatTrend')}
        onRetry={trend.reload}
      />
    );
  }
  if (!trend.value) return <Skeleton variant="rect" height={420} />;
  return (
    <>
      <PageLinks
        label={t('portfolio.period')}
        pages={periods.map(period => ({
          title: t('portfolio.days', { number: formatNumber(period) }),
          to: linkWith({ days: String(period) }),
          current: period === days,
        }))}
      />
      <Charts days={trend.value.days} />
    </>
  );
}

function Charts(props: { days: TrendDay[] }) {
  const t = useText();
  const { days } = props;
  const [first] = days;
  const last = days[days.length - 1];
  if (days.length < 2) {
    return (
      <Invitation
        title={t('portfolio.noTrend')}
        text={t('portfolio.noTrendHelp')}
      />
    );
  }
  const xs = days.map(({ day }) => Date.parse(day));
  const formatX = (at: number) =>
    formatShortDay(new Date(at).toISOString().slice(0, 10));
  const between = { first: formatDay(first.day), last: formatDay(last.day) };
  const shareText = (day: TrendDay) => {
    const value = share(day);
    return value === null ? '–' : formatShare(value);
  };
  const table = (name: string, value: (day: TrendDay) => string) => (
    <HeadTable
      label={name}
      rows={[...days].reverse()}
      columns={[
        {
          name: t('portfolio.day'),
          names: true,
          cell: day => formatDay(day.day),
        },
        { name, right: true, cell: value },
        {
          name: t('portfolio.components'),
          right: true,
          cell: day => formatNumber(day.components),
        },
      ]}
    />
  );
  return (
    <>
      <Section title={t('portfolio.trendCoverage')}>
        <LineChart
          summary={t('portfolio.trendCoverageSays', {
            ...between,
            from: shareText(first),
            to: shareText(last),
          })}
          lines={[{ name: t('portfolio.coverage'), values: days.map(share) }]}
          {...{ xs, formatX }}
          formatY={formatShare}
          table={table(t('portfolio.coverage'), shareText)}
        />
      </Section>
      <Section title={t('portfolio.trendGaps')}>
        <LineChart
          summary={t('portfolio.trendGapsSays', {
            ...between,
            from: formatNumber(open(first)),
            to: formatNumber(open(last)),
          })}
          lines={[
            { name: t('portfolio.allGaps'), values: days.map(open) },
            {
              name: t('portfolio.criticalGaps'),
              values: days.map(({ gaps }) => gaps.critical),
            },
          ]}
          {...{ xs, formatX }}
          formatY={value => formatNumber(value)}
          table={table(t('portfolio.allGaps'), day => formatNumber(open(day)))}
        />
      </Section>
      <Section title={t('portfolio.trendEffort')}>
        <LineChart
          summary={t('portfolio.trendEffortSays', {
            ...between,
            from: hours(first.effortHours),
            to: hours(last.effortHours),
          })}
          lines={[
            {
              name: t('portfolio.meanHours'),
              values: days.map(day => day.effortHours),
            },
          ]}
          {...{ xs, formatX }}
          formatY={hours}
          table={table(t('portfolio.meanHours'), day => hours(day.effortHours))}
        />
      </Section>
    </>
  );
}

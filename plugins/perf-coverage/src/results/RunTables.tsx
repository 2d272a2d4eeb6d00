import type {
  RunCheck,
  RunMetric,
  RunTest,
  RunThreshold,
} from 'backstage-plugin-perf-coverage-common';
import { Link } from '@backstage/core-components';
import { HeadTable } from '../components/HeadTable';
import { Section } from '../components/Section';
import { Num, Unknown } from '../components/Values';
import {
  cutMiddle,
  formatDuration,
  formatNumber,
  formatStat,
  formatValue,
} from '../components/format';
import { SignName, StateSign } from '../state';
import { useText } from '../translation';
import { scopeText } from './scopeText';
import { SlowMetric, slowest } from './slowest';

function selectorText(selector: Record<string, string>): string {
  const text = Object.entries(selector)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ');
  return text ? ` {${text}}` : '';
}

/** Thresholds as the tool judged them, broken ones first. */
export function ThresholdsTable(props: { thresholds: RunThreshold[] }) {
  const t = useText();
  return (
    <HeadTable<RunThreshold>
      label={t('results.titleThresholds')}
      rows={[...props.thresholds].sort((a, b) => Number(a.ok) - Number(b.ok))}
      columns={[
        {
          name: t('results.threshold'),
          names: true,
          cell: item =>
            `${item.metric}${selectorText(item.selector)}: ${item.expression}`,
        },
        {
          name: t('results.verdict'),
          cell: item => (
            <StateSign
              sign={item.ok ? 'covered' : 'failing'}
              word={t(item.ok ? 'results.kept' : 'results.broken')}
              title={t('results.toolJudged')}
            />
          ),
        },
      ]}
    />
  );
}

/** The slowest operations, scenarios and tests. */
export function SlowestTable(props: {
  metrics: RunMetric[];
  /** Where the trend of a metric is; null where it has none, or it is not known yet. */
  trendOf(metric: RunMetric): string | null;
}) {
  const t = useText();
  const rows = slowest(props.metrics);
  if (rows.length === 0) return null;
  const cellOf = (stat: string) => (item: SlowMetric) =>
    Object.hasOwn(item.metric.stats, stat) ? (
      <Num>{formatValue(item.metric.stats[stat], item.metric.unit)}</Num>
    ) : (
      <Unknown why={t('results.unsupported', { stat })} />
    );
  return (
    <Section title={t('results.slowest')}>
      <HeadTable<SlowMetric>
        label={t('results.slowest')}
        rows={rows}
        columns={[
          {
            name: t('results.where'),
            names: true,
            cell: item => (
              <span title={scopeText(item.metric.scope, t)}>
                {cutMiddle(scopeText(item.metric.scope, t), 64)}
              </span>
            ),
          },
          { name: t('results.metric'), cell: item => item.metric.name },
          {
            name: t('results.trend'),
            cell: item => {
              const to = props.trendOf(item.metric);
              return to === null ? (
                <Unknown why={t('results.noTrend')} />
              ) : (
                <Link
                  to={to}
                  aria-label={t('results.trendOf', {
                    metric: item.metric.name,
                    scope: scopeText(item.metric.scope, t),
                  })}
                >
                  {t('results.trend')}
                </Link>
              );
            },
          },
          { name: 'p95', right: true, cell: cellOf('p95') },
          { name: 'p99', right: true, cell: cellOf('p99') },
          { name: t('results.average'), right: true, cell: cellOf('avg') },
          { name: t('results.largest'), right: true, cell: cellOf('max') },
        ]}
      />
    </Section>
  );
}

/** Figures that are no times, each with the statistics that the file has. */
export function OtherMetricsTable(props: {
  metrics: RunMetric[];
  trendOf(metric: RunMetric): string | null;
}) {
  const t = useText();
  const timed = new Set(slowest(props.metrics).map(({ metric }) => metric));
  const rows = props.metrics.filter(metric => !timed.has(metric));
  if (rows.length === 0) return null;
  return (
    <Section title={t('results.otherFigures')}>
      <HeadTable<RunMetric>
        label={t('results.otherFigures')}
        rows={rows}
        columns={[
          {
            name: t('results.metric'),
            names: true,
            cell: metric => {
              const to = props.trendOf(metric);
              return to === null ? (
                metric.name
              ) : (
                <Link to={to}>{metric.name}</Link>
              );
            },
          },
          {
            name: t('results.where'),
            cell: metric => (
              <span title={scopeText(metric.scope, t)}>
                {cutMiddle(scopeText(metric.scope, t), 64)}
              </span>
            ),
          },
          {
            name: t('results.values'),
            cell: metric =>
              Object.entries(metric.stats)
                .map(
                  ([stat, value]) =>
                    `${stat} ${formatStat(stat, value, metric.unit)}`,
                )
                .join(' · '),
          },
        ]}
      />
    </Section>
  );
}

/** Tests of the run: failed ones first, then the slowest. */
export function TestsTable(props: { tests: RunTest[] }) {
  const t = useText();
  if (props.tests.length === 0) return null;
  const rank: Record<RunTest['status'], number> = {
    failed: 0,
    error: 0,
    passed: 1,
    skipped: 2,
  };
  const rows = [...props.tests].sort(
    (a, b) =>
      rank[a.status] - rank[b.status] ||
      (b.durationSeconds ?? -1) - (a.durationSeconds ?? -1),
  );
  const signs: Record<RunTest['status'], SignName> = {
    passed: 'covered',
    failed: 'failing',
    error: 'failing',
    skipped: 'excluded',
  };
  return (
    <Section title={t('results.titleTests')}>
      <HeadTable<RunTest>
        label={t('results.titleTests')}
        rows={rows}
        columns={[
          {
            name: t('results.test'),
            names: true,
            cell: test =>
              test.suite ? `${test.suite} › ${test.name}` : test.name,
          },
          {
            name: t('results.verdict'),
            cell: test => (
              <StateSign
                sign={signs[test.status]}
                word={t(`results.test-${test.status}`)}
                title={t('results.toolReports', { status: test.status })}
              />
            ),
          },
          {
            name: t('results.time'),
            right: true,
            cell: test =>
              test.durationSeconds === null ? (
                <Unknown why={t('results.notInFile')} />
              ) : (
                <Num>{formatDuration(test.durationSeconds)}</Num>
              ),
          },
        ]}
      />
    </Section>
  );
}

/** Checks, those that failed most first. */
export function ChecksTable(props: { checks: RunCheck[] }) {
  const t = useText();
  if (props.checks.length === 0) return null;
  return (
    <Section title={t('results.titleChecks')}>
      <HeadTable<RunCheck>
        label={t('results.titleChecks')}
        rows={[...props.checks].sort((a, b) => b.fails - a.fails)}
        columns={[
          {
            name: t('results.check'),
            names: true,
            cell: check =>
              check.group ? `${check.group} › ${check.name}` : check.name,
          },
          {
            name: t('results.verdict'),
            cell: check => (
              <StateSign
                sign={check.fails > 0 ? 'failing' : 'covered'}
                word={
                  check.fails > 0
                    ? t('results.failedTimes', { count: check.fails })
                    : t('results.passed')
                }
                title={t('results.checkCounts', {
                  passes: formatNumber(check.passes),
                  fails: formatNumber(check.fails),
                })}
              />
            ),
          },
          {
            name: t('results.passed'),
            right: true,
            cell: check => <Num>{formatNumber(check.passes)}</Num>,
          },
        ]}
      />
    </Section>
  );
}

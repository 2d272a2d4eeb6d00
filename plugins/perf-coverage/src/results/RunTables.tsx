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
  plural,
} from '../components/format';
import { StateSign } from '../state';
import { SlowMetric, scopeText, slowest } from './slowest';

function selectorText(selector: Record<string, string>): string {
  const text = Object.entries(selector)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ');
  return text ? ` {${text}}` : '';
}

/** Thresholds as the tool judged them, broken ones first. */
export function ThresholdsTable(props: { thresholds: RunThreshold[] }) {
  return (
    <HeadTable<RunThreshold>
      label="Thresholds"
      rows={[...props.thresholds].sort((a, b) => Number(a.ok) - Number(b.ok))}
      columns={[
        {
          name: 'Threshold',
          names: true,
          cell: item =>
            `${item.metric}${selectorText(item.selector)}: ${item.expression}`,
        },
        {
          name: 'Verdict',
          cell: item =>
            item.ok ? (
              <StateSign
                sign="covered"
                word="Kept"
                title="As the tool judged"
              />
            ) : (
              <StateSign
                sign="failing"
                word="Broken"
                title="As the tool judged"
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
  const rows = slowest(props.metrics);
  if (rows.length === 0) return null;
  const cellOf = (stat: string) => (item: SlowMetric) =>
    Object.hasOwn(item.metric.stats, stat) ? (
      <Num>{formatValue(item.metric.stats[stat], item.metric.unit)}</Num>
    ) : (
      <Unknown why={`The file does not support ${stat}`} />
    );
  return (
    <Section title="Slowest">
      <HeadTable<SlowMetric>
        label="Slowest"
        rows={rows}
        columns={[
          {
            name: 'Where',
            names: true,
            cell: item => (
              <span title={scopeText(item.metric.scope)}>
                {cutMiddle(scopeText(item.metric.scope), 64)}
              </span>
            ),
          },
          { name: 'Metric', cell: item => item.metric.name },
          {
            name: 'Trend',
            cell: item => {
              const to = props.trendOf(item.metric);
              return to === null ? (
                <Unknown why="It is not known over time" />
              ) : (
                <Link
                  to={to}
                  aria-label={`Trend of ${item.metric.name}, ${scopeText(
                    item.metric.scope,
                  )}`}
                >
                  Trend
                </Link>
              );
            },
          },
          { name: 'p95', right: true, cell: cellOf('p95') },
          { name: 'p99', right: true, cell: cellOf('p99') },
          { name: 'Average', right: true, cell: cellOf('avg') },
          { name: 'Largest', right: true, cell: cellOf('max') },
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
  const timed = new Set(slowest(props.metrics).map(({ metric }) => metric));
  const rows = props.metrics.filter(metric => !timed.has(metric));
  if (rows.length === 0) return null;
  return (
    <Section title="Other figures">
      <HeadTable<RunMetric>
        label="Other figures"
        rows={rows}
        columns={[
          {
            name: 'Metric',
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
            name: 'Where',
            cell: metric => (
              <span title={scopeText(metric.scope)}>
                {cutMiddle(scopeText(metric.scope), 64)}
              </span>
            ),
          },
          {
            name: 'Values',
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
  const words: Record<
    RunTest['status'],
    { sign: 'covered' | 'failing' | 'excluded'; word: string }
  > = {
    passed: { sign: 'covered', word: 'Passed' },
    failed: { sign: 'failing', word: 'Failed' },
    error: { sign: 'failing', word: 'Error' },
    skipped: { sign: 'excluded', word: 'Skipped' },
  };
  return (
    <Section title="Tests">
      <HeadTable<RunTest>
        label="Tests"
        rows={rows}
        columns={[
          {
            name: 'Test',
            names: true,
            cell: test =>
              test.suite ? `${test.suite} › ${test.name}` : test.name,
          },
          {
            name: 'Verdict',
            cell: test => (
              <StateSign
                {...words[test.status]}
                title={`The tool reports ${test.status}`}
              />
            ),
          },
          {
            name: 'Time',
            right: true,
            cell: test =>
              test.durationSeconds === null ? (
                <Unknown why="The file does not say" />
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
  if (props.checks.length === 0) return null;
  return (
    <Section title="Checks">
      <HeadTable<RunCheck>
        label="Checks"
        rows={[...props.checks].sort((a, b) => b.fails - a.fails)}
        columns={[
          {
            name: 'Check',
            names: true,
            cell: check =>
              check.group ? `${check.group} › ${check.name}` : check.name,
          },
          {
            name: 'Verdict',
            cell: check => (
              <StateSign
                sign={check.fails > 0 ? 'failing' : 'covered'}
                word={
                  check.fails > 0
                    ? `Failed ${plural(check.fails, 'time')}`
                    : 'Passed'
                }
                title={`${formatNumber(check.passes)} passed, ${formatNumber(
                  check.fails,
                )} failed`}
              />
            ),
          },
          {
            name: 'Passed',
            right: true,
            cell: check => <Num>{formatNumber(check.passes)}</Num>,
          },
        ]}
      />
    </Section>
  );
}

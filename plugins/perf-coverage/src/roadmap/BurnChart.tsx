import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Skeleton from '@material-ui/lab/Skeleton';
import type { RoadmapBurnDown } from 'backstage-plugin-perf-coverage-common';
import { DateTime } from 'luxon';
import { perfCoverageApiRef, useLoad } from '../api';
import { ButtonRow } from '../components/ButtonRow';
import { DataTable } from '../components/DataTable';
import { Quiet } from '../components/Quiet';
import { Section } from '../components/Section';
import { Trouble } from '../components/Trouble';
import { Num, Unknown } from '../components/Values';
import { LineChart } from '../components/chart';
import { formatDay, formatNumber } from '../components/format';
import { useAddress } from '../components/useAddress';
import { Text, useText } from '../translation';
import { BurnView, burnLines, burnViews } from './burnLines';

function dayOf(x: number): string {
  return DateTime.fromMillis(x, { zone: 'utc' }).toISODate() ?? '';
}

/** The chart in a sentence: what is left, and by when it may be gone. */
export function burnSentence(t: Text, burn: RoadmapBurnDown): string {
  const now = burn.actual[burn.actual.length - 1];
  const { throughput } = burn;
  return [
    now
      ? t('roadmap.burnNow', {
          count: now.gaps,
          hours: formatNumber(Math.round(now.hours)),
          closed: formatNumber(now.closed),
        })
      : t('roadmap.burnUnknown'),
    throughput.p80
      ? t('roadmap.throughput', {
          perWeek: formatNumber(throughput.perWeek, 1),
          p50: formatDay(throughput.p50 ?? throughput.p80),
          p80: formatDay(throughput.p80),
        })
      : throughput.why,
  ]
    .filter(Boolean)
    .join(' ');
}

function Lines(props: { burn: RoadmapBurnDown; view: BurnView }) {
  const t = useText();
  const { burn, view } = props;
  const lines = burnLines(burn, view);
  const amount = (value: number) =>
    view === 'hours' ? `${formatNumber(value)} h` : formatNumber(value);
  const cell = (value: number | null | undefined) =>
    value === null || value === undefined ? (
      <Unknown why={t('roadmap.notThatDay')} />
    ) : (
      <Num>{amount(value)}</Num>
    );
  const rows = lines.xs.map((x, at) => ({ x, at }));
  const named = [
    {
      name: view === 'up' ? t('roadmap.closed') : t('roadmap.left'),
      values: lines.actual,
    },
    { name: t('roadmap.plannedLine'), values: lines.planned },
    view === 'up'
      ? { name: t('roadmap.allGaps'), values: lines.total }
      : { name: t('roadmap.forecastP50'), values: lines.p50 },
  ].filter(line => line.values.some(value => value !== null));
  return (
    <LineChart
      summary={burnSentence(t, burn)}
      lines={named}
      xs={lines.xs}
      bands={
        lines.p90.some(value => value !== null)
          ? [
              {
                name: t('roadmap.cone'),
                low: view === 'up' ? lines.p90 : lines.p50,
                high: view === 'up' ? lines.p50 : lines.p90,
              },
            ]
          : undefined
      }
      formatX={x => formatDay(dayOf(x))}
      formatY={amount}
      table={
        <DataTable
          label={t('roadmap.burnTable')}
          rows={rows}
          keyOf={row => String(row.x)}
          columns={[
            {
              name: t('roadmap.day'),
              names: true,
              cell: row => formatDay(dayOf(row.x)),
            },
            ...named.map(line => ({
              name: line.name,
              right: true,
              cell: (row: (typeof rows)[number]) => cell(line.values[row.at]),
            })),
            {
              name: t('roadmap.likely-p80'),
              right: true,
              cell: row => cell(lines.p80[row.at]),
            },
            {
              name: t('roadmap.likely-p90'),
              right: true,
              cell: row => cell(lines.p90[row.at]),
            },
          ]}
        />
      }
    />
  );
}

/** What is left from day to day, as it was, as it was planned, and as it may go on. */
export function BurnChart(props: { scope: string }) {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const { params, change } = useAddress();
  const { scope } = props;
  const { value, error, reload } = useLoad(scope, () => api.getBurnDown(scope));
  const view =
    burnViews.find(name => name === params.get('burn')) ?? burnViews[0];
  const names: Record<BurnView, string> = {
    gaps: t('roadmap.burnGaps'),
    hours: t('roadmap.burnHours'),
    up: t('roadmap.burnUp'),
  };
  return (
    <Section title={t('roadmap.burn')}>
      {error && (
        <Trouble error={error} what={t('roadmap.thisBurn')} onRetry={reload} />
      )}
      {!value && !error && <Skeleton variant="rect" height={220} />}
      {value && (
        <>
          <Quiet paragraph>{burnSentence(t, value)}</Quiet>
          <ButtonRow label={t('roadmap.burnCounts')}>
            {burnViews.map(name => (
              <Button
                key={name}
                size="small"
                variant={name === view ? 'contained' : 'outlined'}
                aria-pressed={name === view}
                onClick={() => change({ burn: name }, { replace: true })}
              >
                {names[name]}
              </Button>
            ))}
          </ButtonRow>
          {value.actual.length + value.forecast.length > 1 && (
            <Lines burn={value} view={view} />
          )}
        </>
      )}
    </Section>
  );
}

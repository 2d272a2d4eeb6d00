import type { RunTimeline } from 'backstage-plugin-perf-coverage-common';
import { DataTable } from '../components/DataTable';
import { Section } from '../components/Section';
import { Num, Unknown } from '../components/Values';
import { LineChart } from '../components/chart';
import {
  formatDuration,
  formatNumber,
  formatValue,
  significant,
} from '../components/format';
import { useText } from '../translation';

interface Step {
  seconds: number;
  requests: number;
  failed: number | null;
  p50: number | null;
  p95: number | null;
}

function stepsOf(timeline: RunTimeline): Step[] {
  return timeline.requests.map((requests, index) => ({
    seconds: index * timeline.stepSeconds,
    requests,
    failed: timeline.failedRequests[index] ?? null,
    p50: timeline.p50[index] ?? null,
    p95: timeline.p95[index] ?? null,
  }));
}

function largest(values: (number | null)[]): number | null {
  return values.reduce(
    (most, value) =>
      value !== null && (most === null || value > most) ? value : most,
    null,
  );
}

function StepTable(props: { steps: Step[] }) {
  const t = useText();
  const noSample = <Unknown why={t('results.noSample')} />;
  return (
    <DataTable<Step>
      label={t('results.overTimeTable')}
      rows={props.steps}
      keyOf={step => String(step.seconds)}
      columns={[
        {
          name: t('results.after'),
          names: true,
          cell: step => <Num>{formatDuration(step.seconds)}</Num>,
        },
        {
          name: t('results.requestCount'),
          right: true,
          cell: step => <Num>{formatNumber(step.requests)}</Num>,
        },
        {
          name: t('results.failedRequests'),
          right: true,
          cell: step =>
            step.failed === null ? (
              <Unknown why={t('results.notInFile')} />
            ) : (
              <Num>{formatNumber(step.failed)}</Num>
            ),
        },
        ...(['p50', 'p95'] as const).map(stat => ({
          name: stat,
          right: true,
          cell: (step: Step) => {
            const value = step[stat];
            return value === null ? (
              noSample
            ) : (
              <Num>{formatValue(value, 'ms')}</Num>
            );
          },
        })),
      ]}
    />
  );
}

/** Requests and errors a second, and response times, over the time of a run. */
export default function RunTimelineChart(props: { timeline: RunTimeline }) {
  const t = useText();
  const { timeline } = props;
  const steps = stepsOf(timeline);
  if (steps.length === 0) return null;
  const rate = (count: number | null) =>
    count === null ? null : count / timeline.stepSeconds;
  const requests = steps.map(step => rate(step.requests));
  const failed = steps.map(step => rate(step.failed));
  const slowest = largest(steps.map(step => step.p95));
  const xs = steps.map(step => step.seconds);
  const length = formatDuration(steps.length * timeline.stepSeconds);
  const table = <StepTable steps={steps} />;
  return (
    <Section
      title={t('results.overTime')}
      text={t('results.inSteps', {
        step: formatDuration(timeline.stepSeconds),
      })}
    >
      <LineChart
        summary={t('results.perSecondSentence', {
          length,
          most: significant(largest(requests) ?? 0),
          failed: significant(largest(failed) ?? 0),
        })}
        xs={xs}
        lines={[
          { name: t('results.perSecond'), values: requests },
          ...(failed.some(value => value !== null)
            ? [{ name: t('results.failedPerSecond'), values: failed }]
            : []),
        ]}
        formatX={formatDuration}
        formatY={value => `${significant(value)} /s`}
        table={table}
      />
      {slowest !== null && (
        <LineChart
          summary={t('results.responseTimeSentence', {
            length,
            slowest: formatValue(slowest, 'ms'),
          })}
          xs={xs}
          lines={[
            { name: 'p50', values: steps.map(step => step.p50) },
            { name: 'p95', values: steps.map(step => step.p95) },
          ]}
          formatX={formatDuration}
          formatY={(value, like) => formatValue(value, 'ms', like)}
          table={table}
        />
      )}
    </Section>
  );
}

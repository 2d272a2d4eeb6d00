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

const noSample = <Unknown why="No sample in this step" />;

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
  return (
    <DataTable<Step>
      label="The run over time"
      rows={props.steps}
      keyOf={step => String(step.seconds)}
      columns={[
        {
          name: 'After',
          names: true,
          cell: step => <Num>{formatDuration(step.seconds)}</Num>,
        },
        {
          name: 'Requests',
          right: true,
          cell: step => <Num>{formatNumber(step.requests)}</Num>,
        },
        {
          name: 'Failed',
          right: true,
          cell: step =>
            step.failed === null ? (
              <Unknown why="The file does not tell" />
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
      title="Over time"
      text={`In steps of ${formatDuration(timeline.stepSeconds)}.`}
    >
      <LineChart
        summary={`Requests a second over ${length}: at most ${significant(
          largest(requests) ?? 0,
        )}, failed ones at most ${significant(largest(failed) ?? 0)}`}
        xs={xs}
        lines={[
          { name: 'Requests a second', values: requests },
          ...(failed.some(value => value !== null)
            ? [{ name: 'Failed a second', values: failed }]
            : []),
        ]}
        formatX={formatDuration}
        formatY={value => `${significant(value)} /s`}
        table={table}
      />
      {slowest !== null && (
        <LineChart
          summary={`Response time over ${length}: p95 at most ${formatValue(
            slowest,
            'ms',
          )}`}
          xs={xs}
          lines={[
            { name: 'p50', values: steps.map(step => step.p50) },
            { name: 'p95', values: steps.map(step => step.p95) },
          ]}
          formatX={formatDuration}
          formatY={value => formatValue(value, 'ms')}
          table={table}
        />
      )}
    </Section>
  );
}

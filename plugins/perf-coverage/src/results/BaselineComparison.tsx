import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  MetricChange,
  RunDetail,
  RunSummary,
  StatChange,
  compareRuns,
} from 'backstage-plugin-perf-coverage-common';
import { useId } from 'react';
import { perfCoverageApiRef, useLoad } from '../api';
import { useComponentView } from '../component/ComponentContext';
import { Column } from '../components/DataTable';
import { HeadTable } from '../components/HeadTable';
import { Quiet } from '../components/Quiet';
import { Section } from '../components/Section';
import { Trouble } from '../components/Trouble';
import { Num, Unknown } from '../components/Values';
import { formatInstant, formatStat, plural } from '../components/format';
import { useAddress } from '../components/useAddress';
import { SignName, StateSign } from '../state';
import { scopeText } from './slowest';

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

const timeOf = (run: RunSummary) => run.startedAt ?? run.receivedAt;

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
        timeOf(other) < timeOf(run),
    )
    .sort((a, b) => timeOf(b).localeCompare(timeOf(a)))[0];
}

/** `+25 %`; in words where there is nothing to divide by. */
export function relativeText(change: StatChange): string {
  if (change.relative === null) return 'from nothing';
  const percent = change.relative * 100;
  const shown = percent.toLocaleString(undefined, {
    maximumFractionDigits: Math.abs(percent) < 10 ? 1 : 0,
    signDisplay: 'exceptZero',
  });
  return `${shown} %`;
}

function stateOf(metric: MetricChange): { sign: SignName; word: string } {
  switch (metric.state) {
    case 'new':
      return { sign: 'unknown', word: 'New' };
    case 'gone':
      return { sign: 'excluded', word: 'Gone' };
    case 'same':
      return { sign: 'covered', word: 'Same' };
    default: {
      const better = metric.stats.find(stat => stat.better !== null)?.better;
      if (better === undefined) return { sign: 'unknown', word: 'Changed' };
      return better
        ? { sign: 'covered', word: 'Better' }
        : { sign: 'partial', word: 'Worse' };
    }
  }
}

function mainStat(metric: MetricChange): StatChange | undefined {
  return metric.stats.find(stat => stat.better !== null) ?? metric.stats[0];
}

const columns: Column<MetricChange>[] = [
  {
    name: 'Where',
    names: true,
    cell: metric => (
      <>
        {scopeText(metric.scope)}
        <Quiet>{metric.name}</Quiet>
      </>
    ),
  },
  {
    name: 'Change',
    cell: metric => (
      <StateSign
        {...stateOf(metric)}
        title="Of the two figures alone; noise is not judged"
      />
    ),
  },
  {
    name: 'By',
    right: true,
    cell: metric => {
      const stat = mainStat(metric);
      return stat ? (
        <Num>{relativeText(stat)}</Num>
      ) : (
        <Unknown why="Only one of the runs has it" />
      );
    },
  },
  ...(['before', 'after'] as const).map(side => ({
    name: side === 'before' ? 'Before' : 'Now',
    right: true,
    cell: (metric: MetricChange) => {
      const stat = mainStat(metric);
      return stat ? (
        <Num>
          {stat.stat} {formatStat(stat.stat, stat[side], metric.unit)}
        </Num>
      ) : (
        <Unknown why="Only one of the runs has it" />
      );
    },
  })),
];

function Comparison(props: { before: RunDetail; after: RunDetail }) {
  const { incomparable, metrics } = compareRuns(props.before, props.after);
  const counts = (['changed', 'same', 'new', 'gone'] as const).map(
    state =>
      `${metrics.filter(metric => metric.state === state).length} ${state}`,
  );
  return (
    <>
      {incomparable.length > 0 && (
        <div role="note">
          <StateSign
            sign="partial"
            word="These runs don’t compare"
            title="What differs may come from how they were made"
          />{' '}
          {incomparable.map(each => each.message).join(' ')} What differs below
          may come from that.
        </div>
      )}
      <Quiet>
        {plural(metrics.length, 'figure')}: {counts.join(' · ')}
      </Quiet>
      {metrics.length > 0 && (
        <HeadTable label="Comparison" rows={metrics} columns={columns} />
      )}
    </>
  );
}

/** The run against the one before it, or another that the reader chooses. */
export function BaselineComparison(props: { run: RunDetail }) {
  const classes = useStyles();
  const id = useId();
  const { detail, to } = useComponentView();
  const { params, change } = useAddress();
  const api = useApi(perfCoverageApiRef);
  const others = detail.runs.filter(other => other.id !== props.run.id);
  const previous = previousRun(detail.runs, props.run);
  const baselineId = params.get('baseline') ?? previous?.id ?? null;
  const { value, error, reload } = useLoad(String(baselineId), async () =>
    baselineId === null ? null : api.getRun(baselineId),
  );
  if (others.length === 0 && baselineId === null) return null;
  return (
    <Section
      title="Compared with an earlier run"
      text="Matched by metric and scope. The run before it with the same tool, environment and branch is taken where none is chosen."
    >
      <div className={classes.choice}>
        <label htmlFor={id}>Baseline</label>
        <select
          id={id}
          value={baselineId ?? ''}
          onChange={event => change({ baseline: event.target.value })}
        >
          {baselineId === null && <option value="">Choose a run</option>}
          {baselineId !== null &&
            !others.some(other => other.id === baselineId) && (
              <option value={baselineId}>A run that is not in the list</option>
            )}
          {others.map(other => (
            <option key={other.id} value={other.id}>
              {[
                formatInstant(timeOf(other)),
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
          <Link to={to('results', baselineId)}>Open the baseline</Link>
        )}
      </div>
      {baselineId === null && (
        <Quiet>
          No earlier run has its tool, environment and branch; choose one.
        </Quiet>
      )}
      {error && (
        <Trouble error={error} what="the baseline run" onRetry={reload} />
      )}
      {baselineId !== null && value === undefined && !error && (
        <Skeleton variant="rect" height={120} />
      )}
      {value && <Comparison before={value} after={props.run} />}
    </Section>
  );
}

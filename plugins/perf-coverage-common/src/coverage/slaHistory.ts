import { PlanSla, SlaPoint, SlaRecommendation } from '../vocabulary';
import { RunEvidence } from './inputs';
import { measure, SlaSubject, usersOf } from './measurements';
import { recommendSla, SlaMeasurement } from './recommendSla';
import { RunsOfUnits } from './runsOfUnits';
import { timeOf } from './runTime';

/** Runs that are looked at, and those that suffice. */
const maxRuns = 200;
const enough = 20;

/** Figures for which a limit is recommended where a capability has none. */
const figures = [
  { metric: 'duration', stat: 'p95', unit: 'ms' },
  { metric: 'error rate', stat: 'rate', unit: '%' },
];

export interface HistoryContext {
  subject: SlaSubject;
  /** Newest first. */
  runs: readonly RunEvidence[];
  runsOfUnits: RunsOfUnits;
}

/**
 * The SLA's figure in the runs that compare with the one that decides, oldest
 * first; empty where there is no second one.
 */
export function historyOf(
  sla: PlanSla,
  runId: string,
  context: HistoryContext,
): SlaPoint[] {
  const from = context.runs.findIndex(({ id }) => id === runId);
  if (from < 0) return [];
  const decides = context.runs[from];
  const script = context.runsOfUnits.scriptOf(decides);
  const points: SlaPoint[] = [];
  for (const run of context.runs.slice(from, from + maxRuns)) {
    if (
      run.environment !== decides.environment ||
      run.branch !== decides.branch ||
      run.run.synthetic !== decides.run.synthetic ||
      context.runsOfUnits.scriptOf(run)?.id !== script?.id
    ) {
      continue;
    }
    const value = measure(sla, run, context.runsOfUnits, context.subject);
    if (value === null) continue;
    points.push({ runId: run.id, at: timeOf(run), value });
    if (points.length >= enough) break;
  }
  return points.length > 1 ? points.reverse() : [];
}

/** What the history suggests for an SLA that is only proposed. */
export function recommendFor(
  sla: PlanSla,
  context: HistoryContext,
): SlaRecommendation | null {
  return sla.operator.startsWith('<')
    ? recommendSla(
        { metric: sla.metric, stat: sla.stat, unit: sla.unit },
        comparable(sla, context),
      )
    : null;
}

/** What the history suggests for a capability without any SLA. */
export function recommendForCapability(
  context: HistoryContext,
): SlaRecommendation[] {
  return figures.flatMap(figure => {
    const sla: PlanSla = {
      ...figure,
      name: figure.metric,
      operator: '<',
      value: 0,
      under: null,
      on: null,
      agreed: false,
      line: 1,
    };
    return recommendSla(figure, comparable(sla, context)) ?? [];
  });
}

/**
 * The measurements of one script in one environment: those of a load test
 * where there is one, else those of the script that ran last. Generated results
 * say nothing.
 */
function comparable(sla: PlanSla, context: HistoryContext): SlaMeasurement[] {
  const groups = new Map<string, { load: boolean; of: SlaMeasurement[] }>();
  for (const run of context.runs.slice(0, maxRuns)) {
    const script = context.runsOfUnits.scriptOf(run);
    if (run.run.synthetic || (!script && sla.on === null)) continue;
    const key = `${script?.id ?? ''}\n${run.environment ?? ''}`;
    const group = groups.get(key) ?? { load: script?.kind === 'load', of: [] };
    if (group.of.length >= enough) continue;
    const value = measure(sla, run, context.runsOfUnits, context.subject);
    if (value === null) continue;
    groups.set(key, group);
    group.of.push({
      runId: run.id,
      value,
      requests: run.run.totals.requests,
      users: usersOf(run.run, script),
    });
  }
  const all = [...groups.values()];
  return (all.find(({ load }) => load) ?? all[0])?.of ?? [];
}

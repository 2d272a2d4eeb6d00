import {
  assess,
  Assessment,
  GapRecord,
  planRoadmap,
  Policy,
  ReconciledGaps,
  reconcileGaps,
  Roadmap,
  RunEvidence,
  timeOf,
  withGapPlan,
} from 'backstage-plugin-perf-coverage-common';
import { ComponentFigures } from '../database';
import { componentInput, optionsOf } from '../planning';
import { componentFigures } from './figures';
import { StoredInputs } from './readInputs';

export interface DeriveOptions {
  policy: Policy;
  team: { engineers?: number; hoursPerWeek?: number };
  /** ISO instant. */
  now: string;
  /** What led to it, for the gaps' history. */
  cause: string;
}

export interface Derived {
  assessment: Assessment;
  roadmap: Roadmap;
  gaps: ReconciledGaps;
  figures: ComponentFigures;
}

/** All that follows from the inputs of a component: the same for the same inputs. */
export function deriveAll(
  inputs: StoredInputs,
  { policy, team, now, cause }: DeriveOptions,
): Derived {
  const { component } = inputs;
  const assessment = assess(inputs, policy, now);
  const plan = inputs.plan?.plan ?? null;
  const roadmap = planRoadmap(
    componentInput(component, assessment, plan, inputs.planning, team),
    optionsOf(inputs.planning.settings, { now }),
  );
  const reconciled = reconcileGaps(inputs.gaps, assessment.gaps, {
    entityRef: component.entityRef,
    ownerRef: component.ownerRef,
    now,
    cause,
    waived: assessment.waivedGaps,
  });
  const gaps = {
    ...reconciled,
    records: withPhaseTitles(planned(reconciled.records, inputs), inputs),
  };
  const figures = componentFigures(
    assessment,
    roadmap,
    gaps.records,
    inputs.inventory,
    newestInstant(inputs.runs, now),
  );
  return { assessment, roadmap, gaps, figures };
}

/** Closed gaps are no part of the assessment, but people still note what they took. */
function planned(
  records: readonly GapRecord[],
  { gapPlans }: StoredInputs,
): GapRecord[] {
  const plans = new Map(gapPlans.map(plan => [plan.gapId, plan]));
  return records.map(record =>
    record.status === 'closed'
      ? withGapPlan(record, plans.get(record.id))
      : record,
  );
}

/** Lists show gaps of many plans: each says itself what its plan calls its phase. */
function withPhaseTitles(
  records: readonly GapRecord[],
  { plan, planning }: StoredInputs,
): GapRecord[] {
  const phases = [
    ...(plan?.plan.phases ?? []),
    // The accepted roadmap's count where both name a phase.
    ...(planning.settings.phases ?? []),
  ];
  const titles = new Map(phases.map(({ name, title }) => [name, title]));
  return records.map(({ phaseTitle: _before, ...record }) =>
    record.phase === null
      ? record
      : { ...record, phaseTitle: titles.get(record.phase) ?? record.phase },
  );
}

/** A run that is dated in the future says nothing about when it was. */
function newestInstant(
  runs: readonly RunEvidence[],
  now: string,
): string | null {
  const instants = runs
    .map(timeOf)
    .filter(instant => Date.parse(instant) <= Date.parse(now));
  return instants.length > 0
    ? instants.reduce((newest, instant) =>
        instant > newest ? instant : newest,
      )
    : null;
}

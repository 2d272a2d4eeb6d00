import {
  Assessment,
  EstimateRange,
  PerformancePlan,
  Priority,
  TestKind,
  WorkItem,
} from '../vocabulary';
import type { RoadmapInput } from './planRoadmap';
import { TaskAdjustment } from './scenario';

/** Where work comes from: one component, or the scope as a whole. */
export interface WorkSource {
  /** Of the component; null for the scope as a whole. */
  entityRef: string | null;
  /** Whose work it is where nobody is assigned. */
  ownerRef: string | null;
  assessment: Pick<Assessment, 'gaps' | 'capabilities'>;
  plan: Pick<PerformancePlan, 'capabilities' | 'work'> | null;
  workItems: readonly WorkItem[];
}

/** All work of a component. */
export function workOf({
  component,
  assessment,
  plan,
  workItems = [],
}: Pick<
  RoadmapInput,
  'component' | 'assessment' | 'plan' | 'workItems'
>): WorkSource {
  const { entityRef, ownerRef } = component;
  return { entityRef, ownerRef, assessment, plan, workItems };
}

/** A gap or work item before anything is known of when it can be done. */
export interface Draft {
  /** Id of the gap or of the portal's work item; name of the plan's one. */
  id: string;
  gap: string | null;
  entityRef: string | null;
  ownerRef: string | null;
  title: string;
  capability: string | null;
  priority: Priority;
  phase: string | null;
  assignee: string | null;
  /** Test kinds that it asks for. */
  kinds: readonly TestKind[];
  estimate: EstimateRange | null;
  /** `YYYY-MM-DD` */
  start: string | null;
  due: string | null;
  /** What it depends on, as written. */
  names: readonly string[];
}

/**
 * All work of the sources, by id. Names of the plan's work items count within
 * their component, so those of several components are told apart by it.
 */
export function draftsOf(
  sources: readonly WorkSource[],
  adjust: Readonly<Record<string, TaskAdjustment>> = {},
): Draft[] {
  const several = sources.length > 1;
  return sources
    .flatMap(source => [
      ...gapDrafts(source),
      ...planDrafts(source, several),
      ...itemDrafts(source),
    ])
    .map(draft => adjusted(draft, adjust))
    .sort((a, b) => compare(a.id, b.id));
}

function gapDrafts({ assessment, plan, entityRef, ownerRef }: WorkSource) {
  const planned = new Map(
    (plan?.capabilities ?? []).map(entry => [entry.name, entry.dependsOn]),
  );
  return assessment.gaps.map(
    (gap): Draft => ({
      id: gap.id,
      gap: gap.id,
      entityRef,
      ownerRef,
      title: gap.title,
      capability: gap.capability,
      priority: gap.priority,
      phase: gap.phase,
      assignee: gap.assignee,
      kinds: gap.kinds,
      estimate: gap.estimate,
      start: gap.planning?.start ?? null,
      due: gap.planning?.due ?? null,
      names: [
        ...new Set([...gap.dependsOn, ...(planned.get(gap.capability) ?? [])]),
      ],
    }),
  );
}

function planDrafts(
  { plan, entityRef, ownerRef }: WorkSource,
  several: boolean,
): Draft[] {
  return (plan?.work ?? []).map(item => ({
    id: several ? `${entityRef}#${item.name}` : item.name,
    gap: null,
    entityRef,
    ownerRef,
    title: item.title,
    capability: null,
    priority: item.priority,
    phase: item.phase,
    assignee: item.assignee,
    kinds: [],
    estimate: item.estimate,
    start: null,
    due: null,
    names: item.dependsOn,
  }));
}

function itemDrafts({ workItems, entityRef, ownerRef }: WorkSource): Draft[] {
  return workItems
    .filter(item => !item.done)
    .map(item => ({
      id: item.id,
      gap: null,
      entityRef,
      ownerRef,
      title: item.title,
      capability: null,
      priority: item.priority,
      phase: item.phase,
      assignee: item.assignee,
      kinds: [],
      estimate: item.estimate,
      start: item.start,
      due: item.due,
      names: item.dependsOn,
    }));
}

function adjusted(
  draft: Draft,
  adjust: Readonly<Record<string, TaskAdjustment>>,
): Draft {
  if (!Object.hasOwn(adjust, draft.id)) return draft;
  const { phase, assignee, estimate, start, due } = adjust[draft.id];
  return {
    ...draft,
    phase: phase === undefined ? draft.phase : phase,
    assignee: assignee === undefined ? draft.assignee : assignee,
    estimate: estimate === undefined ? draft.estimate : estimate,
    start: start === undefined ? draft.start : start,
    due: due === undefined ? draft.due : due,
  };
}

/** What each draft waits for; null for a name that nothing has. */
export class Dependencies {
  private readonly byName = new Map<string, Draft[]>();
  private readonly known = new Set<string>();

  constructor(drafts: readonly Draft[], sources: readonly WorkSource[]) {
    for (const { entityRef, assessment, plan } of sources) {
      for (const { name } of [
        ...assessment.capabilities,
        ...(plan?.capabilities ?? []),
      ]) {
        this.known.add(keyOf(entityRef, name));
      }
    }
    for (const draft of drafts) {
      this.add(draft.id, draft);
      const { entityRef, capability, id } = draft;
      if (capability !== null) this.add(keyOf(entityRef, capability), draft);
      const own = id.startsWith(`${entityRef}#`);
      if (own)
        this.add(keyOf(entityRef, id.slice(`${entityRef}#`.length)), draft);
    }
  }

  /** Those of that id, and what the draft's component has of that name. */
  named(name: string, { entityRef }: Draft): readonly Draft[] | null {
    const key = keyOf(entityRef, name);
    const own = this.byName.get(key);
    const all = this.byName.get(name);
    if (own && all) return [...own, ...all];
    return own ?? all ?? (this.known.has(key) ? [] : null);
  }

  of(draft: Draft): Draft[] {
    const found = draft.names.flatMap(name =>
      (this.named(name, draft) ?? []).filter(
        // The gaps of a capability do not wait for one another.
        other =>
          other !== draft &&
          !(
            name === draft.capability &&
            other.capability === name &&
            other.entityRef === draft.entityRef
          ),
      ),
    );
    return [...new Set(found)];
  }

  private add(name: string, draft: Draft) {
    const list = this.byName.get(name);
    if (list) list.push(draft);
    else this.byName.set(name, [draft]);
  }
}

function keyOf(entityRef: string | null, name: string): string {
  return `${entityRef}\n${name}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

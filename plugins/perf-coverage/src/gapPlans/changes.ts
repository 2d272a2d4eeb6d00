import type {
  EstimateRequest,
  GapPlan,
  GapPlanChange,
  GapPlanConflict,
  GapPlanRequest,
  GapPlanned,
  GapRecord,
} from 'backstage-plugin-perf-coverage-common';

/** What the backend takes in one request at most. */
const MOST_CHANGES = 500;
const MOST_COMPONENTS = 100;

/** What somebody wants to set; a field that is absent stays as it is, one that is undefined is taken back. */
export interface Wish {
  assignee?: string | null;
  phase?: string | null;
  estimate?: EstimateRequest | null;
  start?: string | null;
  due?: string | null;
  ticket?: GapPlanRequest['ticket'];
  spentHours?: number | null;
  notes?: string | null;
}

/** What is set for a gap, without who and when. */
export function settingsOf(plan: GapPlan | undefined): GapPlanRequest {
  if (!plan) return {};
  const { gapId: _id, by: _by, at: _at, revision: _revision, ...set } = plan;
  return set;
}

function withoutUnset(plan: GapPlanRequest): GapPlanRequest {
  return Object.fromEntries(
    Object.entries(plan).filter(([, value]) => value !== undefined),
  );
}

/** The change that sets a wish and keeps all else that is set. */
export function changeFor(
  gap: Pick<GapRecord, 'entityRef' | 'id' | 'planning'>,
  wish: Wish,
): GapPlanChange {
  return {
    entityRef: gap.entityRef,
    gapId: gap.id,
    revision: gap.planning?.revision ?? 0,
    plan: withoutUnset({ ...settingsOf(gap.planning), ...wish }),
  };
}

/** What the plan file and the defaults say, too: hours spent, notes and tickets are nobody else's. */
const PLANNED = ['assignee', 'phase', 'estimate', 'start', 'due'] as const;

/** Whether something is set here that would be another way without it. */
export function isPlannedHere(plan: GapPlan | undefined): boolean {
  return PLANNED.some(key => plan?.[key] !== undefined);
}

/** Leaves who, when and how much to the plan file and the defaults again. */
export const resetWish: Wish = Object.fromEntries(
  PLANNED.map(key => [key, undefined]),
);

/** The changes that bring back what was set before. */
export function undoOf(changed: readonly GapPlanned[]): GapPlanChange[] {
  return changed.map(({ entityRef, gapId, before, after }) => ({
    entityRef,
    gapId,
    revision: after.revision,
    plan: before,
  }));
}

/** Changes in requests of a size that the backend takes, each component in as few as can be. */
export function inRequests(
  changes: readonly GapPlanChange[],
): GapPlanChange[][] {
  const sorted = [...changes].sort((a, b) =>
    a.entityRef.localeCompare(b.entityRef),
  );
  const requests: GapPlanChange[][] = [];
  let components = new Set<string>();
  for (const change of sorted) {
    const last = requests[requests.length - 1];
    const fits =
      last !== undefined &&
      last.length < MOST_CHANGES &&
      (components.has(change.entityRef) || components.size < MOST_COMPONENTS);
    if (fits) last.push(change);
    else {
      requests.push([change]);
      components = new Set();
    }
    components.add(change.entityRef);
  }
  return requests;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** What others changed meanwhile, from the answer to a refused request; undefined for other errors. */
export function conflictsOf(error: unknown): GapPlanConflict[] | undefined {
  if (!isRecord(error) || error.statusCode !== 409 || !isRecord(error.body)) {
    return undefined;
  }
  const { conflicts } = error.body;
  return Array.isArray(conflicts)
    ? conflicts.filter(
        (one): one is GapPlanConflict =>
          isRecord(one) &&
          typeof one.entityRef === 'string' &&
          typeof one.gapId === 'string',
      )
    : [];
}

import { GapEvent, GapRecord, GapStatus } from '../api';
import { AssessedGap, GapDecision } from '../vocabulary';

/** Around a change of gaps. @public */
export interface ReconcileContext {
  entityRef: string;
  /** The component's owner in the catalog. */
  ownerRef: string | null;
  /** ISO instant. */
  now: string;
  /** For people: "rescan", "upload of run …". */
  cause: string;
  /** `waivedGaps` of the assessment. */
  waived?: readonly (AssessedGap & { decision: GapDecision })[];
}

/**
 * A gap that opens or closes more often than `changes` times within `days` is
 * flapping.
 *
 * @public
 */
export const flapLimit = { changes: 4, days: 14 } as const;

const dayMs = 24 * 60 * 60 * 1000;
/** Enough to see that it flaps. */
const maxChanges = 20;

/** @public */
export interface ReconciledGaps {
  /** Open ones in the order of the assessment, then waived, then closed ones. */
  records: GapRecord[];
  events: { gapId: string; event: GapEvent }[];
}

/**
 * Carries a component's gaps from one assessment to the next: which open,
 * change, close, open again, are waived and return, with the event for the
 * history of each. A gap that changes its state more often than `flapLimit` is
 * marked as flapping, and is no news until it comes to rest.
 *
 * @public
 */
export function reconcileGaps(
  previous: GapRecord[],
  current: AssessedGap[],
  context: ReconcileContext,
): ReconciledGaps {
  const known = new Map(previous.map(record => [record.id, record]));
  const events: ReconciledGaps['events'] = [];
  const step = (
    before: GapRecord | undefined,
    gap: AssessedGap,
    status: GapStatus,
    decision: GapDecision | null,
  ): GapRecord => {
    known.delete(gap.id);
    const { record, event } = nextRecord(
      before,
      gap,
      status,
      decision,
      context,
    );
    if (event) events.push({ gapId: gap.id, event });
    return record;
  };
  const open = current.map(gap => step(known.get(gap.id), gap, 'open', null));
  const waived = (context.waived ?? []).map(({ decision, ...gap }) =>
    step(known.get(gap.id), gap, 'waived', decision),
  );
  const closed = [...known.values()].map(record =>
    step(record, record, 'closed', null),
  );
  return { records: [...open, ...waived, ...closed], events };
}

function nextRecord(
  before: GapRecord | undefined,
  gap: AssessedGap,
  status: GapStatus,
  decision: GapDecision | null,
  context: ReconcileContext,
): { record: GapRecord; event: GapEvent | null } {
  const moved = before !== undefined && before.status !== status;
  const flaps = flapping(before, moved && status !== 'waived', context.now);
  const record: GapRecord = {
    ...withoutState(gap),
    entityRef: context.entityRef,
    ownerRef: context.ownerRef,
    status,
    openedAt: before?.openedAt ?? context.now,
    closedAt: closedAt(before, status, context.now),
    ...(decision ? { decision } : {}),
    ...(flaps.changedAt.length > 0 ? { changedAt: flaps.changedAt } : {}),
    ...(flaps.now ? { flapping: true } : {}),
  };
  const note = (type: GapEvent['type'], cause: string) => ({
    record,
    event: { type, at: context.now, cause: `${context.cause}: ${cause}` },
  });
  if (flaps.now && !flaps.before) {
    return note(
      'flapping',
      `it opened or closed ${flaps.changedAt.length} times within ${flapLimit.days} days; further changes are not noted until it comes to rest`,
    );
  }
  if (flaps.before && !flaps.now) {
    return note('settled', `it has come to rest, ${status}`);
  }
  // People's decisions are news even of a gap that flaps.
  if (status === 'waived' && decision) {
    return before?.status === 'waived' && isSame(before.decision, decision)
      ? { record, event: null }
      : note('waived', decisionText(decision));
  }
  if (flaps.now) return { record, event: null };
  if (!before) return note('opened', gap.why);
  if (!moved) {
    const changes = status === 'open' ? changesBetween(before, gap) : [];
    return changes.length > 0
      ? note('changed', changes.join(', '))
      : { record, event: null };
  }
  if (status === 'closed') {
    return note('closed', 'what it asked for is met or no longer asked for');
  }
  return before.status === 'waived'
    ? note('returned', `the decision about it ended; ${gap.why}`)
    : note('reopened', gap.why);
}

function closedAt(
  before: GapRecord | undefined,
  status: GapStatus,
  now: string,
): string | null {
  if (status !== 'closed') return null;
  return before?.status === 'closed' ? before.closedAt : now;
}

/** A gap without what the record of an earlier assessment says of its state. */
function withoutState(gap: AssessedGap & Partial<GapRecord>): AssessedGap {
  const {
    decision: _decision,
    changedAt: _changedAt,
    flapping: _flapping,
    ...rest
  } = gap;
  return rest;
}

interface Flapping {
  before: boolean;
  now: boolean;
  changedAt: string[];
}

function flapping(
  before: GapRecord | undefined,
  moved: boolean,
  now: string,
): Flapping {
  const since = Date.parse(now) - flapLimit.days * dayMs;
  const changedAt = [...(before?.changedAt ?? []), ...(moved ? [now] : [])]
    .filter(at => Date.parse(at) > since)
    .slice(-maxChanges);
  return {
    before: before?.flapping ?? false,
    now: changedAt.length > flapLimit.changes,
    changedAt,
  };
}

function isSame(
  before: GapDecision | null | undefined,
  after: GapDecision,
): boolean {
  return (
    before?.kind === after.kind &&
    before.reason === after.reason &&
    before.until === after.until
  );
}

function decisionText({ kind, reason, until, by }: GapDecision): string {
  const what = kind === 'waived' ? 'waived' : 'not applicable';
  return `${what} by ${by}${
    until === null ? '' : ` until ${until}`
  }: ${reason}`;
}

/** What a reader of the history wants to know; wording, links and dates in sentences are not. */
function changesBetween(before: GapRecord, after: AssessedGap): string[] {
  const changes: string[] = [];
  const compare = (name: string, from: string | null, to: string | null) => {
    if (from !== to) {
      changes.push(`${name} ${from ?? 'none'} → ${to ?? 'none'}`);
    }
  };
  compare('priority', before.priority, after.priority);
  compare('title', before.title, after.title);
  compare('phase', before.phase, after.phase);
  compare('assignee', before.assignee, after.assignee);
  compare('estimate', hoursText(before), hoursText(after));
  return changes;
}

function hoursText({ estimate }: AssessedGap): string | null {
  return estimate === null ? null : `${estimate.low}–${estimate.high} h`;
}

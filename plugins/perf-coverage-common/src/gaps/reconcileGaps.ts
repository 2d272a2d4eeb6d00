import { GapEvent, GapRecord } from '../api';
import { AssessedGap } from '../vocabulary';

/** Around a change of gaps. @public */
export interface ReconcileContext {
  entityRef: string;
  /** The component's owner in the catalog. */
  ownerRef: string | null;
  /** ISO instant. */
  now: string;
  /** For people: "rescan", "upload of run …". */
  cause: string;
}

/** @public */
export interface ReconciledGaps {
  /** Open ones in the order of the assessment, then closed ones. */
  records: GapRecord[];
  events: { gapId: string; event: GapEvent }[];
}

/**
 * Carries a component's gaps from one assessment to the next: which open,
 * change, close and open again, with the event for the history of each.
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
  const note = (gapId: string, type: GapEvent['type'], cause: string) =>
    events.push({ gapId, event: { type, at: context.now, cause } });
  const open = current.map((gap): GapRecord => {
    const before = known.get(gap.id);
    known.delete(gap.id);
    const kept = {
      ...gap,
      entityRef: context.entityRef,
      ownerRef: context.ownerRef,
      status: 'open' as const,
      closedAt: null,
    };
    if (!before) {
      note(gap.id, 'opened', `${context.cause}: ${gap.why}`);
      return { ...kept, openedAt: context.now };
    }
    if (before.status === 'closed') {
      note(gap.id, 'reopened', `${context.cause}: ${gap.why}`);
    } else {
      const changes = changesBetween(before, gap);
      if (changes.length > 0) {
        note(gap.id, 'changed', `${context.cause}: ${changes.join(', ')}`);
      }
    }
    return { ...kept, openedAt: before.openedAt };
  });
  const closed = [...known.values()].map((record): GapRecord => {
    if (record.status === 'closed') return record;
    note(
      record.id,
      'closed',
      `${context.cause}: what it asked for is met or no longer asked for`,
    );
    return {
      ...record,
      status: 'closed',
      closedAt: context.now,
      ownerRef: context.ownerRef,
    };
  });
  return { records: [...open, ...closed], events };
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

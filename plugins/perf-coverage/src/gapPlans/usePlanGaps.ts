import { useApi } from '@backstage/core-plugin-api';
import type {
  GapPlanChange,
  GapPlanConflict,
  GapPlanned,
  GapRecord,
} from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import { perfCoverageApiRef } from '../api';
import { Wish, changeFor, conflictsOf, inRequests, undoOf } from './changes';

type Plannable = Pick<GapRecord, 'entityRef' | 'id' | 'planning'>;

/** What was done last, with the way back. */
export interface Planned {
  count: number;
  /** False where this itself took something back. */
  undoable: boolean;
}

/**
 * Sets what is planned for many gaps, and takes it back. Large selections go in
 * several requests: where one of them fails, those before it stand, are taken
 * over, and can be undone.
 */
export function usePlanGaps(onChanged: (gaps: readonly GapRecord[]) => void) {
  const api = useApi(perfCoverageApiRef);
  const [busy, setBusy] = useState<{ done: number; of: number }>();
  const [error, setError] = useState<Error>();
  const [conflicts, setConflicts] = useState<GapPlanConflict[]>([]);
  const [last, setLast] = useState<{
    planned: Planned;
    changed: GapPlanned[];
  }>();

  const send = async (
    changes: readonly GapPlanChange[],
    undoable: boolean,
  ): Promise<boolean> => {
    setBusy({ done: 0, of: changes.length });
    setError(undefined);
    setConflicts([]);
    setLast(undefined);
    const changed: GapPlanned[] = [];
    try {
      for (const request of inRequests(changes)) {
        const answer = await api.planGaps(request);
        changed.push(...answer.changed);
        onChanged(answer.gaps);
        setBusy({ done: changed.length, of: changes.length });
      }
      return true;
    } catch (caught) {
      const standing = conflictsOf(caught);
      if (standing) setConflicts(standing);
      else {
        setError(caught instanceof Error ? caught : new Error(String(caught)));
      }
      return false;
    } finally {
      setBusy(undefined);
      if (changed.length > 0) {
        setLast({ planned: { count: changed.length, undoable }, changed });
      }
    }
  };

  return {
    busy,
    error,
    conflicts,
    done: last?.planned,
    /** True where all of it was stored. */
    plan: (gaps: readonly Plannable[], wish: Wish) =>
      send(
        gaps.map(gap => changeFor(gap, wish)),
        true,
      ),
    undo: () => send(undoOf(last?.changed ?? []), false),
    forget: () => {
      setError(undefined);
      setConflicts([]);
    },
    forgetDone: () => setLast(undefined),
  };
}

export type GapPlanning = ReturnType<typeof usePlanGaps>;

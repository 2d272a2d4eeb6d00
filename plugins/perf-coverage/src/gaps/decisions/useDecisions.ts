import { useApi } from '@backstage/core-plugin-api';
import type {
  GapDecision,
  GapDetail,
} from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import { perfCoverageApiRef } from '../../api';
import { useComponentView } from '../../component/ComponentContext';
import { Text, useText } from '../../translation';
import { Decided, StandingDecision, standingDecision } from './decisionRules';

/** A wish that was refused because somebody else decided meanwhile. */
export interface Conflict {
  gapId: string;
  standing: StandingDecision;
  /** Null where the wish was to take the decision back. */
  mine: Decided | null;
}

/** What was done last, with the way back. */
export interface Done {
  text: string;
  undo: (() => void) | null;
}

function wordOf(decided: Decided | null, t: Text): string {
  return decided ? t(`gaps.done-${decided.kind}`) : t('gaps.doneBack');
}

/** The wish that would bring a decision back. */
function wishOf(decision: GapDecision | null | undefined): Decided | null {
  if (!decision) return null;
  const { kind, reason, until } = decision;
  return { kind, reason, until };
}

/**
 * Decides about gaps and takes that back. Every change can be undone; where
 * somebody else was faster, both versions are kept for the reader to choose.
 */
export function useDecisions() {
  const t = useText();
  const { entityRef, reload } = useComponentView();
  const api = useApi(perfCoverageApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const [conflict, setConflict] = useState<Conflict>();
  const [done, setDone] = useState<Done>();

  const send = async (
    gapId: string,
    mine: Decided | null,
    revision: number,
    /** What stood there before; undefined where this itself is an undo. */
    before: Decided | null | undefined,
  ): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    setDone(undefined);
    try {
      const answer: GapDetail = mine
        ? await api.decideGap(entityRef, gapId, { ...mine, revision })
        : await api.undoGapDecision(entityRef, gapId, revision);
      setConflict(undefined);
      setDone({
        text: wordOf(mine, t),
        undo:
          before === undefined
            ? null
            : () => {
                send(gapId, before, answer.decisionRevision, undefined);
              },
      });
      reload();
      return true;
    } catch (caught) {
      const standing = standingDecision(caught);
      if (standing) {
        setConflict({ gapId, standing, mine });
      } else {
        setError(caught instanceof Error ? caught : new Error(String(caught)));
      }
      return false;
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    error,
    conflict,
    done,
    /** `null` takes the standing decision back. True where it was accepted. */
    decide: (gap: GapDetail, mine: Decided | null) =>
      send(gap.id, mine, gap.decisionRevision, wishOf(gap.decision)),
    /** Writes the refused wish over what stands. */
    insist: () => {
      if (!conflict) return;
      const { gapId, mine, standing } = conflict;
      if (mine === null && standing.decision === null) {
        setConflict(undefined);
        reload();
        return;
      }
      send(gapId, mine, standing.revision, wishOf(standing.decision));
    },
    /** Leaves what stands. */
    yieldTo: () => {
      setConflict(undefined);
      reload();
    },
    forgetError: () => setError(undefined),
    forgetDone: () => setDone(undefined),
  };
}

export type Decisions = ReturnType<typeof useDecisions>;

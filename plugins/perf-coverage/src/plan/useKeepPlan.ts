import { useApi } from '@backstage/core-plugin-api';
import type {
  ComponentPlan,
  KeptPlan,
} from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import { perfCoverageApiRef } from '../api';
import { standingPlan } from './planConflict';

/** A wish that was refused because somebody else changed the plan meanwhile. */
export interface PlanStanding {
  current: KeptPlan | null;
  /** What was to be kept; null where it was to be taken out. */
  mine: string | null;
  reason: string;
}

/** Writes the portal's plan; where somebody else was faster both versions are kept. */
export function useKeepPlan(
  entityRef: string,
  onKept: (plan: ComponentPlan) => void,
) {
  const api = useApi(perfCoverageApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const [standing, setStanding] = useState<PlanStanding>();

  async function send(
    work: () => Promise<ComponentPlan>,
    mine: string | null,
    reason: string,
  ): Promise<boolean> {
    setBusy(true);
    setError(undefined);
    try {
      const plan = await work();
      setStanding(undefined);
      onKept(plan);
      return true;
    } catch (caught) {
      const found = standingPlan(caught);
      if (found) setStanding({ ...found, mine, reason });
      else
        setError(caught instanceof Error ? caught : new Error(String(caught)));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    error,
    standing,
    forget: () => {
      setError(undefined);
      setStanding(undefined);
    },
    /** `null` takes the plan out of the portal. */
    keep: (text: string | null, reason: string, revision: number) =>
      send(
        () => api.setPlan(entityRef, { text, reason, revision }),
        text,
        reason,
      ),
    restore: (kept: KeptPlan, reason: string, revision: number) =>
      send(
        () =>
          api.restorePlan(entityRef, {
            restore: kept.revision,
            reason,
            revision,
          }),
        kept.text,
        reason,
      ),
  };
}

export type KeepPlan = ReturnType<typeof useKeepPlan>;

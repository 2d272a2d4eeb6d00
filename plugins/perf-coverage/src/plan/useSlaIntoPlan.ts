import { useApi } from '@backstage/core-plugin-api';
import {
  ComponentPlan,
  WrittenSla,
  addSla,
  outlinePlan,
} from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import { perfCoverageApiRef } from '../api';
import { useComponentView } from '../component/ComponentContext';
import { useText } from '../translation';

/** What was put into the plan, with the way back. */
export interface SlaDone {
  text: string;
  undo: (() => void) | null;
}

/** What is to be committed, where the plan is in the repository. */
export interface SlaLines {
  capability: string;
  sla: WrittenSla;
  /** Null where the file's text is not known, or has no such capability. */
  texts: { before: string; after: string } | null;
}

/**
 * Puts an SLA into the plan with one click: into the portal's, which it begins
 * where there is none; of a plan in the repository it says what to commit.
 */
export function useSlaIntoPlan() {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const { entityRef, detail, reload } = useComponentView();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const [done, setDone] = useState<SlaDone>();
  const [lines, setLines] = useState<SlaLines>();

  async function attempt(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setError(undefined);
    setDone(undefined);
    try {
      await work();
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    } finally {
      setBusy(false);
    }
  }

  const undo = (before: ComponentPlan, after: ComponentPlan) =>
    attempt(async () => {
      const reason = t('plan.undo');
      const { revision } = after;
      if (before.kept?.text) {
        const restore = before.kept.revision;
        await api.restorePlan(entityRef, { restore, reason, revision });
      } else {
        await api.setPlan(entityRef, { text: null, reason, revision });
      }
      setDone({ text: t('plan.slaTaken'), undo: null });
      reload();
    });

  const put = (capability: string, sla: WrittenSla) =>
    attempt(async () => {
      const plan = await api.getPlan(entityRef);
      if (plan.inForce === 'repository') {
        const before = plan.repository?.text ?? null;
        const after = before && addSla(before, capability, sla);
        setLines({
          capability,
          sla,
          texts: before && after ? { before, after } : null,
        });
        return;
      }
      const text =
        plan.kept?.text ??
        (detail.assessment && outlinePlan(entityRef, detail.assessment));
      const after = text && addSla(text, capability, sla);
      if (!after) {
        setLines({ capability, sla, texts: null });
        return;
      }
      const shown = `${sla.name}: ${sla.stat} ${sla.threshold}`;
      const kept = await api.setPlan(entityRef, {
        text: after,
        reason: t('plan.slaReason', { sla: shown }),
        revision: plan.revision,
      });
      setDone({
        text: t('plan.slaAdded', { sla: shown }),
        undo: () => {
          undo(plan, kept);
        },
      });
      reload();
    });

  return {
    busy,
    error,
    done,
    lines,
    put,
    forgetDone: () => setDone(undefined),
    forgetLines: () => setLines(undefined),
  };
}

export type SlaIntoPlan = ReturnType<typeof useSlaIntoPlan>;

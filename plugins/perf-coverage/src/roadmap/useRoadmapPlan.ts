import { useApi } from '@backstage/core-plugin-api';
import type {
  Roadmap,
  RoadmapPlan,
  RoadmapSettings,
} from 'backstage-plugin-perf-coverage-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { perfCoverageApiRef, useLiveReload } from '../api';
import { keptDraft, keepDraft } from './keptDraft';

const MOST_UNDO = 50;

interface State {
  /** Answer of the backend; of the draft where there is one. */
  plan: RoadmapPlan | undefined;
  error: Error | undefined;
  planning: boolean;
  /** How long the last answer took, from the change to its forecast. */
  tookMs: number | null;
}

function errorOf(caught: unknown): Error {
  return caught instanceof Error ? caught : new Error(String(caught));
}

/**
 * The roadmap of a scope, and what would be if: a draft of settings that is
 * planned anew with each change and saved by nobody but who accepts it. A draft
 * outlives a reload of the page in this tab. Late answers to older drafts are
 * dropped; what is on screen stays until the new one is there.
 */
export function useRoadmapPlan(scope: string) {
  const api = useApi(perfCoverageApiRef);
  const [draft, setDraft] = useState<RoadmapSettings | undefined>(() =>
    keptDraft(scope),
  );
  const [past, setPast] = useState<(RoadmapSettings | undefined)[]>([]);
  /** Shown in place of the plan's until its answer is there. */
  const [expected, setExpected] = useState<Roadmap>();
  const [turn, setTurn] = useState({ count: 0, quiet: false });
  const seenTurn = useRef(0);
  const [state, setState] = useState<State>({
    plan: undefined,
    error: undefined,
    planning: true,
    tookMs: null,
  });
  const asked = useRef(0);

  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    const since = performance.now();
    // Asked in the background, and not for a change of the reader's.
    const quiet = turn.quiet && turn.count !== seenTurn.current;
    seenTurn.current = turn.count;
    if (!quiet) {
      setState(before => ({ ...before, planning: true, error: undefined }));
    }
    api.planRoadmap({ scope, ...(draft ? { settings: draft } : {}) }).then(
      plan => {
        if (mine !== asked.current) return;
        setExpected(undefined);
        setState(before => ({
          plan,
          error: undefined,
          planning: false,
          tookMs: quiet ? before.tookMs : performance.now() - since,
        }));
      },
      caught => {
        if (mine !== asked.current) return;
        setExpected(undefined);
        setState(before =>
          quiet && before.plan && !before.planning
            ? before
            : { ...before, error: errorOf(caught), planning: false },
        );
      },
    );
    return () => {
      asked.current += 1;
    };
  }, [api, scope, draft, turn]);

  useEffect(() => keepDraft(scope, draft), [scope, draft]);

  const reload = useCallback(
    () => setTurn(({ count }) => ({ count: count + 1, quiet: false })),
    [],
  );
  const refresh = useCallback(
    () => setTurn(({ count }) => ({ count: count + 1, quiet: true })),
    [],
  );
  useLiveReload(refresh);

  const { plan } = state;
  return {
    ...state,
    roadmap: expected ?? plan?.roadmap,
    draft,
    /** What the shown plan was made with. */
    settings: draft ?? plan?.settings ?? {},
    canUndo: past.length > 0,
    /** Plans with these settings instead; `shown` is drawn until the answer is there. */
    change(settings: RoadmapSettings, shown?: Roadmap) {
      setPast(before => [...before, draft].slice(-MOST_UNDO));
      setExpected(shown);
      setDraft(settings);
    },
    undo() {
      if (past.length === 0) return;
      setDraft(past[past.length - 1]);
      setPast(past.slice(0, -1));
      setExpected(undefined);
    },
    /** Back to the plan as it is; can be undone. */
    drop() {
      setPast(before => [...before, draft].slice(-MOST_UNDO));
      setExpected(undefined);
      setDraft(undefined);
    },
    /** After the draft was accepted it is the plan. */
    accepted() {
      setPast([]);
      setDraft(undefined);
      reload();
    },
    reload,
  };
}

export type RoadmapState = ReturnType<typeof useRoadmapPlan>;

import { useApi } from '@backstage/core-plugin-api';
import { useSignal } from '@backstage/plugin-signals-react';
import type {
  ComponentDetail,
  ComponentSummary,
} from 'backstage-plugin-perf-coverage-common';
import { useEffect } from 'react';
import { perfCoverageApiRef } from './perfCoverageApiRef';
import { Loaded, useLoad } from './useLoad';

/** Channel on which the backend tells that a component's figures changed. */
export const COMPONENTS_CHANNEL = 'perf-coverage:components';

/** Scans of many components end at once; pages ask again once for all of them. */
const SETTLE_MILLISECONDS = 400;

/**
 * Calls `reload` when the backend says that a component was assessed anew: the
 * one with this `signalKey`, or any where none is given.
 */
export function useLiveReload(
  reload: () => void,
  signalKey?: string | null,
): void {
  const { lastSignal } = useSignal<{ key?: string; type?: string }>(
    COMPONENTS_CHANNEL,
  );
  useEffect(() => {
    // A scan's progress changes no figures.
    if (!lastSignal || lastSignal.type === 'scan') return undefined;
    if (signalKey && lastSignal.key && lastSignal.key !== signalKey) {
      return undefined;
    }
    const timer = setTimeout(reload, SETTLE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [lastSignal, signalKey, reload]);
}

/** Everything about one component. */
export function useComponent(entityRef: string): Loaded<ComponentDetail> {
  const api = useApi(perfCoverageApiRef);
  const loaded = useLoad(entityRef, () => api.getComponent(entityRef));
  useLiveReload(loaded.reload, loaded.value?.summary.signalKey);
  return loaded;
}

/** The figures of one component, without its lists. */
export function useSummary(entityRef: string): Loaded<ComponentSummary> {
  const api = useApi(perfCoverageApiRef);
  const loaded = useLoad(entityRef, () => api.getSummary(entityRef));
  useLiveReload(loaded.reload, loaded.value?.signalKey);
  return loaded;
}

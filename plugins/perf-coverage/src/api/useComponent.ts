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

/** How often pages ask again in portals without signals. */
export const POLL_MILLISECONDS = 30_000;

/**
 * Calls `reload` when the backend says that a component was assessed anew: the
 * one with this `signalKey`, or any where none is given. In a portal without
 * signals it is called from time to time, while the page is looked at.
 */
export function useLiveReload(
  reload: () => void,
  signalKey?: string | null,
): void {
  const { lastSignal, isSignalsAvailable } = useSignal<{
    key?: string;
    type?: string;
  }>(COMPONENTS_CHANNEL);
  useEffect(() => {
    // A scan's progress changes no figures.
    if (!lastSignal || lastSignal.type === 'scan') return undefined;
    if (signalKey && lastSignal.key && lastSignal.key !== signalKey) {
      return undefined;
    }
    const timer = setTimeout(reload, SETTLE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [lastSignal, signalKey, reload]);
  useEffect(() => {
    if (isSignalsAvailable) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'hidden') reload();
    }, POLL_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isSignalsAvailable, reload]);
}

/** Everything about one component. */
export function useComponent(entityRef: string): Loaded<ComponentDetail> {
  const api = useApi(perfCoverageApiRef);
  const loaded = useLoad(entityRef, () => api.getComponent(entityRef));
  useLiveReload(loaded.refresh, loaded.value?.summary.signalKey);
  return loaded;
}

/** The figures of one component, without its lists. */
export function useSummary(entityRef: string): Loaded<ComponentSummary> {
  const api = useApi(perfCoverageApiRef);
  const loaded = useLoad(entityRef, () => api.getSummary(entityRef));
  useLiveReload(loaded.refresh, loaded.value?.signalKey);
  return loaded;
}

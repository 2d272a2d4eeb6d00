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

/** Calls `reload` when the backend says that `entityRef` (or any component) changed. */
export function useLiveReload(reload: () => void, entityRef?: string): void {
  const { lastSignal } = useSignal<{ entityRef?: string }>(COMPONENTS_CHANNEL);
  useEffect(() => {
    if (!lastSignal) return;
    if (
      !entityRef ||
      !lastSignal.entityRef ||
      lastSignal.entityRef === entityRef
    )
      reload();
  }, [lastSignal, entityRef, reload]);
}

/** Everything about one component. */
export function useComponent(entityRef: string): Loaded<ComponentDetail> {
  const api = useApi(perfCoverageApiRef);
  const loaded = useLoad(entityRef, () => api.getComponent(entityRef));
  useLiveReload(loaded.reload, entityRef);
  return loaded;
}

/** The figures of one component, without its lists. */
export function useSummary(entityRef: string): Loaded<ComponentSummary> {
  const api = useApi(perfCoverageApiRef);
  const loaded = useLoad(entityRef, () => api.getSummary(entityRef));
  useLiveReload(loaded.reload, entityRef);
  return loaded;
}

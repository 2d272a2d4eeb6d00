import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import type { GapListItem } from 'backstage-plugin-perf-coverage-common';
import { useCallback } from 'react';
import { perfCoverageApiRef, useLiveReload, useLoad } from '../api';
import { PORTAL } from '../roadmap/scopes';
import { MyItem, myItems } from './mine';

/** More than this nobody works off a list; the planning board shows all. */
export const MOST_ITEMS = 500;

export interface MyWork {
  items: MyItem[];
  /** True where there was more than the backend gives in one answer. */
  cut: boolean;
}

/**
 * What the reader and their groups have to do, asked for again when something
 * changes. Gaps are most of it; they show where other work, which `workError`
 * tells of, can't be read.
 */
export function useMyWork() {
  const api = useApi(perfCoverageApiRef);
  const identity = useApi(identityApiRef);
  const gaps = useLoad('my-work', async () => {
    const { userEntityRef, ownershipEntityRefs } =
      await identity.getBackstageIdentity();
    const refs = [...new Set([userEntityRef, ...ownershipEntityRefs])];
    const [given, owned] = await Promise.all([
      api.listGaps({ assignee: refs, status: ['open'], limit: MOST_ITEMS }),
      api.listGaps({ owner: refs, status: ['open'], limit: MOST_ITEMS }),
    ]);
    const items: GapListItem[] = [...given.items, ...owned.items];
    return {
      items,
      me: { user: userEntityRef, refs },
      cut: given.nextCursor !== null || owned.nextCursor !== null,
    };
  });
  const work = useLoad(PORTAL, () => api.listWorkItems(PORTAL));

  const { reload: reloadGaps, refresh: refreshGaps } = gaps;
  const { reload: reloadWork, refresh: refreshWork } = work;
  const reload = useCallback(() => {
    reloadGaps();
    reloadWork();
  }, [reloadGaps, reloadWork]);
  const refresh = useCallback(() => {
    refreshGaps();
    refreshWork();
  }, [refreshGaps, refreshWork]);
  useLiveReload(refresh);

  const known = work.value?.items ?? (work.error ? [] : undefined);
  const value: MyWork | undefined =
    gaps.value && known
      ? {
          items: myItems(gaps.value.items, known, gaps.value.me),
          cut: gaps.value.cut,
        }
      : undefined;
  return { value, error: gaps.error, workError: work.error, reload };
}

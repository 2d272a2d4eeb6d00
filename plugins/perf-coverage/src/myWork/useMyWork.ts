import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import type { GapListItem } from 'backstage-plugin-perf-coverage-common';
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

/** What the reader and their groups have to do, asked for again when something changes. */
export function useMyWork() {
  const api = useApi(perfCoverageApiRef);
  const identity = useApi(identityApiRef);
  const loaded = useLoad('my-work', async (): Promise<MyWork> => {
    const { userEntityRef, ownershipEntityRefs } =
      await identity.getBackstageIdentity();
    const refs = [...new Set([userEntityRef, ...ownershipEntityRefs])];
    const [given, owned, work] = await Promise.all([
      api.listGaps({ assignee: refs, status: ['open'], limit: MOST_ITEMS }),
      api.listGaps({ owner: refs, status: ['open'], limit: MOST_ITEMS }),
      api.listWorkItems(PORTAL),
    ]);
    const gaps: GapListItem[] = [...given.items, ...owned.items];
    return {
      items: myItems(gaps, work.items, { user: userEntityRef, refs }),
      cut: given.nextCursor !== null || owned.nextCursor !== null,
    };
  });
  useLiveReload(loaded.reload);
  return loaded;
}

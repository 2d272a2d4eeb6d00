import { useApi } from '@backstage/core-plugin-api';
import type {
  ComponentPage,
  ComponentQuery,
  ComponentSummary,
} from 'backstage-plugin-perf-coverage-common';
import { useEffect, useState } from 'react';
import { perfCoverageApiRef, useLiveReload, useLoad } from '../api';

const PAGE_SIZE = 50;

/**
 * The first page of what the filters select, and more pages on request. Totals
 * and facets are those of the newest answer. With `query` undefined nothing is
 * asked yet.
 */
export function usePortfolio(query: ComponentQuery | undefined) {
  const api = useApi(perfCoverageApiRef);
  const key = JSON.stringify(query ?? null);
  const [more, setMore] = useState<{
    key: string;
    items: ComponentSummary[];
    nextCursor: string | null;
    loading: boolean;
    error?: Error;
  }>();
  // What the filters offer stays on screen while the next selection is on its way.
  const [last, setLast] = useState<ComponentPage>();

  const first = useLoad(key, () =>
    query
      ? api.listComponents({ ...query, limit: PAGE_SIZE })
      : new Promise<ComponentPage>(() => {}),
  );
  useLiveReload(first.reload);

  const page = first.value;
  useEffect(() => {
    if (page) {
      setLast(page);
      setMore(undefined);
    }
  }, [page]);

  const following = more?.key === key ? more : undefined;
  const nextCursor = following
    ? following.nextCursor
    : page?.nextCursor ?? null;

  const loadMore = () => {
    if (!query || nextCursor === null || following?.loading) return;
    const items = following?.items ?? [];
    const settle = (change: {
      items?: ComponentSummary[];
      nextCursor?: string | null;
      error?: Error;
    }) =>
      setMore(current =>
        current?.key === key
          ? { ...current, loading: false, ...change }
          : current,
      );
    setMore({ key, items, nextCursor, loading: true });
    api.listComponents({ ...query, limit: PAGE_SIZE, cursor: nextCursor }).then(
      next =>
        settle({
          items: [...items, ...next.items],
          nextCursor: next.nextCursor,
        }),
      error =>
        settle({
          error: error instanceof Error ? error : new Error(String(error)),
        }),
    );
  };

  return {
    items: page ? [...page.items, ...(following?.items ?? [])] : undefined,
    totals: page?.totals,
    facets: (page ?? last)?.facets,
    error: first.error,
    loading: first.loading,
    reload: first.reload,
    hasMore: nextCursor !== null,
    loadMore,
    loadingMore: following?.loading ?? false,
    moreError: following?.error,
  };
}

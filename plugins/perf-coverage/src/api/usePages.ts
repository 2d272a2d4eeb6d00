import { useEffect, useState } from 'react';
import { useLiveReload } from './useComponent';
import { useLoad } from './useLoad';

/** An answer of the backend that holds a part of a list. */
interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/**
 * The first page of what a query selects, and more pages on request. With
 * `query` undefined nothing is asked yet. `page` and `last` are the newest first
 * page: that of this query, and that of the one before while this one is on its
 * way.
 */
export function usePages<Query extends object, Answer extends Page<Item>, Item>(
  query: Query | undefined,
  ask: (query: Query & { cursor?: string }) => Promise<Answer>,
) {
  const key = JSON.stringify(query ?? null);
  const [more, setMore] = useState<{
    key: string;
    items: Answer['items'];
    nextCursor: string | null;
    loading: boolean;
    error?: Error;
  }>();
  // What the filters offer stays on screen while the next selection is on its way.
  const [last, setLast] = useState<Answer>();

  const first = useLoad(key, () =>
    query ? ask(query) : new Promise<Answer>(() => {}),
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
      items?: Answer['items'];
      nextCursor?: string | null;
      error?: Error;
    }) =>
      setMore(current =>
        current?.key === key
          ? { ...current, loading: false, ...change }
          : current,
      );
    setMore({ key, items, nextCursor, loading: true });
    ask({ ...query, cursor: nextCursor }).then(
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

  const items: Answer['items'] | undefined = page && [
    ...page.items,
    ...(following?.items ?? []),
  ];
  return {
    items,
    page,
    last: page ?? last,
    error: first.error,
    loading: first.loading,
    reload: first.reload,
    hasMore: nextCursor !== null,
    loadMore,
    loadingMore: following?.loading ?? false,
    moreError: following?.error,
  };
}

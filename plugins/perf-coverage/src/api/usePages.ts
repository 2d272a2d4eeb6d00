import { useEffect, useRef, useState } from 'react';
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
 * way. When the list is asked for again, as many pages are as are on screen, so
 * that it never gets shorter under the reader's hand.
 */
export function usePages<Query extends object, Answer extends Page<Item>, Item>(
  query: Query | undefined,
  ask: (query: Query & { cursor?: string }) => Promise<Answer>,
) {
  const key = JSON.stringify(query ?? null);
  const wanted = useRef({ key, pages: 1 });
  if (wanted.current.key !== key) wanted.current = { key, pages: 1 };

  // Pages that were added to an answer; they are forgotten with it.
  const [added, setAdded] = useState<{
    to: Answer[];
    pages: Answer[];
    loading: boolean;
    error?: Error;
  }>();
  // What the filters offer stays on screen while the next selection is on its way.
  const [last, setLast] = useState<Answer>();

  const loaded = useLoad(key, async () => {
    if (!query) return new Promise<Answer[]>(() => {});
    const pages = [await ask(query)];
    for (
      let cursor = pages[0].nextCursor;
      cursor !== null && pages.length < wanted.current.pages;
      cursor = pages[pages.length - 1].nextCursor
    ) {
      pages.push(await ask({ ...query, cursor }));
    }
    return pages;
  });
  useLiveReload(loaded.refresh);

  const first = loaded.value;
  const page = first?.[0];
  useEffect(() => {
    if (page) setLast(page);
  }, [page]);

  const following = first && added?.to === first ? added : undefined;
  const pages = first && [...first, ...(following?.pages ?? [])];
  const nextCursor = pages?.[pages.length - 1].nextCursor ?? null;

  const loadMore = () => {
    if (!query || !first || nextCursor === null || following?.loading) return;
    const settle = (change: { pages?: Answer[]; error?: Error }) =>
      setAdded(current =>
        current?.to === first
          ? { ...current, loading: false, ...change }
          : current,
      );
    const before = following?.pages ?? [];
    wanted.current.pages = first.length + before.length + 1;
    setAdded({ to: first, pages: before, loading: true });
    ask({ ...query, cursor: nextCursor }).then(
      next => settle({ pages: [...before, next] }),
      error =>
        settle({
          error: error instanceof Error ? error : new Error(String(error)),
        }),
    );
  };

  const items: Answer['items'] | undefined = pages?.flatMap(
    answer => answer.items,
  );
  return {
    items,
    page,
    last: page ?? last,
    error: loaded.error,
    loading: loaded.loading,
    reload: loaded.reload,
    hasMore: nextCursor !== null,
    loadMore,
    loadingMore: following?.loading ?? false,
    moreError: following?.error,
  };
}

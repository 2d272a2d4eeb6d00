import { useApi } from '@backstage/core-plugin-api';
import type {
  GapListItem,
  GapPage,
  GapQuery,
  GapRecord,
} from 'backstage-plugin-perf-coverage-common';
import { useCallback, useEffect, useState } from 'react';
import { perfCoverageApiRef, useLiveReload } from '../api';

const PAGE_SIZE = 500;
/** More rows than this nobody plans in one sitting; the page says so. */
export const MOST_GAPS = 20_000;

interface State {
  key: string;
  items: GapListItem[];
  first: GapPage | undefined;
  /** True until the last page is there. */
  reading: boolean;
  error: Error | undefined;
}

const NOTHING: Omit<State, 'key'> = {
  items: [],
  first: undefined,
  reading: true,
  error: undefined,
};

/**
 * All gaps that a query selects, page after page, shown as they come. When they
 * are asked for again, what is on screen stays until all of it is there anew.
 * With `query` undefined nothing is asked yet.
 */
export function useOpenGaps(query: GapQuery | undefined) {
  const api = useApi(perfCoverageApiRef);
  const key = JSON.stringify(query ?? null);
  const [state, setState] = useState<State>({ key, ...NOTHING });
  const [turn, setTurn] = useState({ count: 0, quiet: false });

  useEffect(() => {
    if (key === 'null') return undefined;
    const asked: GapQuery = JSON.parse(key);
    let current = true;
    const { quiet } = turn;
    setState(before =>
      before.key === key
        ? {
            ...before,
            reading: true,
            error: quiet ? before.error : undefined,
          }
        : { ...NOTHING, key, first: before.first },
    );
    const read = async () => {
      const items: GapListItem[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.listGaps({
          ...asked,
          limit: PAGE_SIZE,
          ...(cursor ? { cursor } : {}),
        });
        if (!current) return;
        items.push(...page.items);
        cursor =
          items.length < MOST_GAPS ? page.nextCursor ?? undefined : undefined;
        const done = cursor === undefined;
        const first = items.length <= page.items.length ? page : undefined;
        setState(before => ({
          key,
          first: first ?? before.first,
          items:
            done || items.length > before.items.length
              ? [...items]
              : before.items,
          reading: !done,
          error: undefined,
        }));
      } while (cursor !== undefined);
    };
    read().catch(caught => {
      if (!current) return;
      const known =
        caught instanceof Error ? caught : new Error(String(caught));
      setState(before => ({
        ...before,
        key,
        reading: false,
        error: quiet && before.items.length > 0 ? before.error : known,
      }));
    });
    return () => {
      current = false;
    };
  }, [api, key, turn]);

  const reload = useCallback(
    () => setTurn(({ count }) => ({ count: count + 1, quiet: false })),
    [],
  );
  // Where that fails, what is on screen stays as it is.
  const refresh = useCallback(
    () => setTurn(({ count }) => ({ count: count + 1, quiet: true })),
    [],
  );
  useLiveReload(refresh);

  /** Takes over what a change answered, without asking for everything again. */
  const replace = useCallback((gaps: readonly GapRecord[]) => {
    const changed = new Map(
      gaps.map(gap => [`${gap.entityRef}/${gap.id}`, gap]),
    );
    setState(before => ({
      ...before,
      items: before.items.map(item => {
        const gap = changed.get(`${item.entityRef}/${item.id}`);
        return gap
          ? { ...item, ...gap, phaseTitle: gap.phaseTitle ?? gap.phase }
          : item;
      }),
    }));
  }, []);

  return {
    items: state.key === key ? state.items : [],
    first: state.first,
    reading: state.reading || state.key !== key,
    error: state.key === key ? state.error : undefined,
    reload,
    replace,
  };
}

import { useCallback, useEffect, useRef, useState } from 'react';

/** What a page knows of something that it asked for. */
export interface Loaded<T> {
  value: T | undefined;
  error: Error | undefined;
  loading: boolean;
  /** Asks again; what is on screen stays until the answer is there. */
  reload(): void;
  /** The same in the background: where it fails, what is on screen stays as it is. */
  refresh(): void;
}

/**
 * Asks once per `key`. A new key forgets the old value, `reload` keeps it, and
 * an answer that comes late, for another key, is dropped.
 */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{
    key: string;
    value: T | undefined;
    error: Error | undefined;
    loading: boolean;
  }>({ key, value: undefined, error: undefined, loading: true });
  const [turn, setTurn] = useState({ count: 0, quiet: false });
  const latest = useRef(load);
  latest.current = load;

  useEffect(() => {
    let current = true;
    const { quiet } = turn;
    setState(previous => ({
      key,
      value: previous.key === key ? previous.value : undefined,
      // An error that is asked about in the background stays until there is an answer.
      error: quiet && previous.key === key ? previous.error : undefined,
      loading: true,
    }));
    latest.current().then(
      value =>
        current && setState({ key, value, error: undefined, loading: false }),
      error =>
        current &&
        setState(previous => {
          const kept = quiet && previous.value !== undefined;
          const known =
            error instanceof Error ? error : new Error(String(error));
          return {
            ...previous,
            error: kept ? previous.error : known,
            loading: false,
          };
        }),
    );
    return () => {
      current = false;
    };
  }, [key, turn]);

  const ask = (quiet: boolean) =>
    setTurn(({ count }) => ({ count: count + 1, quiet }));
  const reload = useCallback(() => ask(false), []);
  const refresh = useCallback(() => ask(true), []);
  const stale = state.key !== key;
  return {
    value: stale ? undefined : state.value,
    error: stale ? undefined : state.error,
    loading: stale || state.loading,
    reload,
    refresh,
  };
}

import { useApi } from '@backstage/core-plugin-api';
import type { ScanProgress } from 'backstage-plugin-perf-coverage-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { perfCoverageApiRef } from './perfCoverageApiRef';

const POLL_MILLISECONDS = 700;

/**
 * A scan on request: starts it, asks how far it is until it ends, then calls
 * `onDone`. Leaving the page stops the asking, not the scan.
 */
export function useScan(
  entityRef: string,
  onDone: () => void,
): {
  progress: ScanProgress | undefined;
  running: boolean;
  error: Error | undefined;
  start(): void;
} {
  const api = useApi(perfCoverageApiRef);
  const [progress, setProgress] = useState<ScanProgress>();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<Error>();
  const done = useRef(onDone);
  done.current = onDone;
  // One object per mounted page and component; its timer dies with it.
  const watch = useRef<{
    timer?: ReturnType<typeof setTimeout>;
    over: boolean;
  }>({ over: false });

  useEffect(() => {
    const mine: typeof watch.current = { over: false };
    watch.current = mine;
    setProgress(undefined);
    setRunning(false);
    setError(undefined);
    return () => {
      mine.over = true;
      clearTimeout(mine.timer);
    };
  }, [entityRef]);

  const start = useCallback(() => {
    const mine = watch.current;
    const fail = (reason: unknown) => {
      if (mine.over) return;
      setRunning(false);
      setError(reason instanceof Error ? reason : new Error(String(reason)));
    };
    const settle = (answer: ScanProgress) => {
      if (mine.over) return;
      setProgress(answer);
      if (answer.status === 'running') {
        mine.timer = setTimeout(
          () => api.getScan(entityRef).then(settle, fail),
          POLL_MILLISECONDS,
        );
      } else {
        setRunning(false);
        done.current();
      }
    };
    setRunning(true);
    setError(undefined);
    api.startScan(entityRef).then(settle, fail);
  }, [api, entityRef]);

  return { progress, running, error, start };
}

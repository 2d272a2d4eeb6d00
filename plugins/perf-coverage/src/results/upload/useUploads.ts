import { useApi } from '@backstage/core-plugin-api';
import type {
  RunUploadOptions,
  RunUploadResult,
} from 'backstage-plugin-perf-coverage-common';
import { useEffect, useRef, useState } from 'react';
import { perfCoverageApiRef } from '../../api';
import { useComponentView } from '../../component/ComponentContext';

/** One request: a file, or the files that become one run. */
export interface Upload {
  id: number;
  names: string[];
  bytes: number;
  status: 'waiting' | 'sending' | 'done' | 'failed';
  result?: RunUploadResult;
  error?: Error;
}

/**
 * Sends files one request after the other, so that a slow line serves one at a
 * time. What fails keeps its place and can be sent again. Leaving the page
 * sends what is on its way, and nothing further.
 */
export function useUploads() {
  const { entityRef, reload } = useComponentView();
  const api = useApi(perfCoverageApiRef);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const nextId = useRef(0);
  const waiting = useRef<
    { id: number; files: File[]; options: RunUploadOptions }[]
  >([]);
  const failed = useRef(new Map<number, (typeof waiting.current)[number]>());
  const running = useRef(false);
  const over = useRef(false);
  useEffect(() => {
    over.current = false;
    return () => {
      over.current = true;
    };
  }, []);

  const change = (id: number, what: Partial<Upload>) => {
    if (over.current) return;
    setUploads(all =>
      all.map(upload => (upload.id === id ? { ...upload, ...what } : upload)),
    );
  };

  const run = async () => {
    if (running.current) return;
    running.current = true;
    let stored = false;
    for (
      let next = waiting.current.shift();
      next && !over.current;
      next = waiting.current.shift()
    ) {
      change(next.id, { status: 'sending', error: undefined });
      try {
        const result = await api.uploadRuns(next.options, next.files);
        stored = true;
        change(next.id, { status: 'done', result });
      } catch (error) {
        failed.current.set(next.id, next);
        change(next.id, {
          status: 'failed',
          error: error instanceof Error ? error : new Error(String(error)),
        });
      }
    }
    running.current = false;
    if (stored && !over.current) reload();
  };

  return {
    uploads,
    sending: uploads.some(
      ({ status }) => status === 'sending' || status === 'waiting',
    ),
    send(files: File[], options: Omit<RunUploadOptions, 'entityRef'>) {
      const groups = options.merge ? [files] : files.map(file => [file]);
      const added = groups.map(group => ({
        id: nextId.current++,
        files: group,
        options: { ...options, entityRef },
      }));
      waiting.current.push(...added);
      setUploads(all => [
        ...all,
        ...added.map(
          (one): Upload => ({
            id: one.id,
            names: one.files.map(file => file.name),
            bytes: one.files.reduce((sum, file) => sum + file.size, 0),
            status: 'waiting',
          }),
        ),
      ]);
      run();
    },
    retry(id: number) {
      const again = failed.current.get(id);
      if (!again) return;
      failed.current.delete(id);
      waiting.current.push(again);
      change(id, { status: 'waiting', error: undefined });
      run();
    },
  };
}

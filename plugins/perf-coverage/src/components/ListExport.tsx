import { useEffect, useRef, useState } from 'react';
import { useText } from '../translation';
import { ExportControl } from './ExportControl';
import { MAX_ROWS, collectPages } from './collectPages';
import { download } from './csv';
import { formatNumber } from './format';

/** Keeps all that a query selects as CSV; says how far it is and can be left. */
export function ListExport<Query extends object, Item>(props: {
  fileName: string;
  /** Undefined where nothing is asked for. */
  query: Query | undefined;
  total: number;
  ask(
    query: Query & { limit: number; cursor?: string },
  ): Promise<{ items: Item[]; nextCursor: string | null }>;
  toCsv(items: readonly Item[]): string;
}) {
  const t = useText();
  const [collected, setCollected] = useState<number>();
  const [error, setError] = useState<Error>();
  const over = useRef(false);
  useEffect(() => {
    over.current = false;
    return () => {
      over.current = true;
    };
  }, []);
  const { query, total } = props;

  const save = async () => {
    if (!query) return;
    setError(undefined);
    setCollected(0);
    try {
      const items = await collectPages(
        props.ask,
        query,
        count => !over.current && setCollected(count),
        () => over.current,
      );
      if (over.current) return;
      download(props.fileName, 'text/csv', props.toCsv(items));
    } catch (caught) {
      if (over.current) return;
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    }
    setCollected(undefined);
  };

  return (
    <ExportControl
      choices={[
        {
          format: 'csv',
          help:
            total > MAX_ROWS
              ? t('common.exportFirst', { number: formatNumber(MAX_ROWS) })
              : t('common.exportAll'),
          save,
        },
      ]}
      disabled={!query || total === 0 || collected !== undefined}
      status={
        collected === undefined
          ? undefined
          : t('common.exportRead', {
              number: formatNumber(collected),
              total: formatNumber(Math.min(total, MAX_ROWS)),
            })
      }
      error={error}
    />
  );
}

import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import type {
  GapListItem,
  GapQuery,
} from 'backstage-plugin-perf-coverage-common';
import { useEffect, useRef, useState } from 'react';
import { perfCoverageApiRef } from '../api';
import { MAX_ROWS, collectPages } from '../components/collectPages';
import { download } from '../components/csv';
import { formatNumber } from '../components/format';
import { StateSign } from '../state';
import { gapsToCsv } from './gapCsv';
import { useText } from '../translation';

/** Keeps all selected gaps as CSV; says how far it is and can be left. */
export function ExportButton(props: {
  query: GapQuery | undefined;
  total: number;
  addressOf(gap: GapListItem): string;
}) {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
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
  const cut = total > MAX_ROWS;

  const save = async () => {
    if (!query) return;
    setError(undefined);
    setCollected(0);
    try {
      const gaps = await collectPages(
        (asked: GapQuery) => api.listGaps(asked),
        query,
        count => !over.current && setCollected(count),
        () => over.current,
      );
      if (over.current) return;
      download(
        'performance-gaps.csv',
        'text/csv',
        gapsToCsv(gaps, props.addressOf),
      );
    } catch (caught) {
      if (over.current) return;
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    }
    setCollected(undefined);
  };

  return (
    <>
      <Button
        size="small"
        variant="outlined"
        disabled={!query || total === 0 || collected !== undefined}
        title={
          cut
            ? t('allGaps.exportFirst', { number: formatNumber(MAX_ROWS) })
            : t('allGaps.exportAll')
        }
        onClick={save}
      >
        {t('allGaps.export')}
      </Button>{' '}
      <span role="status">
        {collected !== undefined &&
          t('allGaps.exportRead', {
            number: formatNumber(collected),
            total: formatNumber(total),
          })}
      </span>
      {error && (
        <span role="alert">
          <StateSign
            sign="failing"
            word={t('allGaps.exportFailed')}
            title={error.message}
          />
        </span>
      )}
    </>
  );
}

import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import type {
  GapListItem,
  GapQuery,
} from 'backstage-plugin-perf-coverage-common';
import { useEffect, useRef, useState } from 'react';
import { perfCoverageApiRef } from '../api';
import { download } from '../components/csv';
import { formatNumber } from '../components/format';
import { StateSign } from '../state';
import { MAX_ROWS, collectGaps, gapsToCsv } from './gapCsv';

/** Keeps all selected gaps as CSV; says how far it is and can be left. */
export function ExportButton(props: {
  query: GapQuery | undefined;
  total: number;
  addressOf(gap: GapListItem): string;
}) {
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
      const gaps = await collectGaps(
        asked => api.listGaps(asked),
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
            ? `The first ${formatNumber(MAX_ROWS)} of the list`
            : 'All gaps of the selection'
        }
        onClick={save}
      >
        Export as CSV
      </Button>{' '}
      <span role="status">
        {collected !== undefined &&
          `${formatNumber(collected)} of ${formatNumber(total)} read…`}
      </span>
      {error && (
        <span role="alert">
          <StateSign
            sign="failing"
            word="The export failed; try again"
            title={error.message}
          />
        </span>
      )}
    </>
  );
}

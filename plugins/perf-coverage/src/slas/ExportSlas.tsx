import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import type {
  SlaListItem,
  SlaQuery,
} from 'backstage-plugin-perf-coverage-common';
import { useEffect, useRef, useState } from 'react';
import { perfCoverageApiRef } from '../api';
import { MAX_ROWS, collectPages } from '../components/collectPages';
import { download } from '../components/csv';
import { formatNumber } from '../components/format';
import { StateSign } from '../state';
import { useText } from '../translation';
import { slasToCsv } from './slaCsv';

/** Keeps all selected SLAs as CSV; says how far it is and can be left. */
export function ExportSlas(props: {
  query: SlaQuery;
  total: number;
  addressOf(sla: SlaListItem): string;
}) {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const { query, total, addressOf } = props;
  const [collected, setCollected] = useState<number>();
  const [error, setError] = useState<Error>();
  const over = useRef(false);
  useEffect(() => {
    over.current = false;
    return () => {
      over.current = true;
    };
  }, []);

  const save = () => {
    setError(undefined);
    setCollected(0);
    collectPages(
      (asked: SlaQuery) => api.listSlas(asked),
      query,
      count => !over.current && setCollected(count),
      () => over.current,
    ).then(
      slas => {
        if (over.current) return;
        setCollected(undefined);
        download('slas.csv', 'text/csv', slasToCsv(slas, addressOf));
      },
      caught => {
        if (over.current) return;
        setCollected(undefined);
        setError(caught instanceof Error ? caught : new Error(String(caught)));
      },
    );
  };

  return (
    <>
      <Button
        size="small"
        variant="outlined"
        disabled={total === 0 || collected !== undefined}
        title={
          total > MAX_ROWS
            ? t('slas.exportFirst', { number: formatNumber(MAX_ROWS) })
            : t('slas.exportAll')
        }
        onClick={save}
      >
        {t('slas.export')}
      </Button>{' '}
      <span role="status">
        {collected !== undefined &&
          t('slas.exportRead', {
            number: formatNumber(collected),
            total: formatNumber(total),
          })}
      </span>
      {error && (
        <span role="alert">
          <StateSign
            sign="failing"
            word={t('slas.exportFailed')}
            title={error.message}
          />
        </span>
      )}
    </>
  );
}

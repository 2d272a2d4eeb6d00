import { useApi } from '@backstage/core-plugin-api';
import type {
  SlaListItem,
  SlaQuery,
} from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef } from '../api';
import { ListExport } from '../components/ListExport';
import { slasToCsv } from './slaCsv';

/** All selected SLAs as CSV. */
export function ExportSlas(props: {
  query: SlaQuery;
  total: number;
  addressOf(sla: SlaListItem): string;
}) {
  const api = useApi(perfCoverageApiRef);
  return (
    <ListExport
      fileName="slas.csv"
      query={props.query}
      total={props.total}
      ask={(asked: SlaQuery) => api.listSlas(asked)}
      toCsv={slas => slasToCsv(slas, props.addressOf)}
    />
  );
}

import { useApi } from '@backstage/core-plugin-api';
import type {
  GapListItem,
  GapQuery,
} from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef } from '../api';
import { ListExport } from '../components/ListExport';
import { gapsToCsv } from './gapCsv';

/** All selected gaps as CSV. */
export function ExportButton(props: {
  query: GapQuery | undefined;
  total: number;
  addressOf(gap: GapListItem): string;
}) {
  const api = useApi(perfCoverageApiRef);
  return (
    <ListExport
      fileName="performance-gaps.csv"
      query={props.query}
      total={props.total}
      ask={(asked: GapQuery) => api.listGaps(asked)}
      toCsv={gaps => gapsToCsv(gaps, props.addressOf)}
    />
  );
}

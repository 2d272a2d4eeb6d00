import { useApi } from '@backstage/core-plugin-api';
import type { ComponentQuery } from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, usePages } from '../api';

const PAGE_SIZE = 50;

/** Days of a row's spark line. */
const TREND_DAYS = 30;

/**
 * The components that the filters select, page by page. Views that show none
 * of them ask for totals and filters only.
 */
export function usePortfolio(
  query: ComponentQuery | undefined,
  withRows: boolean,
) {
  const api = useApi(perfCoverageApiRef);
  const rows = withRows
    ? { limit: PAGE_SIZE, trendDays: TREND_DAYS }
    : { limit: 1 };
  const { page, last, ...pages } = usePages(
    query && { ...query, ...rows },
    (asked: ComponentQuery) => api.listComponents(asked),
  );
  return { ...pages, totals: page?.totals, facets: last?.facets };
}

import { useApi } from '@backstage/core-plugin-api';
import type { ComponentQuery } from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, usePages } from '../api';

const PAGE_SIZE = 50;

/** The components that the filters select, page by page. */
export function usePortfolio(query: ComponentQuery | undefined) {
  const api = useApi(perfCoverageApiRef);
  const { page, last, ...pages } = usePages(query, (asked: ComponentQuery) =>
    api.listComponents({ ...asked, limit: PAGE_SIZE }),
  );
  return { ...pages, totals: page?.totals, facets: last?.facets };
}

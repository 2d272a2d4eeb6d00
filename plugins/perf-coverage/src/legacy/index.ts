/**
 * Perf Coverage for apps of the first frontend system
 * (`@backstage/core-plugin-api`).
 *
 * @packageDocumentation
 */
export {
  EntityPerfCoverageCard,
  EntityPerfCoverageContent,
  HomePagePerfCoverageMyGaps,
  HomePagePerfCoverageMyWork,
  PerfCoveragePage,
  PerfCoverageSearchResultListItem,
  perfCoveragePlugin,
} from './plugin';
export { perfCoverageApiRef } from '../api';
export { createPerfCoverageColumn } from '../catalogColumn/column';

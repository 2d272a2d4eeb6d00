/**
 * Perf Coverage for apps of the first frontend system
 * (`@backstage/core-plugin-api`).
 *
 * @packageDocumentation
 */
export {
  EntityPerfCoverageCard,
  EntityPerfCoverageContent,
  PerfCoveragePage,
  perfCoveragePlugin,
} from './plugin';
export { perfCoverageApiRef } from '../api';

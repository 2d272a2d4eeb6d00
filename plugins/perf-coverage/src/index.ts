/**
 * Pages of Perf Coverage for Backstage's new frontend system: the portfolio,
 * the entity tab and the overview card.
 *
 * @packageDocumentation
 */
export { perfCoveragePlugin as default } from './plugin';
export { perfCoverageApiRef } from './api';
export { createPerfCoverageColumn } from './catalogColumn/column';
export { rootRouteRef, entityContentRouteRef } from './routes';
export { perfCoverageTranslationRef } from './translation';

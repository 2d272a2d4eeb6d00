import { createApiRef } from '@backstage/core-plugin-api';
import type { PerfCoverageApi } from 'backstage-plugin-perf-coverage-common';

/** What the pages ask of the backend; works in both frontend systems. @public */
export const perfCoverageApiRef = createApiRef<PerfCoverageApi>({
  id: 'plugin.perf-coverage.service',
});

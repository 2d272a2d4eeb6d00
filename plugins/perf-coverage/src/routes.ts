import { createRouteRef } from '@backstage/core-plugin-api';

/** The portfolio. @public */
export const rootRouteRef = createRouteRef({ id: 'perf-coverage' });

/** The Performance tab of an entity. @public */
export const entityContentRouteRef = createRouteRef({
  id: 'perf-coverage:entity',
});

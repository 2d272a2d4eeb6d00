import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { PerfCoverageClient } from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef } from '../api';
import { entityContentRouteRef, rootRouteRef } from '../routes';

/** @public */
export const perfCoveragePlugin = createPlugin({
  id: 'perf-coverage',
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  apis: [
    createApiFactory({
      api: perfCoverageApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new PerfCoverageClient(deps),
    }),
  ],
});

/** The portfolio and the gaps of all components; mount it at `/perf-coverage`. @public */
export const PerfCoveragePage = perfCoveragePlugin.provide(
  createRoutableExtension({
    name: 'PerfCoveragePage',
    component: () => import('../root').then(m => m.RootPage),
    mountPoint: rootRouteRef,
  }),
);

/** The tab of an entity; mount it at `/performance`. @public */
export const EntityPerfCoverageContent = perfCoveragePlugin.provide(
  createRoutableExtension({
    name: 'EntityPerfCoverageContent',
    component: () => import('../component').then(m => m.EntityContent),
    mountPoint: entityContentRouteRef,
  }),
);

/** The card on an entity's overview. @public */
export const EntityPerfCoverageCard = perfCoveragePlugin.provide(
  createComponentExtension({
    name: 'EntityPerfCoverageCard',
    component: { lazy: () => import('../card').then(m => m.OverviewCard) },
  }),
);

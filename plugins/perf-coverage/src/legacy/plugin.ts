import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { createSearchResultListItemExtension } from '@backstage/plugin-search-react';
import { PerfCoverageClient } from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef } from '../api';
import { myGapsCard, myWorkCard } from '../home/cards';
import { entityContentRouteRef, rootRouteRef } from '../routes';
import { documentType } from '../searchItem/documentType';

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
    component: () => import('../tab').then(m => m.EntityTab),
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

/** The reader's most urgent gaps, for the home page. @public */
export const HomePagePerfCoverageMyGaps = perfCoveragePlugin.provide(
  createCardExtension<{ rows?: number }>(myGapsCard),
);

/** What the reader is to do next, for the home page. @public */
export const HomePagePerfCoverageMyWork = perfCoveragePlugin.provide(
  createCardExtension<{ rows?: number }>(myWorkCard),
);

/** A component among the results of the portal's search. @public */
export const PerfCoverageSearchResultListItem = perfCoveragePlugin.provide(
  createSearchResultListItemExtension({
    name: 'PerfCoverageSearchResultListItem',
    component: () => import('../searchItem').then(m => m.SearchItem),
    predicate: ({ type }) => type === documentType,
  }),
);

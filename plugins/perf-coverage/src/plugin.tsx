import {
  ApiBlueprint,
  PageBlueprint,
  OverridableFrontendPlugin,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityIconLinkBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import SpeedIcon from '@material-ui/icons/Speed';
import { PerfCoverageClient } from 'backstage-plugin-perf-coverage-common';
import { z } from 'zod';
import { perfCoverageApiRef } from './api';
import { myGapsCard, myWorkCard } from './home/cards';
import { useIconLink } from './iconLink';
import { entityContentRouteRef, rootRouteRef } from './routes';
import { documentType } from './searchItem/documentType';

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: perfCoverageApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new PerfCoverageClient(deps),
    }),
});

/** `/perf-coverage`: all components, and below it the other pages about the whole portal. */
export const portfolioPage = PageBlueprint.make({
  params: {
    path: '/perf-coverage',
    title: 'Perf Coverage',
    icon: <SpeedIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () => import('./root').then(module => <module.RootContent />),
  },
});

/** The kinds whose Performance tab has something to say. */
const kinds = ['component', 'system', 'domain', 'group', 'user'];

/** The Performance tab: of a component, or of what components belong to. */
export const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/performance',
    title: 'Performance',
    routeRef: entityContentRouteRef,
    filter: { kind: { $in: kinds } },
    loader: () => import('./tab').then(module => <module.EntityTab />),
  },
});

/** The card on an entity's overview. */
export const entityCard = EntityCardBlueprint.make({
  name: 'overview',
  params: {
    type: 'info',
    filter: { kind: 'component' },
    loader: () => import('./card').then(module => <module.OverviewCard />),
  },
});

/** The link of a component's About card. */
export const iconLink = EntityIconLinkBlueprint.make({
  params: { filter: { kind: 'component' }, useProps: useIconLink },
});

const rows = z
  .number()
  .int()
  .min(1)
  .max(50)
  .default(5)
  .describe('How many lines the card shows');

/** The reader's most urgent gaps, on the home page. */
export const myGaps = HomePageWidgetBlueprint.makeWithOverrides({
  name: 'my-gaps',
  configSchema: { rows },
  factory: (make, { config }) =>
    make({ ...myGapsCard, componentProps: { rows: config.rows } }),
});

/** What the reader is to do next, on the home page. */
export const myWork = HomePageWidgetBlueprint.makeWithOverrides({
  name: 'my-work',
  configSchema: { rows },
  factory: (make, { config }) =>
    make({ ...myWorkCard, componentProps: { rows: config.rows } }),
});

/** A component among the results of the portal's search. */
export const searchResult = SearchResultListItemBlueprint.make({
  params: {
    icon: <SpeedIcon />,
    predicate: ({ type }) => type === documentType,
    component: () => import('./searchItem').then(module => module.SearchItem),
  },
});

/** Their type, to search for nothing else. */
export const searchType = SearchFilterResultTypeBlueprint.make({
  params: {
    value: documentType,
    name: 'Performance coverage',
    icon: <SpeedIcon />,
  },
});

/**
 * The plugin. Its type names the routes, not each extension's inferred
 * configuration, which is no promise of ours.
 *
 * @public
 */
export const perfCoveragePlugin: OverridableFrontendPlugin<{
  root: typeof rootRouteRef;
  entityContent: typeof entityContentRouteRef;
}> = createFrontendPlugin({
  pluginId: 'perf-coverage',
  title: 'Perf Coverage',
  icon: <SpeedIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  extensions: [
    ...[api, portfolioPage, entityContent, entityCard, iconLink],
    ...[myGaps, myWork, searchResult, searchType],
  ],
});

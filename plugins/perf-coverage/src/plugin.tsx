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
} from '@backstage/plugin-catalog-react/alpha';
import SpeedIcon from '@material-ui/icons/Speed';
import { PerfCoverageClient } from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef } from './api';
import { entityContentRouteRef, rootRouteRef } from './routes';

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: perfCoverageApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new PerfCoverageClient(deps),
    }),
});

/** `/perf-coverage`: all components, and at `/perf-coverage/gaps` all gaps. */
export const portfolioPage = PageBlueprint.make({
  params: {
    path: '/perf-coverage',
    title: 'Perf Coverage',
    icon: <SpeedIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () => import('./root').then(module => <module.RootContent />),
  },
});

/** The Performance tab with its five sub-pages. */
export const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/performance',
    title: 'Performance',
    routeRef: entityContentRouteRef,
    filter: { kind: 'component' },
    loader: () =>
      import('./component').then(module => <module.EntityContent />),
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
  extensions: [api, portfolioPage, entityContent, entityCard],
});

import './jest';
import { ConfigReader } from '@backstage/core-app-api';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  PageBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  createRouteRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import ReactDOM from 'react-dom/client';
import { Route, Routes } from 'react-router-dom';
import perfCoveragePlugin, { perfCoverageApiRef } from '../src';
import { schedulerEntity } from '../src/__testUtils__/schedulerEntity';
import { OverviewCard } from '../src/card';
import { EntityContent } from '../src/component';
import { Gallery } from './Gallery';
import { aStoryApi } from './storyApi';

/** The gallery, and an entity's page with our tab as all that there is. */
const gallery = createFrontendPlugin({
  pluginId: 'gallery',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/',
        routeRef: createRouteRef(),
        loader: async () => <Gallery />,
      },
    }),
    PageBlueprint.make({
      name: 'entity',
      params: {
        path: '/catalog/:namespace/:kind/:name',
        routeRef: entityRouteRef,
        loader: async () => (
          <EntityProvider entity={schedulerEntity}>
            <Routes>
              <Route path="performance/card" element={<OverviewCard />} />
              <Route path="*" element={<EntityContent />} />
            </Routes>
          </EntityProvider>
        ),
      },
    }),
  ],
});

/** A backend that answers as the gallery says. */
const answers = createFrontendModule({
  pluginId: 'perf-coverage',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: perfCoverageApiRef,
          deps: {},
          factory: aStoryApi,
        }),
    }),
  ],
});

const app = createApp({
  features: [perfCoveragePlugin, answers, gallery],
  advanced: {
    configLoader: async () => ({
      config: new ConfigReader({
        app: {
          title: 'Perf Coverage',
          baseUrl: window.location.origin,
          extensions: [
            { 'sign-in-page:app': false },
            {
              'api:app/app-language': {
                config: { availableLanguages: ['en', 'de'] },
              },
            },
          ],
        },
        backend: { baseUrl: window.location.origin },
      }),
    }),
  },
});

const root = document.getElementById('root');
if (!root) {
  throw new Error('The page has no element with the id "root"');
}
ReactDOM.createRoot(root).render(app.createRoot());

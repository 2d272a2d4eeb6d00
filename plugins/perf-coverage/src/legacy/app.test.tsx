import {
  AlertApiForwarder,
  AppRouter,
  FlatRoutes,
  createSpecializedApp,
} from '@backstage/core-app-api';
import {
  alertApiRef,
  attachComponentData,
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  errorApiRef,
  fetchApiRef,
  storageApiRef,
} from '@backstage/core-plugin-api';
import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  MockErrorApi,
  MockFetchApi,
  MockPermissionApi,
  MockStorageApi,
} from '@backstage/test-utils';
import { ThemeProvider, createTheme } from '@material-ui/core/styles';
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes, useOutlet } from 'react-router-dom';
import {
  TAB,
  aPerfCoverageApi,
  schedulerEntity,
} from '../__testUtils__/renderPages';
import {
  EntityPerfCoverageCard,
  EntityPerfCoverageContent,
  PerfCoveragePage,
  perfCoverageApiRef,
  perfCoveragePlugin,
} from './index';

type Icons = Parameters<typeof createSpecializedApp>[0]['icons'];
const NoIcon: Icons[string] = () => <svg aria-hidden />;
// An app without pictures: each icon that is asked for is an empty one.
const icons = new Proxy<Icons>({} as Icons, {
  get: () => NoIcon,
  has: () => true,
});

// What Backstage's own frame of a page takes from a theme beyond Material UI.
const page = {
  colors: ['black'],
  shape: 'none',
  backgroundImage: 'none',
  fontColor: 'white',
};
const theme = Object.assign(createTheme(), { page, getPageTheme: () => page });

/** What the catalog's own page does: the entity around whatever the app puts into it. */
const EntityPage = createPlugin({
  id: 'tiny-catalog',
  routes: { entity: entityRouteRef },
}).provide(
  createRoutableExtension({
    name: 'EntityPage',
    component: async () =>
      function TinyEntityPage() {
        return (
          <EntityProvider entity={schedulerEntity}>
            {useOutlet()}
          </EntityProvider>
        );
      },
    mountPoint: entityRouteRef,
  }),
);

/** A tab of an entity's page, as `EntityLayout.Route` is one. */
function Tab(props: { path: string; children: ReactNode }) {
  return (
    <Routes>
      <Route path={`${props.path}/*`} element={props.children} />
      <Route path="/" element={<EntityPerfCoverageCard />} />
    </Routes>
  );
}
attachComponentData(Tab, 'core.gatherMountPoints', true);

/** An app of the first frontend system as its owner would write it. */
function aTinyApp(address: string) {
  const app = createSpecializedApp({
    apis: [
      createApiFactory(alertApiRef, new AlertApiForwarder()),
      createApiFactory(errorApiRef, new MockErrorApi({ collect: true })),
      createApiFactory(fetchApiRef, new MockFetchApi()),
      createApiFactory(storageApiRef, MockStorageApi.create()),
      createApiFactory(permissionApiRef, new MockPermissionApi()),
      createApiFactory(discoveryApiRef, {
        getBaseUrl: async id => `http://localhost:7007/api/${id}`,
      }),
      createApiFactory(catalogApiRef, {} as typeof catalogApiRef.T),
      createApiFactory(perfCoverageApiRef, aPerfCoverageApi()),
    ],
    plugins: [perfCoveragePlugin],
    icons,
    components: {
      NotFoundErrorPage: () => <p>No such page in the tiny app</p>,
      BootErrorPage: ({ error }) => <p>{error.message}</p>,
      ErrorBoundaryFallback: ({ error }) => <p>{error.message}</p>,
      Progress: () => null,
      Router: props => (
        <MemoryRouter initialEntries={[address]}>{props.children}</MemoryRouter>
      ),
    },
    themes: [
      {
        id: 'light',
        title: 'Light',
        variant: 'light',
        Provider: ({ children }) => (
          <ThemeProvider theme={theme}>{children}</ThemeProvider>
        ),
      },
    ],
    configLoader: async () => [
      {
        context: 'test',
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
        },
      },
    ],
  });
  return app.createRoot(
    <AppRouter>
      <FlatRoutes>
        <Route path="/perf-coverage" element={<PerfCoveragePage />} />
        <Route path="/catalog/:namespace/:kind/:name" element={<EntityPage />}>
          <Tab path="/performance">
            <EntityPerfCoverageContent />
          </Tab>
        </Route>
      </FlatRoutes>
    </AppRouter>,
  );
}

const entity = TAB.replace('/performance', '');

/** The link that is the current page's, by address. */
const pages: [address: string, current: string][] = [
  ['/perf-coverage', 'Components'],
  ['/perf-coverage/gaps', 'Gaps'],
  ['/perf-coverage/slas', 'SLAs'],
  ['/perf-coverage/roadmap', 'Roadmap'],
  ['/perf-coverage/planning', 'Planning'],
  ['/perf-coverage/my-work', 'My work'],
  ['/perf-coverage/capacity', 'Capacity'],
  ['/perf-coverage/settings', 'Settings'],
  [TAB, 'Overview'],
  [`${TAB}/gaps`, 'Gaps'],
  [`${TAB}/inventory`, 'Inventory'],
  [`${TAB}/results`, 'Results'],
  [`${TAB}/results/run-1`, 'Results'],
  [`${TAB}/results/series/series-1`, 'Results'],
  [`${TAB}/roadmap`, 'Roadmap'],
];

describe('a tiny app of the first frontend system', () => {
  afterEach(cleanup);

  it.each(pages)(
    'has %s',
    async (address, current) => {
      const errors = jest.spyOn(console, 'error').mockImplementation(() => {});
      const App = aTinyApp(address);
      const { container } = render(<App />);

      expect(
        await screen.findByRole('link', { current: 'page', name: current }),
      ).toBeInTheDocument();
      // Whatever it shows, it is no error page, and the lazy chunk came.
      expect(
        screen.queryByText(/No such page|must be mounted|No implementation/),
      ).not.toBeInTheDocument();
      expect(container).not.toBeEmptyDOMElement();
      errors.mockRestore();
    },
    60_000,
  );

  it('has the card, which leads to the tab', async () => {
    const App = aTinyApp(entity);
    render(<App />);
    expect(
      await screen.findByRole('link', { name: /Gaps, results and roadmap/ }),
    ).toHaveAttribute('href', TAB);
  }, 60_000);
});

import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import {
  TAB,
  aPerfCoverageApi,
  schedulerEntity,
} from '../__testUtils__/renderPages';
import { rootRouteRef } from '../routes';
import {
  EntityPerfCoverageCard,
  EntityPerfCoverageContent,
  HomePagePerfCoverageMyGaps,
  PerfCoveragePage,
  PerfCoverageSearchResultListItem,
  createPerfCoverageColumn,
  perfCoverageApiRef,
  perfCoveragePlugin,
} from './index';

const mountedRoutes = {
  '/perf-coverage': rootRouteRef,
  '/catalog/:namespace/:kind/:name': entityRouteRef,
};

describe('the plugin of the first frontend system', () => {
  it('brings its client along', () => {
    const [factory] = [...perfCoveragePlugin.getApis()];
    expect(factory.api.id).toBe(perfCoverageApiRef.id);
  });

  it.each([
    ['/perf-coverage', 'Residency scheduler', TAB],
    [
      '/perf-coverage/gaps',
      'Swap operations are untested',
      `${TAB}/gaps?gap=gap-swap`,
    ],
  ])('mounts %s with the frame of a page', async (address, name, href) => {
    await renderInTestApp(
      <TestApiProvider apis={[[perfCoverageApiRef, aPerfCoverageApi()]]}>
        <Routes>
          <Route path="/perf-coverage/*" element={<PerfCoveragePage />} />
        </Routes>
      </TestApiProvider>,
      { mountedRoutes, routeEntries: [address] },
    );

    expect(
      await screen.findByRole('heading', { level: 1, name: 'Perf Coverage' }),
    ).toBeInTheDocument();
    expect((await screen.findAllByRole('link', { name }))[0]).toHaveAttribute(
      'href',
      href,
    );
  });

  it('mounts the tab and its sub-pages below the page of an entity', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [perfCoverageApiRef, aPerfCoverageApi()],
          [catalogApiRef, {}],
        ]}
      >
        <EntityProvider entity={schedulerEntity}>
          <Routes>
            <Route
              path="/catalog/:namespace/:kind/:name/performance/*"
              element={<EntityPerfCoverageContent />}
            />
          </Routes>
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes, routeEntries: [`${TAB}/gaps`] },
    );

    expect(
      await screen.findByText('Swap operations are untested'),
    ).toBeInTheDocument();
  });

  it('mounts the card', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[perfCoverageApiRef, aPerfCoverageApi()]]}>
        <EntityProvider entity={schedulerEntity}>
          <EntityPerfCoverageCard />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes },
    );

    expect(await screen.findByText('82–104 h left')).toBeInTheDocument();
  });

  it('shows sums where the entity is a system', async () => {
    const api = aPerfCoverageApi();
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [perfCoverageApiRef, api],
          [catalogApiRef, {}],
        ]}
      >
        <EntityProvider
          entity={{
            ...schedulerEntity,
            kind: 'System',
            metadata: { name: 'residency', namespace: 'default' },
          }}
        >
          <Routes>
            <Route
              path="/catalog/:namespace/:kind/:name/performance/*"
              element={<EntityPerfCoverageContent />}
            />
          </Routes>
        </EntityProvider>
      </TestApiProvider>,
      {
        mountedRoutes,
        routeEntries: ['/catalog/default/system/residency/performance'],
      },
    );

    expect(await screen.findByText('Most urgent gaps')).toBeInTheDocument();
    expect(api.listComponents).toHaveBeenCalledWith(
      expect.objectContaining({ system: ['system:default/residency'] }),
    );
  });

  it('mounts a card of the home page', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[perfCoverageApiRef, aPerfCoverageApi()]]}>
        <HomePagePerfCoverageMyGaps />
      </TestApiProvider>,
      { mountedRoutes },
    );

    expect(await screen.findByText('My performance gaps')).toBeInTheDocument();
    expect(
      await screen.findByText('Swap operations are untested'),
    ).toBeInTheDocument();
  });

  it('draws a result of the search', async () => {
    await renderInTestApp(
      <PerfCoverageSearchResultListItem
        result={{ title: 'Scheduler', text: '', location: TAB }}
      />,
      { mountedRoutes },
    );

    expect(
      await screen.findByRole('link', { name: 'Scheduler' }),
    ).toHaveAttribute('href', TAB);
  });

  it('has a column for the catalog', async () => {
    const { render, title } = createPerfCoverageColumn<{
      entity: { kind: string };
      resolved: { entityRef: string };
    }>();
    const cell = (kind: string, name: string) =>
      render?.(
        {
          entity: { kind },
          resolved: { entityRef: `${kind}:default/${name}`.toLowerCase() },
        },
        'row',
      );
    expect(title).toBe('Performance coverage');
    expect(cell('API', 'swaps')).toBeNull();
    await renderInTestApp(
      <TestApiProvider apis={[[perfCoverageApiRef, aPerfCoverageApi()]]}>
        <>{cell('Component', 'residency-scheduler')}</>
      </TestApiProvider>,
      { mountedRoutes },
    );
    expect(await screen.findByRole('link')).toHaveAttribute('href', TAB);
  });
});

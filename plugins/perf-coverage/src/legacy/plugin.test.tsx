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
  PerfCoveragePage,
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
});

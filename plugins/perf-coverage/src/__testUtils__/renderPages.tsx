import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type {
  GapDetail,
  PerfCoverageApi,
  RunUploadResult,
} from 'backstage-plugin-perf-coverage-common';
import { useLocation } from 'react-router-dom';
import { perfCoverageApiRef } from '../api';
import { rootRouteRef } from '../routes';
import {
  aComponentDetail,
  aComponentPage,
  aComponentSummary,
  aGapDetail,
  aGapPage,
  aRunDetail,
  aScan,
  aSeries,
  anUploadResult,
} from './builders';
import { planApi } from './planApi';
import { aPlanningApi } from './planningApi';
import { aPortfolioApi } from './portfolioApi';

/** Every method answers with a builder's value; a test replaces what it is about. */
export function aPerfCoverageApi(
  change: Partial<jest.Mocked<PerfCoverageApi>> = {},
): jest.Mocked<PerfCoverageApi> {
  return {
    listComponents: jest.fn(async () => aComponentPage()),
    getSummary: jest.fn(async (_ref: string) => aComponentSummary()),
    getComponent: jest.fn(async (_ref: string) => aComponentDetail()),
    getGap: jest.fn(async (_ref: string, _id: string) => aGapDetail()),
    listGaps: jest.fn(async () => aGapPage()),
    decideGap: jest.fn<
      Promise<GapDetail>,
      Parameters<PerfCoverageApi['decideGap']>
    >(async () => aGapDetail()),
    undoGapDecision: jest.fn<
      Promise<GapDetail>,
      Parameters<PerfCoverageApi['undoGapDecision']>
    >(async () => aGapDetail()),
    getTrend: jest.fn(async () => ({ days: [] })),
    getComponentTrend: jest.fn(async (_ref: string) => ({
      days: [],
      since: null,
      changes: [],
    })),
    listSeries: jest.fn(async (_ref: string) => ({
      items: [],
      nextCursor: null,
    })),
    getSeries: jest.fn(async (id: string) => aSeries({ id })),
    getSource: jest.fn(async (_ref: string, path: string) => ({
      path,
      firstLine: 10,
      lines: ['import http', '', 'http.get("/api/swaps")'],
      totalLines: 40,
    })),
    getRun: jest.fn(async (_id: string) => aRunDetail()),
    uploadRuns: jest.fn<
      Promise<RunUploadResult>,
      Parameters<PerfCoverageApi['uploadRuns']>
    >(async () => anUploadResult()),
    startScan: jest.fn(async (_ref: string) => aScan()),
    getScan: jest.fn(async (_ref: string) =>
      aScan({ status: 'done', stage: 'finished', filesRead: 40 }),
    ),
    ...planApi(),
    ...aPlanningApi(),
    ...aPortfolioApi(),
    ...change,
  };
}

export const schedulerEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'residency-scheduler', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'scheduling' },
};

/** The tab's address in tests. */
export const TAB = '/catalog/default/component/residency-scheduler/performance';

/** Shows where the browser would be, so that tests can read the address. */
function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}

const ENTITY_PATH = '/catalog/:namespace/:kind/:name';

/** A catalog in which every component has these annotations. */
function aCatalog(annotations: Record<string, string>) {
  return catalogApiMock({
    entities: [
      {
        ...schedulerEntity,
        metadata: { ...schedulerEntity.metadata, annotations },
      },
    ],
  });
}

/** An element in a test app, with the entity's page mounted and the address shown. */
export function renderPage(
  element: JSX.Element,
  options: {
    api?: PerfCoverageApi;
    at?: string;
    me?: string[];
    /** What the catalog knows of every component. */
    annotations?: Record<string, string>;
    /** Of the app; its extensions too. */
    config?: NonNullable<Parameters<typeof renderInTestApp>[1]>['config'];
  } = {},
) {
  return renderInTestApp(
    <EntityProvider entity={schedulerEntity}>
      {element}
      <Address />
    </EntityProvider>,
    {
      apis: [
        [perfCoverageApiRef, options.api ?? aPerfCoverageApi()],
        ...(options.annotations ? [aCatalog(options.annotations)] : []),
        mockApis.identity({
          userEntityRef: 'user:default/ada',
          ownershipEntityRefs: options.me ?? ['user:default/ada'],
        }),
      ],
      mountedRoutes: {
        [ENTITY_PATH]: entityRouteRef,
        '/perf-coverage': rootRouteRef,
      },
      initialRouteEntries: [options.at ?? '/'],
      ...(options.config && { config: options.config }),
      // The element stays mounted wherever a link leads.
      mountPath: '/*',
    },
  );
}

/** The address, as the browser would show it. */
export function addressIn(container: { getByTestId(id: string): HTMLElement }) {
  return container.getByTestId('address').textContent ?? '';
}

/** An error as the client throws it for an answer with this status. */
export function aResponseError(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode });
}

import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { PerfCoverageApi } from 'backstage-plugin-perf-coverage-common';
import { useLocation } from 'react-router-dom';
import { perfCoverageApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { aPerfCoverageApi } from './aPerfCoverageApi';
import { schedulerEntity } from './schedulerEntity';

export { aPerfCoverageApi, schedulerEntity };

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

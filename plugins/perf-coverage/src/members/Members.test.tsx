import { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PerfCoverageApi } from 'backstage-plugin-perf-coverage-common';
import { aComponentPage } from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
} from '../__testUtils__/renderPages';
import { perfCoverageApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { MembersContent } from './MembersContent';

function anEntity(kind: string, name: string, below: string[] = []): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    relations: below.map(child => ({
      type: 'parentOf',
      targetRef: `group:default/${child}`,
    })),
  };
}

/** Teams: care has nurses and doctors, nurses has nights, nights says that it has care. */
const groups = [
  anEntity('Group', 'nurses', ['nights']),
  anEntity('Group', 'doctors'),
  anEntity('Group', 'nights', ['care']),
];

function renderTab(
  entity: Entity,
  api: PerfCoverageApi = aPerfCoverageApi(),
  getEntitiesByRefs = async ({ entityRefs }: { entityRefs: string[] }) => ({
    items: entityRefs.map(ref =>
      groups.find(group => ref === `group:default/${group.metadata.name}`),
    ),
  }),
) {
  return renderInTestApp(
    <EntityProvider entity={entity}>
      <MembersContent />
    </EntityProvider>,
    {
      apis: [
        [perfCoverageApiRef, api],
        [catalogApiRef, { getEntitiesByRefs } as never],
        mockApis.identity(),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/perf-coverage': rootRouteRef,
      },
      mountPath: '/*',
    },
  );
}

describe('the tab of what components belong to', () => {
  it.each([
    ['System', { system: ['system:default/care'] }],
    ['Domain', { domain: ['domain:default/care'] }],
    ['User', { owner: ['user:default/care'] }],
    [
      'Group',
      {
        owner: [
          'group:default/care',
          'group:default/nurses',
          'group:default/doctors',
          'group:default/nights',
        ],
      },
    ],
  ])('of a %s asks for %j', async (kind, filters) => {
    const api = aPerfCoverageApi();
    renderTab(
      anEntity(kind, 'care', kind === 'Group' ? ['nurses', 'doctors'] : []),
      api,
    );

    expect(
      await screen.findByRole('row', { name: /Residency scheduler/ }),
    ).toBeInTheDocument();
    expect(api.listComponents).toHaveBeenCalledWith({
      ...filters,
      limit: 50,
      trendDays: 30,
    });
    expect(api.listGaps).toHaveBeenCalledWith({
      ...filters,
      sort: 'priority',
      order: 'asc',
      limit: 5,
    });
  });

  it('adds up, names the worst gaps, and leads on to the portfolio', async () => {
    renderTab(anEntity('System', 'residency'));

    const met = await screen.findByRole('link', {
      name: '142 of 310 requirements met',
    });
    expect(met).toHaveAttribute(
      'href',
      '/perf-coverage?system=system%3Adefault%2Fresidency&sort=coverage&order=asc',
    );
    expect(
      await screen.findByRole('link', { name: 'Swap operations are untested' }),
    ).toHaveAttribute('href', `${TAB}/gaps?gap=gap-swap`);
    expect(screen.getByRole('link', { name: 'All gaps' })).toHaveAttribute(
      'href',
      '/perf-coverage/gaps?system=system%3Adefault%2Fresidency',
    );
  });

  it('sorts in the backend', async () => {
    const api = aPerfCoverageApi();
    renderTab(anEntity('System', 'residency'), api);
    const table = await screen.findByRole('region', { name: 'Components' });
    await userEvent.click(
      within(table).getByRole('button', { name: 'Effort left' }),
    );
    await waitFor(() =>
      expect(api.listComponents).toHaveBeenLastCalledWith(
        expect.objectContaining({ sort: 'effort', order: 'desc' }),
      ),
    );
  });

  it('goes on without the teams below where they can’t be read, and says so', async () => {
    const api = aPerfCoverageApi();
    renderTab(anEntity('Group', 'care', ['nurses']), api, async () => {
      throw new Error('no');
    });

    expect(
      await screen.findByText(/teams below it could not be read/),
    ).toBeInTheDocument();
    expect(api.listComponents).toHaveBeenCalledWith(
      expect.objectContaining({ owner: ['group:default/care'] }),
    );
  });

  it('says what would be here where nothing belongs to it', async () => {
    const api = aPerfCoverageApi();
    api.listComponents.mockResolvedValue(aComponentPage([]));
    renderTab(anEntity('System', 'empty'), api);

    expect(
      await screen.findByText('No component belongs to empty'),
    ).toBeInTheDocument();
  });

  it('calls a person by name, and says where what their teams own is', async () => {
    const api = aPerfCoverageApi();
    api.listComponents.mockResolvedValue(aComponentPage([]));
    const ada = anEntity('User', 'ada');
    renderTab(
      { ...ada, spec: { ...ada.spec, profile: { displayName: 'Ada L.' } } },
      api,
    );

    expect(
      await screen.findByText('No component belongs to Ada L.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/on the pages of the teams/)).toBeInTheDocument();
  });

  it('explains an error and tries again', async () => {
    const api = aPerfCoverageApi();
    api.listComponents.mockRejectedValueOnce(aResponseError(403, 'no'));
    renderTab(anEntity('System', 'residency'), api);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the components of residency',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('row', { name: /Residency scheduler/ }),
    ).toBeInTheDocument();
  });
});

import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  ComponentSummary,
  GapListItem,
  perfCoverageReadPermission,
  SlaListItem,
} from 'backstage-plugin-perf-coverage-common';
import { createServer, Server } from 'http';
import { AddressInfo } from 'net';
import { PerfCoverageDocument } from './componentDocument';
import searchModulePerfCoverage from './index';

const names = Array.from({ length: 120 }, (_, index) => `service-${index}`);
const refOf = (name: string) => `component:default/${name}`;

const component = (name: string) =>
  ({
    entityRef: refOf(name),
    title: name.toUpperCase(),
    description: 'Plans rotations',
    ownerRef: name === 'service-1' ? null : 'group:default/care',
    state: 'partial',
    met: 1,
    applicable: 4,
  } as ComponentSummary);

const gap = (name: string, index: number) =>
  ({
    entityRef: refOf(name),
    title: `Swap ${index} is untested`,
    priority: 'critical',
    capabilityTitle: 'Swap operations',
  } as GapListItem);

const sla = (name: string) =>
  ({
    entityRef: refOf(name),
    name: 'Answers fast',
    state: 'breached',
    capabilityTitle: 'Checkout',
  } as SlaListItem);

/** A backend of Perf Coverage: service-0 has 700 gaps, service-1 an SLA, service-119 both, the others nothing. */
function answer(url: URL) {
  const limit = Number(url.searchParams.get('limit'));
  const offset = Number(url.searchParams.get('cursor') ?? 0);
  const asked = url.searchParams.getAll('component');
  const of = (name: string) => asked.includes(refOf(name));
  const all = {
    '/v1/components': names.map(component),
    '/v1/gaps': [
      ...(of('service-0')
        ? Array.from({ length: 700 }, (_, index) => gap('service-0', index))
        : []),
      ...(of('service-119') ? [gap('service-119', 1)] : []),
    ],
    '/v1/slas': ['service-1', 'service-119'].filter(of).map(sla),
  }[url.pathname];
  if (!all) return undefined;
  return {
    items: all.slice(offset, offset + limit),
    nextCursor: offset + limit < all.length ? String(offset + limit) : null,
  };
}

describe('the documents of the search', () => {
  const asked: { path: string; length: number; authorization?: string }[] = [];
  let server: Server;
  let broken = false;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://localhost');
      asked.push({
        path: url.pathname,
        length: request.url?.length ?? 0,
        authorization: request.headers.authorization,
      });
      const page = broken ? undefined : answer(url);
      response.statusCode = page ? 200 : 500;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(page ?? {}));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });

  afterAll(() => {
    server.close();
  });

  async function collator(data: object = {}): Promise<DocumentCollatorFactory> {
    const added: DocumentCollatorFactory[] = [];
    const { port } = server.address() as AddressInfo;
    const backend = await startTestBackend({
      extensionPoints: [
        [
          searchIndexRegistryExtensionPoint,
          {
            addCollator: ({ factory }: { factory: DocumentCollatorFactory }) =>
              added.push(factory),
            addDecorator: () => {},
          },
        ],
      ],
      features: [
        searchModulePerfCoverage,
        mockServices.rootConfig.factory({ data: { search: data } }),
        mockServices.discovery.mock({
          getBaseUrl: async () => `http://127.0.0.1:${port}`,
        }).factory,
      ],
    });
    await backend.stop();
    return added[0];
  }

  async function collect(factory: DocumentCollatorFactory) {
    const documents: PerfCoverageDocument[] = [];
    for await (const document of await factory.getCollator()) {
      documents.push(document);
    }
    return documents;
  }

  it('are the components with gaps or SLAs, read page by page as a service', async () => {
    asked.length = 0;
    const documents = await collect(await collator());

    expect(documents.map(({ title }) => title)).toEqual([
      'SERVICE-0',
      'SERVICE-1',
      'SERVICE-119',
    ]);
    expect(asked.filter(({ path }) => path === '/v1/components')).toHaveLength(
      3,
    );
    expect(asked.filter(({ path }) => path === '/v1/gaps')).toHaveLength(4);
    for (const { authorization, length } of asked) {
      expect(authorization).toMatch(/^Bearer mock-service-token/);
      expect(length).toBeLessThan(8000);
    }
  });

  it('say what is missing and what is promised, and lead to the tab', async () => {
    const [first, second] = await collect(await collator());

    expect(second).toEqual({
      title: 'SERVICE-1',
      text: 'Answers fast (SLA breached, Checkout)\nPlans rotations',
      location: '/catalog/default/component/service-1/performance',
      authorization: { resourceRef: 'component:default/service-1' },
      entityRef: 'component:default/service-1',
      owner: '',
      state: 'partial',
      met: 1,
      applicable: 4,
      gaps: [],
      slas: ['Answers fast'],
    });
    expect(first.text).toContain(
      'Swap 699 is untested (critical, Swap operations)',
    );
    expect(first.text.length).toBeLessThanOrEqual(50_000);
    expect(first.gaps).toHaveLength(20);
  });

  it.each([
    [{}, catalogEntityReadPermission.name],
    [
      { collators: { perfCoverage: { visibility: 'perf-coverage' } } },
      perfCoverageReadPermission.name,
    ],
  ])('are shown by permission: %j', async (data, permission) => {
    const factory = await collator(data);
    expect(factory.type).toBe('perf-coverage');
    expect(factory.visibilityPermission?.name).toBe(permission);
  });

  it('end with the error of the backend, so that the old index stays', async () => {
    const factory = await collator();
    broken = true;
    await expect(collect(factory)).rejects.toThrow(/500/);
    broken = false;
  });

  it('refuse a setting that means nothing', async () => {
    await expect(
      collator({ collators: { perfCoverage: { visibility: 'all' } } }),
    ).rejects.toThrow(/visibility is "all"/);
  });
});

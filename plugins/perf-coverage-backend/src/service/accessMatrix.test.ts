import { mockCredentials } from '@backstage/backend-test-utils';
import { inventoryTotals } from 'backstage-plugin-perf-coverage-common';
import { readFileSync } from 'fs';
import path from 'path';
import request from 'supertest';
import { parse } from 'yaml';
import {
  aComponent,
  aGap,
  anEntity,
  aNewRun,
  NOW,
} from '../__testUtils__/builders';
import { testDatabases } from '../__testUtils__/databases';
import {
  nobody,
  outsider,
  owner,
  Portal,
  reader,
  startPortal,
  uploader,
} from '../__testUtils__/portal';

/* Who gets what answer from which route. */

/** `open` belongs to the owner and everybody sees it; `secret` is others'. */
type Name = 'open' | 'secret';

interface Asked {
  path: string;
  body?: object | string;
}

type Row = {
  ask(name: Name): Asked;
  /** What says that the caller got through. */
  granted: number[];
} & (
  | {
      about: 'component';
      /** Its address does not tell whose it is, nor may the answer. */
      opaque?: boolean;
      uploader?: boolean;
    }
  | { about: 'list' | 'portal' }
);

const component = (name: Name) => `/v1/components/component/default/${name}`;
const seriesOf: Record<string, string> = {};
const because = { reason: 'Agreed', revision: 0 };
const plan = 'apiVersion: perf-coverage.io/v1\nkind: PerformancePlan\n';
const junit =
  '<testsuites><testsuite name="s" tests="1"><testcase name="a" time="1"/></testsuite></testsuites>';

const read = (ask: (name: Name) => string, granted = [200]): Row => ({
  about: 'component',
  ask: name => ({ path: ask(name) }),
  granted,
});
const list = (address: string): Row => ({
  about: 'list',
  ask: () => ({ path: address }),
  granted: [200],
});
const admin = (address: string, body: object, granted: number[]): Row => ({
  about: 'portal',
  ask: () => ({ path: address, body }),
  granted,
});

const rows: Record<string, Row> = {
  listComponents: list('/v1/components'),
  getHeatMap: list('/v1/heat-map'),
  getRollUps: list('/v1/roll-ups?by=owner'),
  listSlas: list('/v1/slas'),
  listGaps: list('/v1/gaps'),
  getTrend: list('/v1/trend'),
  getSettings: list('/v1/settings'),
  getComponent: read(component),
  getSummary: read(name => `${component(name)}/summary`),
  getSource: read(name => `${component(name)}/source?path=tests/a.py`),
  getPlan: read(name => `${component(name)}/plan`),
  getPlanHistory: read(name => `${component(name)}/plan/history`),
  // There is none, which only those hear who may see the component.
  getKeptPlan: {
    ...read(name => `${component(name)}/plan/history/1`),
    granted: [404],
  },
  draftPlan: read(name => `${component(name)}/plan/draft`),
  previewPlan: {
    about: 'component',
    ask: name => ({
      path: `${component(name)}/plan/preview`,
      body: { text: plan },
    }),
    granted: [200],
  },
  setPlan: {
    about: 'component',
    ask: name => ({
      path: `${component(name)}/plan`,
      body: { text: 'kind: Other', ...because },
    }),
    // The text has errors, so that nothing changes.
    granted: [422],
  },
  restorePlan: {
    about: 'component',
    ask: name => ({
      path: `${component(name)}/plan/restore`,
      body: { restore: 1, ...because },
    }),
    granted: [404, 409],
  },
  getScan: read(name => `${component(name)}/scan`),
  startScan: {
    about: 'component',
    ask: name => ({ path: `${component(name)}/scan`, body: '' }),
    granted: [202],
  },
  getGap: read(name => `${component(name)}/gaps/g1`),
  decideGap: {
    about: 'component',
    ask: name => ({
      path: `${component(name)}/gaps/g1/decision`,
      body: { kind: 'waived', until: '2999-01-01', ...because, revision: 7 },
    }),
    granted: [409],
  },
  undoGapDecision: {
    about: 'component',
    ask: name => ({ path: `${component(name)}/gaps/g1/decision?revision=7` }),
    granted: [409],
  },
  listSeries: read(name => `${component(name)}/series`),
  getComponentTrend: read(name => `${component(name)}/trend`),
  getRun: {
    about: 'component',
    opaque: true,
    ask: name => ({ path: `/v1/runs/run-${name}` }),
    granted: [200],
  },
  getSeries: {
    about: 'component',
    opaque: true,
    ask: name => ({ path: `/v1/series/${seriesOf[name]}` }),
    granted: [200],
  },
  uploadRuns: {
    about: 'component',
    uploader: true,
    ask: name => ({
      path: `/v1/runs?entityRef=component:default/${name}`,
      body: junit,
    }),
    granted: [200, 201],
  },
  uploadInventory: {
    about: 'component',
    uploader: true,
    ask: name => ({
      path: `/v1/inventories?entityRef=component:default/${name}`,
      body: { schemaVersion: 1, files: [], totals: inventoryTotals([]) },
    }),
    granted: [200],
  },
  verify: admin('/v1/admin/verify', {}, [200]),
  rebuild: admin('/v1/admin/rebuild', {}, [202]),
  move: admin(
    '/v1/admin/move',
    { from: 'component:default/gone', to: 'component:default/nowhere' },
    [404],
  ),
};

/** What plans of people, work items, capacities and roadmaps give to whom is tested beside their routes. */
const elsewhere = [
  'planGaps',
  'listWorkItems',
  'addWorkItem',
  'updateWorkItem',
  'deleteWorkItem',
  'listCapacities',
  'setCapacities',
  'planRoadmap',
  'listRoadmapVersions',
  'acceptRoadmap',
  'getRoadmapVersion',
  'setRoadmapBaseline',
  'compareRoadmapVersions',
  'getBurnDown',
];

type Method = 'get' | 'post' | 'put' | 'delete';

const operations: { id: string; method: Method; path: string }[] =
  Object.entries<Record<string, { operationId?: string }>>(
    parse(
      readFileSync(path.resolve(__dirname, '../schema/openapi.yaml'), 'utf8'),
    ).paths,
  ).flatMap(([address, item]) =>
    Object.entries(item).flatMap(([method, { operationId }]) =>
      operationId
        ? [{ id: operationId, method: method as Method, path: address }]
        : [],
    ),
  );
const methodOf = new Map(operations.map(({ id, method }) => [id, method]));

const callers = {
  nobody: mockCredentials.user.header(nobody),
  reader: mockCredentials.user.header(reader),
  owner: mockCredentials.user.header(owner),
  outsider: mockCredentials.user.header(outsider),
  uploader: mockCredentials.user.header(uploader),
  service: mockCredentials.service.header(),
  anonymous: mockCredentials.none.header(),
};
type CallerName = keyof typeof callers;

/** The statuses that a caller may get; `granted` stands for the row's own. */
function expected(
  row: Row,
  caller: CallerName,
  name: Name,
): (number | 'granted')[] {
  if (caller === 'anonymous') return [401];
  if (caller === 'nobody') return [403];
  if (caller === 'reader' || caller === 'service') return ['granted'];
  if (row.about === 'portal') return [403];
  if (caller === 'uploader') {
    return row.about === 'component' && row.uploader ? ['granted'] : [403];
  }
  if (row.about === 'list') return ['granted'];
  if (name === 'open') return ['granted'];
  return caller === 'outsider' || (row.about === 'component' && row.opaque)
    ? [404]
    : [403];
}

const databases = testDatabases();

describe('access', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({
      knex: await databases.init('SQLITE_3'),
      entities: [
        anEntity('open'),
        anEntity('secret', {
          relations: [{ type: 'ownedBy', targetRef: 'group:default/spies' }],
        }),
      ],
      outsiderSees: ['component:default/open'],
    });
    const { database } = portal;
    await database.components.sync(
      [
        aComponent('open'),
        aComponent('secret', {
          title: 'Very hidden',
          ownerRef: 'group:default/spies',
        }),
      ],
      NOW,
    );
    for (const name of ['open', 'secret']) {
      const entityRef = `component:default/${name}`;
      await database.assessments.writeGaps(
        entityRef,
        [aGap('g1', { entityRef })],
        [],
      );
      await database.runs.add(aNewRun(`run-${name}`, { entityRef }));
      const { items } = await database.series.list(entityRef, {
        limit: 1,
        cursor: null,
      });
      seriesOf[name] = items[0].id;
      await database.inputs.setInventory(
        entityRef,
        {
          location: 'file:/somewhere',
          etag: null,
          settings: '',
          urlTemplate: null,
          inventory: {
            schemaVersion: 1,
            files: [],
            totals: inventoryTotals([]),
          },
          problems: [],
          scannedAt: NOW,
        },
        new Map([['tests/a.py', 'a\n']]),
      );
    }
  }, 60_000);

  afterAll(async () => {
    await portal.backend.stop();
  });

  async function answer(id: string, caller: CallerName, name: Name) {
    const asked = rows[id].ask(name);
    const method = methodOf.get(id);
    if (!method) throw new Error(`The API's description has no ${id}`);
    return request(portal.backend.server)
      [method](`/api/perf-coverage${asked.path}`)
      .set('Authorization', callers[caller])
      .set(
        'Content-Type',
        typeof asked.body === 'string' ? 'text/xml' : 'application/json',
      )
      .send(asked.body);
  }

  it('has a row for every operation of the API', () => {
    expect([...Object.keys(rows), ...elsewhere].sort()).toEqual(
      operations.map(({ id }) => id).sort(),
    );
  });

  describe.each(Object.keys(rows))('to %s', id => {
    const row = rows[id];
    const names: Name[] =
      row.about === 'component' ? ['open', 'secret'] : ['open'];
    const cases = Object.keys(callers).flatMap(caller =>
      names.map(name => ({
        caller: caller as CallerName,
        name,
        statuses: expected(row, caller as CallerName, name),
      })),
    );

    it.each(cases)(
      'of $caller, about $name: $statuses',
      async ({ caller, name, statuses }) => {
        const { status } = await answer(id, caller, name);
        expect(
          statuses.flatMap(one => (one === 'granted' ? row.granted : [one])),
        ).toContain(status);
      },
    );

    it.each(['outsider', 'owner'] as const)(
      'tells the %s nothing of what is not theirs to see',
      async caller => {
        const { body } = await answer(id, caller, 'open');
        expect(JSON.stringify(body)).not.toMatch(/secret|spies|Very hidden/);
      },
    );
  });
});

import {
  GapRecord,
  inventoryTotals,
} from 'backstage-plugin-perf-coverage-common';
import { readFileSync } from 'fs';
import path from 'path';
import request from 'supertest';
import { parse } from 'yaml';
import { aComponent, aNewRun, NOW } from '../__testUtils__/builders';
import { testDatabases } from '../__testUtils__/databases';
import { startPlanningPortal, web } from '../__testUtils__/planningPortal';
import { nobody, Portal, reader } from '../__testUtils__/portal';
import { auditEvents, recordingLogger } from '../__testUtils__/recordingLogger';

/* What the auditor hears of every route that changes something. */

type Method = 'post' | 'put' | 'delete';

interface Row {
  event: string;
  /** One that changes something. */
  good: [address: string, body?: object | string];
  /** One that is refused though the caller may ask it, and as what. */
  bad: [address: string, body: object | string | undefined, status: number];
}

const component = '/v1/components/component/default/web';
const because = { reason: 'Agreed', revision: 0 };
const plan = 'apiVersion: perf-coverage.io/v1\nkind: PerformancePlan\n';
const junit =
  '<testsuites><testsuite name="s" tests="1"><testcase name="a" time="1"/></testsuite></testsuites>';
const missing = '/v1/components/component/default/missing';
const inventory = { schemaVersion: 1, files: [], totals: inventoryTotals([]) };

/** In an order in which each finds what it needs. */
const rowsFor = (gap: GapRecord, workItem: string) =>
  ({
    startScan: {
      event: 'scan-request',
      good: [`${component}/scan`],
      bad: [`${missing}/scan`, undefined, 404],
    },
    uploadRuns: {
      event: 'run-upload',
      good: [`/v1/runs?entityRef=${web}`, junit],
      bad: [`/v1/runs?entityRef=${web}`, 'no result of anything', 400],
    },
    uploadInventory: {
      event: 'inventory-upload',
      good: [`/v1/inventories?entityRef=${web}`, inventory],
      bad: [`/v1/inventories?entityRef=${web}`, { files: 1 }, 400],
    },
    decideGap: {
      event: 'gap-decision',
      good: [
        `${component}/gaps/${gap.id}/decision`,
        { kind: 'waived', until: '2999-01-01', ...because },
      ],
      bad: [
        `${component}/gaps/${gap.id}/decision`,
        { kind: 'waived', until: '2999-01-01', ...because, revision: 7 },
        409,
      ],
    },
    undoGapDecision: {
      event: 'gap-decision-undo',
      good: [`${component}/gaps/${gap.id}/decision?revision=1`],
      bad: [`${component}/gaps/${gap.id}/decision?revision=7`, undefined, 409],
    },
    setPlan: {
      event: 'plan-change',
      good: [`${component}/plan`, { text: plan, ...because }],
      bad: [
        `${component}/plan`,
        { text: 'kind: Other', ...because, revision: 1 },
        422,
      ],
    },
    restorePlan: {
      event: 'plan-change',
      good: [
        `${component}/plan/restore`,
        { restore: 1, ...because, revision: 1 },
      ],
      bad: [`${component}/plan/restore`, { restore: 9, ...because }, 409],
    },
    planGaps: {
      event: 'gap-plans',
      good: [
        '/v1/gap-plans',
        {
          changes: [
            {
              entityRef: web,
              gapId: gap.id,
              revision: 0,
              plan: { notes: 'x' },
            },
          ],
        },
      ],
      bad: [
        '/v1/gap-plans',
        {
          changes: [
            {
              entityRef: web,
              gapId: gap.id,
              revision: 0,
              plan: { notes: 'y' },
            },
          ],
        },
        409,
      ],
    },
    addWorkItem: {
      event: 'work-item',
      good: ['/v1/work-items', { scope: web, title: 'Review' }],
      bad: ['/v1/work-items', { scope: web, title: '' }, 400],
    },
    updateWorkItem: {
      event: 'work-item',
      good: [`/v1/work-items/${workItem}`, { title: 'Look', revision: 1 }],
      bad: [`/v1/work-items/${workItem}`, { title: 'Mine', revision: 1 }, 409],
    },
    deleteWorkItem: {
      event: 'work-item-delete',
      good: [`/v1/work-items/${workItem}?revision=2`],
      bad: [`/v1/work-items/${workItem}?revision=2`, undefined, 404],
    },
    setCapacities: {
      event: 'capacities',
      good: [
        '/v1/capacities',
        {
          changes: [
            { entityRef: reader, revision: 0, settings: { hoursPerWeek: 20 } },
          ],
        },
      ],
      bad: [
        '/v1/capacities',
        {
          changes: [
            { entityRef: reader, revision: 0, settings: { hoursPerWeek: 30 } },
          ],
        },
        409,
      ],
    },
    acceptRoadmap: {
      event: 'roadmap-accept',
      good: ['/v1/roadmaps/versions', { scope: web, seen: 0, why: 'Agreed' }],
      bad: [
        '/v1/roadmaps/versions',
        { scope: web, seen: 0, why: 'Again' },
        409,
      ],
    },
    setRoadmapBaseline: {
      event: 'roadmap-baseline',
      good: ['/v1/roadmaps/baseline', { scope: web, number: 1 }],
      bad: ['/v1/roadmaps/baseline', { scope: web, number: 9 }, 404],
    },
    rebuild: {
      event: 'rebuild',
      good: ['/v1/admin/rebuild'],
      bad: ['/v1/admin/rebuild', undefined, 403],
    },
    move: {
      event: 'move',
      good: ['/v1/admin/move', { from: 'component:default/old', to: web }],
      bad: ['/v1/admin/move', { from: web, to: web }, 400],
    },
  } satisfies Record<string, Row>);

/** They answer questions that are too long for an address. */
const changeNothing = ['previewPlan', 'planRoadmap', 'verify'];

const methods = new Map(
  Object.values<Record<string, { operationId?: string }>>(
    parse(
      readFileSync(path.resolve(__dirname, '../schema/openapi.yaml'), 'utf8'),
    ).paths,
  ).flatMap(item =>
    Object.entries(item).flatMap(([method, { operationId }]) =>
      operationId && method !== 'get' ? [[operationId, method as Method]] : [],
    ),
  ),
);

const databases = testDatabases();

describe('the auditor', () => {
  const { logger, logged } = recordingLogger();
  let portal: Portal;
  let gap: GapRecord;

  beforeAll(async () => {
    const started = await startPlanningPortal(
      await databases.init('SQLITE_3'),
      { logger },
    );
    portal = started.portal;
    [gap] = await started.gaps(web);
    const { database } = portal;
    const entityRef = 'component:default/old';
    const all = ['web', 'shop', 'secret'].map(name => aComponent(name));
    await database.components.sync([...all, aComponent('old')], NOW);
    await database.runs.add(aNewRun('r1', { entityRef }));
    await database.components.sync(all, NOW);
  }, 60_000);

  afterAll(() => portal.backend.stop());

  /** What it hears of a request, once the answer has arrived. */
  async function heard(
    id: string,
    [address, body]: readonly [string, (object | string)?, number?],
    caller: string,
  ) {
    const before = logged.length;
    const answer = await portal[methods.get(id)!](address, caller)
      .set(
        'Content-Type',
        typeof body === 'string' ? 'text/xml' : 'application/json',
      )
      .send(body);
    const events = () => auditEvents(logged.slice(before));
    // It hears of the end when the answer is under way.
    for (let n = 0; n < 100 && events().length < 2; n++) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    return { status: answer.status, events: events(), body: answer.body };
  }

  it('knows every operation of the API that changes something', () => {
    expect([...Object.keys(rowsFor(gap, '')), ...changeNothing].sort()).toEqual(
      [...methods.keys()].sort(),
    );
  });

  it('hears of each what came of it, refusals too', async () => {
    let workItem = '';
    const ids = Object.keys(rowsFor(gap, workItem));
    for (const id of ids) {
      const rows: Record<string, Row> = rowsFor(gap, workItem);
      const row = rows[id];
      const done = await heard(id, row.good, reader);
      expect([id, done.status, done.events]).toEqual([
        id,
        expect.any(Number),
        [`${row.event} initiated`, `${row.event} succeeded`],
      ]);
      expect(done.status).toBeLessThan(300);
      if (id === 'addWorkItem') workItem = done.body.id;

      const [, , status] = row.bad;
      const failed = [`${row.event} initiated`, `${row.event} failed`];
      const refused = await heard(
        id,
        row.bad,
        status === 403 ? nobody : reader,
      );
      expect([id, refused.status, refused.events]).toEqual([
        id,
        status,
        failed,
      ]);
      const denied = await heard(id, row.good, nobody);
      expect([id, denied.status, denied.events]).toEqual([
        id,
        expect.any(Number),
        failed,
      ]);
      expect([403, 404]).toContain(denied.status);
    }
  }, 60_000);

  it('hears who asked, of what, and why it failed', () => {
    const event = (id: string, status: string) =>
      logged.find(({ meta }) => meta.eventId === id && meta.status === status)
        ?.meta;
    expect(event('run-upload', 'succeeded')).toMatchObject({
      actor: { actorId: reader },
      request: {
        method: 'POST',
        url: `/api/perf-coverage/v1/runs?entityRef=component%3Adefault%2Fweb`,
      },
      meta: { entityRef: web },
    });
    expect(event('gap-decision', 'failed')).toMatchObject({
      meta: { kind: 'waived' },
      error: expect.stringContaining('409'),
    });
    expect(event('move', 'succeeded')).toMatchObject({
      meta: { from: 'component:default/old', to: web },
    });
  });

  it('hears nothing of those that read', async () => {
    const before = logged.length;
    await request(portal.backend.server).get('/api/perf-coverage/v1/gaps');
    await portal.get('/v1/components').expect(200);
    await portal.post(`${component}/plan/preview`).send({ text: plan });
    expect(auditEvents(logged.slice(before))).toEqual([]);
  });
});

import {
  CapacityEntry,
  GapRecord,
  readAbsences,
} from 'backstage-plugin-perf-coverage-common';
import { InputError } from '@backstage/errors';
import { testDatabases } from '../../__testUtils__/databases';
import { startPlanningPortal, web } from '../../__testUtils__/planningPortal';
import {
  nobody,
  outsider,
  owner,
  Portal,
  reader,
} from '../../__testUtils__/portal';

// It loads its parser when it is called, which the test environment can't; its own tests are in common.
jest.mock('backstage-plugin-perf-coverage-common', () => ({
  ...jest.requireActual('backstage-plugin-perf-coverage-common'),
  readAbsences: jest.fn(),
}));

jest.setTimeout(60_000);

const databases = testDatabases();
const care = 'group:default/care';
const ada = 'user:default/ada';
const bo = 'user:default/bo';

describe.each(databases.eachSupportedId())('capacities on %s', id => {
  let portal: Portal;
  let gaps: (entityRef: string) => Promise<GapRecord[]>;

  beforeEach(async () => {
    ({ portal, gaps } = await startPlanningPortal(await databases.init(id)));
    await portal.database.people.sync([
      { entityRef: care, title: 'Care', teams: [] },
      { entityRef: ada, title: 'Ada', teams: [care] },
      { entityRef: bo, title: 'Bo', teams: ['group:default/other', care] },
    ]);
  }, 60_000);

  afterEach(async () => {
    await portal.backend.stop();
  });

  const put = (changes: object[], as = reader) =>
    portal.put('/v1/capacities', as).send({ changes });
  const change = (entityRef: string, settings: object, over: object = {}) => ({
    entityRef,
    revision: 0,
    settings,
    ...over,
  });
  const list = async (as = reader): Promise<CapacityEntry[]> =>
    (await portal.get(`/v1/capacities?scope=${web}`, as)).body.items;
  const people = async () =>
    (
      await portal.post('/v1/roadmaps/plan').send({ scope: web, runs: 10 })
    ).body.roadmap.people.map(
      ({ name, hoursPerWeek }: { name: string; hoursPerWeek: number }) => [
        name,
        hoursPerWeek,
      ],
    );

  it('of groups and members come from the page, else from the group, else from the default', async () => {
    const before = await list();
    expect(before.map(({ entityRef, kind }) => [entityRef, kind])).toEqual([
      [care, 'group'],
      [ada, 'user'],
      [bo, 'user'],
    ]);
    expect(before[1].hoursPerWeek).toEqual({ value: 30, source: 'default' });
    expect(await people()).toEqual([
      ['Engineer 1', 30],
      ['Engineer 2', 30],
    ]);

    const { status, body } = await put([
      change(care, {
        hoursPerWeek: 20,
        holidays: [{ start: '2026-12-24', end: '2026-12-26' }],
      }),
      change(ada, { hoursPerWeek: 32, share: 0.5, skills: ['load'] }),
    ]);
    expect(status).toBe(200);
    expect(body.items[1]).toMatchObject({
      entityRef: ada,
      hoursPerWeek: { value: 32, source: 'page' },
      by: reader,
      revision: 1,
    });
    const after = await list();
    expect(after[2]).toMatchObject({
      hoursPerWeek: { value: 20, source: 'group-page' },
      holidays: [{ start: '2026-12-24', end: '2026-12-26' }],
    });
    expect(await people()).toEqual([
      [ada, 16],
      [bo, 20],
    ]);
  });

  it('have a revision; nobody overwrites what they have not seen', async () => {
    await put([change(ada, { hoursPerWeek: 10 })]);
    const late = await put([
      change(bo, { hoursPerWeek: 9 }),
      change(ada, { hoursPerWeek: 11 }),
    ]);
    expect(late.status).toBe(409);
    expect(late.body.conflicts).toEqual([
      {
        entityRef: ada,
        current: { hoursPerWeek: 10 },
        revision: 1,
        by: reader,
        yours: { hoursPerWeek: 11 },
      },
    ]);
    expect((await list())[2].revision).toBe(0);
    const next = await put([change(ada, {}, { revision: 1 })]);
    expect(next.body.items[0]).toMatchObject({ settings: {}, revision: 2 });
  });

  it('make roadmaps due again, and so do changes of the catalog', async () => {
    const due = async () =>
      (await portal.database.queue.depth('2099-01-01T00:00:00.000Z')).due;
    const now = async () =>
      (await portal.database.queue.depth(new Date().toISOString())).due;
    expect(await due()).toBe(3);
    expect(await now()).toBe(0);
    await put([change(ada, { hoursPerWeek: 10 })]);
    expect(await now()).toBe(2);
    const changed = await portal.database.people.sync([
      { entityRef: care, title: 'Care', teams: [] },
      { entityRef: bo, title: 'Bo', teams: [care] },
    ]);
    expect(changed.users.sort()).toEqual([ada, bo]);
    expect(changed.groups.sort()).toEqual([care, 'group:default/other']);
  });

  it('give the work of people who left to the team', async () => {
    const [gap] = await gaps(web);
    await portal.put('/v1/gap-plans').send({
      changes: [
        {
          ...{ entityRef: web, gapId: gap.id, revision: 0 },
          plan: { assignee: 'user:default/gone' },
        },
      ],
    });
    const { body } = await portal
      .post('/v1/roadmaps/plan')
      .send({ scope: web, runs: 10 });
    expect(
      body.roadmap.warnings.map(({ code }: { code: string }) => code),
    ).toContain('person-left');
    expect((await list()).find(own => own.left)?.entityRef).toBe(
      'user:default/gone',
    );
  });

  // What follows is the same whatever the database.
  if (id !== 'SQLITE_3') return;

  it('take absences from a calendar, without their titles', async () => {
    jest.mocked(readAbsences).mockResolvedValueOnce({
      absences: [{ start: '2026-12-07', end: '2026-12-11', title: 'Surgery' }],
      problems: ['"Every full moon" has a rule that is not read'],
    });
    const calendar = 'BEGIN:VCALENDAR';
    const { body } = await put([
      change(ada, { hoursPerWeek: 8 }, { calendar }),
    ]);
    expect(body.items[0].absences).toEqual([
      { start: '2026-12-07', end: '2026-12-11' },
    ]);
    expect(body.problems).toEqual([
      { entityRef: ada, message: expect.stringContaining('full moon') },
    ]);
    jest
      .mocked(readAbsences)
      .mockRejectedValueOnce(new InputError('This is no iCalendar file'));
    const bad = await put([change(bo, {}, { calendar: 'no calendar' })]);
    expect(bad.status).toBe(400);
    expect(bad.body.error.message).toContain('changes.0.calendar');
  });

  it.each([
    ['negative hours', { hoursPerWeek: -1 }, 'must not be negative'],
    ['more hours than there are', { hoursPerWeek: 90 }, 'at most 80'],
    ['more than all of the time', { share: 2 }, 'from 0 to 1'],
    ['an eighth day', { workingDays: [8] }, '1 (Monday) to 7 (Sunday)'],
    ['no days', { workingDays: [] }, 'one day at least'],
    ['an unknown skill', { skills: ['juggling'] }, 'must be one of'],
    [
      'an absence that ends before it begins',
      { absences: [{ start: '2026-12-02', end: '2026-12-01' }] },
      'before it begins',
    ],
    [
      'an absence of years',
      { absences: [{ start: '2026-12-02', end: '2030-12-01' }] },
      'at most 366',
    ],
    ['holidays of a user', { holidays: [] }, 'are of groups'],
  ])('with %s are refused at their place', async (_name, settings, message) => {
    const { status, body } = await put([change(ada, settings)]);
    expect(status).toBe(400);
    expect(body.error.message).toContain('changes.0.settings');
    expect(body.error.message).toContain(message);
  });

  it('of zero hours are possible, and say so in the plan', async () => {
    await put([change(care, { hoursPerWeek: 0 })]);
    const { body } = await portal
      .post('/v1/roadmaps/plan')
      .send({ scope: web, runs: 10 });
    expect(body.roadmap.unplaced).toHaveLength((await gaps(web)).length);
    expect(
      body.roadmap.warnings.map(({ code }: { code: string }) => code),
    ).toEqual(expect.arrayContaining(['no-hours', 'no-capacity']));
  });

  it.each([
    ['who has no permission', nobody, ada, 403, false],
    ['who owns components, of others', owner, ada, 403, false],
    ['who owns components, of themselves', owner, owner, 200, false],
    ['who may plan everything', reader, ada, 200, true],
    ['who sees a part of the catalog but may plan', outsider, ada, 200, true],
  ])(
    'are changed by %s as the policy says',
    async (_name, as, ref, expected, seesAda) => {
      expect((await put([change(ref, { hoursPerWeek: 5 })], as)).status).toBe(
        expected,
      );
      const listed = await portal.get(`/v1/capacities?scope=${web}`, as);
      const own = (listed.body.items ?? []).find(
        (entry: CapacityEntry) => entry.entityRef === ada,
      );
      expect(own?.editable ?? false).toBe(seesAda);
    },
  );
});

import { PlanJob, planJob, PlanThread } from './PlanThread';

const job: PlanJob = {
  kind: 'scope',
  input: {
    components: [],
    workItems: [
      {
        ...{ id: 'work-1', scope: 'portal', title: 'Review', done: false },
        ...{ estimate: { low: 2, high: 4 }, priority: 'high', phase: null },
        ...{ assignee: null, start: null, due: null, dependsOn: [] },
        ...{ notes: null, by: 'user:default/ada', revision: 1 },
        at: '2026-01-05T00:00:00Z',
      },
    ],
  },
  options: { now: '2026-01-05T00:00:00Z', runs: 20 },
};
const broken: PlanJob = { ...job, options: { now: 'never' } };

jest.setTimeout(60_000);

// No thread reads TypeScript here, so that plans are made in this one.
describe('plans where no thread starts', () => {
  const thread = new PlanThread();
  afterAll(() => thread.close());

  it('are made all the same, in the order asked for', async () => {
    const [first, second] = await Promise.all([
      thread.plan([job, job]),
      thread.plan([job]),
    ]);
    expect(first).toEqual([planJob(job), planJob(job)]);
    expect(second).toEqual([planJob(job)]);
  });

  it('fail by themselves, not with those that follow', async () => {
    const failing = thread.plan([broken]);
    const next = thread.plan([job]);
    await expect(failing).rejects.toThrow(/Expected an ISO instant/);
    expect(await next).toHaveLength(1);
  });
});

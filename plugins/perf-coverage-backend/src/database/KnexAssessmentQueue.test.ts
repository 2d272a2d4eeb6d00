import { aComponent, NOW } from '../__testUtils__/builders';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { PerfCoverageDatabase, Stores } from './types';

const databases = testDatabases();
const refs = ['a', 'b', 'c'].map(name => `component:default/${name}`);
const [a, b, c] = refs;
const at = (minutes: number) =>
  new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

/** A transaction that stays open until it is told to end. */
function held(
  database: PerfCoverageDatabase,
  work: (stores: Stores) => Promise<void>,
) {
  let end: () => void = () => {};
  let fail: (reason: Error) => void = () => {};
  let began: () => void = () => {};
  const started = new Promise<void>(resolve => {
    began = resolve;
  });
  const done = database.transaction(async stores => {
    await work(stores);
    began();
    await new Promise<void>((resolve, reject) => {
      end = resolve;
      fail = reject;
    });
  });
  return {
    started,
    end: () => {
      end();
      return done;
    },
    /** As when the process dies: nothing of it stays. */
    die: async () => {
      fail(new Error('died'));
      await expect(done).rejects.toThrow('died');
    },
  };
}

describe.each(databases.eachSupportedId())('the queue on %s', id => {
  let database: PerfCoverageDatabase;

  beforeEach(async () => {
    ({ database } = await migrated(await databases.init(id)));
    await database.components.sync(
      ['a', 'b', 'c'].map(name => aComponent(name)),
      NOW,
    );
  }, 60_000);

  const claim = (now: string) =>
    database.transaction(stores => stores.queue.claimDue(now));

  it('gives what has been due for longest, and nothing before its time', async () => {
    await database.queue.mark([b], { cause: 'second', dueAt: at(2) });
    await database.queue.mark([a], { cause: 'first', dueAt: at(1) });
    expect(await claim(at(0))).toBeUndefined();
    expect(await claim(at(5))).toEqual({
      entityRef: a,
      cause: 'first',
      attempts: 0,
    });
  });

  it('gives again only what is marked again once it is done', async () => {
    await database.queue.mark(refs, { cause: 'run', dueAt: at(0) });
    await database.queue.done(a, {
      dueAt: at(1440),
      cause: 'passing of time',
      version: 'v1',
    });
    expect((await claim(at(1)))?.entityRef).toBe(b);
    await database.queue.mark([a], { cause: 'plan', dueAt: at(-1) });
    expect(await claim(at(1))).toMatchObject({ entityRef: a, cause: 'plan' });
  });

  it('counts failures until one goes well', async () => {
    await database.queue.mark([a], { cause: 'run', dueAt: at(0) });
    await database.queue.postpone(a, { dueAt: at(1), error: 'boom' });
    await database.queue.postpone(a, { dueAt: at(3), error: 'boom' });
    expect(await claim(at(2))).toBeUndefined();
    expect(await claim(at(3))).toMatchObject({ entityRef: a, attempts: 2 });
    await database.queue.done(a, { dueAt: at(4), cause: 'x', version: 'v1' });
    expect(await claim(at(4))).toMatchObject({ entityRef: a, attempts: 0 });
  });

  it('knows what was assessed by other rules', async () => {
    await database.queue.mark(refs, { cause: 'run', dueAt: at(0) });
    for (const [ref, version] of [
      [a, 'old'],
      [b, 'new'],
    ]) {
      await database.queue.done(ref, {
        dueAt: at(1440),
        cause: 'passing of time',
        version,
      });
    }
    const due = { cause: 'new rules', dueAt: at(1) };
    expect(await database.queue.markOutdated('new', due)).toBe(1);
    // c was never assessed and is due anyway.
    expect(await database.queue.depth(at(1))).toEqual({
      due: 2,
      oldestDueAt: at(0),
    });
  });

  it('forgets components that are deleted', async () => {
    await expect(
      database.queue.mark(['component:default/none'], {
        cause: 'run',
        dueAt: at(0),
      }),
    ).rejects.toThrow(/foreign key/i);
  });

  if (id === 'SQLITE_3') return;

  it('gives each component to one replica at a time', async () => {
    await database.queue.mark([a, b], { cause: 'run', dueAt: at(0) });
    const first = held(database, async stores => {
      expect((await stores.queue.claimDue(at(1)))?.entityRef).toBe(a);
    });
    await first.started;
    const second = held(database, async stores => {
      expect((await stores.queue.claimDue(at(1)))?.entityRef).toBe(b);
    });
    await second.started;
    expect(await claim(at(1))).toBeUndefined();
    await second.end();
    await first.die();
    expect((await claim(at(1)))?.entityRef).toBe(a);
  });

  it('looks once more at what is marked while it is assessed', async () => {
    await database.queue.mark([c], { cause: 'run', dueAt: at(0) });
    const assessing = held(database, async stores => {
      await stores.queue.claimDue(at(1));
      await stores.queue.done(c, {
        dueAt: at(1440),
        cause: 'passing of time',
        version: 'v1',
      });
    });
    await assessing.started;
    const marking = database.queue.mark([c], {
      cause: 'another run',
      dueAt: at(1),
    });
    await assessing.end();
    await marking;
    expect(await claim(at(1))).toMatchObject({ cause: 'another run' });
  });
});

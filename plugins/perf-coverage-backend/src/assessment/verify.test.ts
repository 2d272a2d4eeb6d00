import { defaultPolicy } from 'backstage-plugin-perf-coverage-common';
import { aComponent, aNewRun, NOW } from '../__testUtils__/builders';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { noConfiguredCapacity } from '../planning';
import { Assessor } from './Assessor';

const databases = testDatabases();
const web = 'component:default/web';

describe.each(databases.eachSupportedId())('verifying on %s', id => {
  async function assessed() {
    const { database } = await migrated(await databases.init(id));
    await database.components.sync([aComponent('web')], NOW);
    const assessor = new Assessor({
      database,
      team: {},
      capacity: noConfiguredCapacity,
      policy: defaultPolicy,
      version: 'v1',
      now: () => new Date(NOW),
    });
    await assessor.assess(web, 'rescan', async () => {});
    return { database, assessor };
  }

  it('waits for whoever assesses, so that it never sees new inputs beside an old answer', async () => {
    const { assessor } = await assessed();
    const order: string[] = [];
    let goOn = () => {};
    const gate = new Promise<void>(resolve => {
      goOn = resolve;
    });
    let begun = () => {};
    const inside = new Promise<void>(resolve => {
      begun = resolve;
    });
    const upload = assessor
      .assess(web, 'upload', async stores => {
        await stores.runs.add(aNewRun('r1'));
        begun();
        await gate;
      })
      .then(() => order.push('assessed'));
    await inside;
    const verified = assessor.verify(web).then(places => {
      order.push('verified');
      return places;
    });
    // Long enough for a verification that does not wait to be over.
    await new Promise(resolve => setTimeout(resolve, 300));
    goOn();
    await upload;
    expect(await verified).toEqual([]);
    expect(order).toEqual(['assessed', 'verified']);
  }, 60_000);

  it('differs nowhere while runs arrive', async () => {
    const { assessor } = await assessed();
    const uploads = Array.from({ length: 12 }, (_, n) =>
      assessor.assess(web, 'upload', stores =>
        stores.runs.add(aNewRun(`r${n}`)),
      ),
    );
    const looks = Array.from({ length: 24 }, () => assessor.verify(web));
    expect((await Promise.all(looks)).flat()).toEqual([]);
    await Promise.all(uploads);
  }, 60_000);

  it('makes nothing due that was never assessed', async () => {
    const { database, assessor } = await assessed();
    await database.components.sync([aComponent('web'), aComponent('new')], NOW);
    expect(await assessor.verify('component:default/new')).toEqual([]);
    expect((await database.queue.depth('9999')).due).toBe(1);
  }, 60_000);
});

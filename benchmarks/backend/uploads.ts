import { createOperationMatcher } from 'backstage-plugin-perf-coverage-common';
import { resultReaders } from 'backstage-plugin-perf-coverage-readers';
import { Assessor } from '../../plugins/perf-coverage-backend/src/assessment';
import { PerfCoverageDatabase } from '../../plugins/perf-coverage-backend/src/database';
import { RunIngestion } from '../../plugins/perf-coverage-backend/src/ingestion';
import { readComponentQuery } from '../../plugins/perf-coverage-backend/src/service/componentQuery';
import { refOf } from './fill';
import { k6Summary } from './k6Summary';
import { latency, timed } from './measure';

const senders = 4;
const readers = 2;
/** Between two looks of a reader. */
const thinkMilliseconds = 250;

/**
 * Ordinary summaries, each read, stored and assessed as by the route, while
 * people look at the portfolio.
 */
export async function uploadWhileReading({
  database,
  assessor,
  components,
  seconds,
}: {
  database: PerfCoverageDatabase;
  assessor: Assessor;
  components: number;
  seconds: number;
}) {
  const ingestion = new RunIngestion({
    readers: resultReaders,
    limits: {},
    now: () => new Date(),
  });
  const end = performance.now() + seconds * 1000;
  const uploads: number[] = [];
  const looks: number[] = [];
  let next = 1;

  const upload = async () => {
    const n = next;
    next += 1;
    const entityRef = refOf(2 + ((n * 37) % (components - 1)));
    const bytes = Buffer.from(k6Summary(n));
    const { apis } = await database.inputs.getApis(entityRef);
    const read = await ingestion.read(
      database.runs,
      [
        {
          name: null,
          open: async () =>
            (async function* once() {
              yield bytes;
            })(),
        },
      ],
      {
        entityRef,
        environment: 'staging',
        branch: 'main',
        commit: null,
        url: null,
        startedAt: null,
        labels: {},
        source: 'upload',
        matcher: createOperationMatcher(apis),
      },
    );
    await assessor.assess(entityRef, 'upload', async stores => {
      for (const one of read)
        if (one.type === 'new') await stores.runs.add(one.run);
    });
  };
  const send = async () => {
    while (performance.now() < end) uploads.push(await timed(upload));
  };
  const look = async () => {
    while (performance.now() < end) {
      looks.push(
        await timed(() =>
          database.components.list({
            ...readComponentQuery({ owner: 'group:default/team-7' }),
            visible: null,
            allowed: null,
          }),
        ),
      );
      await new Promise(resolve => setTimeout(resolve, thinkMilliseconds));
    }
  };
  const milliseconds = await timed(() =>
    Promise.all([
      ...Array.from({ length: senders }, send),
      ...Array.from({ length: readers }, look),
    ]),
  );
  return {
    senders,
    readers,
    uploads: uploads.length,
    perMinute: Math.round((60_000 * uploads.length) / milliseconds),
    latency: latency(uploads),
    portfolioMeanwhile: latency(looks),
  };
}

import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import createKnex, { Knex } from 'knex';
import { Assessor } from '../../plugins/perf-coverage-backend/src/assessment';
import {
  createDatabase,
  PerfCoverageDatabase,
} from '../../plugins/perf-coverage-backend/src/database';
import { machine } from '../machine';
import { answersOf } from './answers';
import { createAssessor } from './assessor';
import { fill, fillTemplate, refOf, Scale } from './fill';
import { explain, latency, Measured, measure, timed } from './measure';
import { uploadWhileReading } from './uploads';

const { startPostgres } = require('../../launcher/postgres.cjs');

const { values: options } = parseArgs({
  options: {
    components: { type: 'string', default: '10000' },
    gaps: { type: 'string', default: '10' },
    runs: { type: 'string', default: '5' },
    days: { type: 'string', default: '90' },
    rounds: { type: 'string', default: '100' },
    due: { type: 'string', default: '400' },
    'upload-seconds': { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});

const results = path.join(__dirname, '../results');
const say = (text: string) => process.stdout.write(`${text}\n`);

/** Measures what the backend answers, takes and derives over a filled PostgreSQL. */
async function main() {
  const scale: Scale = {
    components: Number(options.components),
    gapsPerComponent: Number(options.gaps),
    runsPerComponent: Number(options.runs),
    runsOfBusiest: 1000,
    days: Number(options.days),
    seed: Number(options.seed),
  };
  const rounds = Number(options.rounds);
  const now = '2026-11-23T12:00:00.000Z';
  const postgres = await startPostgres({ durable: true });
  const knex = createKnex({
    client: 'pg',
    connection: `${postgres.connection}/postgres`,
    pool: { min: 0, max: 20 },
  });
  try {
    await knex.migrate.latest({
      directory: path.join(
        __dirname,
        '../../plugins/perf-coverage-backend/migrations',
      ),
    });
    const database = createDatabase(knex);
    const assessor = createAssessor(database, now);
    await fillTemplate(knex, database, assessor, now);

    const small = Math.ceil(scale.components / 10);
    await fill(knex, { from: 1, to: small }, scale, now);
    const filteredSmall = await measureFiltered(knex, database, rounds, now);
    const filling = await timed(() =>
      fill(knex, { from: small + 1, to: scale.components }, scale, now),
    );
    const sizes = await sizesOf(knex);
    say(`Filled in ${Math.round(filling / 1000)} s: ${JSON.stringify(sizes)}`);

    const measured: Measured[] = [];
    for (const { name, answer } of await answersOf(database, now)) {
      measured.push(await measure(knex, name, rounds, answer));
    }
    await keepPlans(knex, measured);
    const filtered = measured.find(one => one.name === 'portfolio filtered');
    const reassessed = await reassess(knex, assessor, rounds);
    const due = await assessDue(knex, assessor, Number(options.due), now);
    const uploads = await uploadWhileReading({
      database,
      assessor,
      components: scale.components,
      seconds: Number(options['upload-seconds']),
    });
    const figures = {
      scale,
      sizes,
      machine: machine(),
      answers: measured.map(({ queries, ...one }) => ({
        ...one,
        queries: queries.length,
      })),
      growth: {
        from: { components: small, ...filteredSmall.ours },
        to: { components: scale.components, ...filtered?.ours },
      },
      reassessment: reassessed,
      due,
      uploads,
    };
    fs.writeFileSync(
      path.join(results, 'backend.json'),
      `${JSON.stringify(figures, null, 2)}\n`,
    );
    console.table(
      Object.fromEntries(
        measured.map(({ name, ours, bare, queries }) => [
          name,
          {
            p50: ours.p50,
            p95: ours.p95,
            'bare p50': bare.p50,
            'bare p95': bare.p95,
            queries: queries.length,
          },
        ]),
      ),
    );
    say(
      JSON.stringify(
        { growth: figures.growth, reassessment: reassessed, due, uploads },
        null,
        2,
      ),
    );
  } finally {
    await knex.destroy();
    await postgres.stop();
  }
}

async function measureFiltered(
  knex: Knex,
  database: PerfCoverageDatabase,
  rounds: number,
  now: string,
): Promise<Measured> {
  const answers = await answersOf(database, now);
  const filtered = answers.find(({ name }) => name === 'portfolio filtered');
  if (!filtered) throw new Error('There is no filtered portfolio');
  return measure(knex, filtered.name, rounds, filtered.answer);
}

async function sizesOf(knex: Knex): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const table of ['components', 'gaps', 'runs', 'run_metrics']) {
    const [{ count }] = await knex(table).count();
    sizes[table] = Number(count);
  }
  const { rows } = await knex.raw(
    `select sum((select count(*) from json_object_keys(stats::json)))::bigint as n from run_metrics where run_id like 'r-2-%'`,
  );
  const [{ count }] = await knex('run_metrics')
    .where('run_id', 'like', 'r-2-%')
    .count();
  sizes.valuesPerMetric = Number((rows[0].n / Number(count)).toFixed(1));
  const size = await knex.raw(
    'select pg_database_size(current_database()) as n',
  );
  sizes.megabytes = Math.round(size.rows[0].n / 1e6);
  return sizes;
}

/** The query battery: how PostgreSQL goes about each statement, to compare after a change. */
async function keepPlans(knex: Knex, measured: readonly Measured[]) {
  const parts: string[] = [];
  for (const { name, queries } of measured) {
    parts.push(`-- == ${name}`, ...(await explain(knex, queries)));
  }
  fs.writeFileSync(
    path.join(results, 'backend-plans.sql'),
    `${parts.join('\n\n')}\n`,
  );
}

/**
 * A component that is assessed for the first time, where all gaps are news, and
 * the same ones again, beside their statements.
 */
async function reassess(knex: Knex, assessor: Assessor, rounds: number) {
  const assessOne = (n: number) =>
    assessor.assess(refOf(n), 'benchmark', async () => {});
  await assessOne(9);
  const first = await timedAssessments(knex, rounds, assessOne);
  const again = await timedAssessments(knex, rounds, assessOne);
  return { first, again };
}

async function timedAssessments(
  knex: Knex,
  rounds: number,
  assessOne: (n: number) => Promise<void>,
) {
  const whole: number[] = [];
  const cpu: number[] = [];
  const inQueries: number[] = [];
  const started = new Map<string, number>();
  let queries = 0;
  let total = 0;
  const begin = ({ __knexQueryUid }: { __knexQueryUid: string }) =>
    started.set(__knexQueryUid, performance.now());
  const end = (_: unknown, { __knexQueryUid }: { __knexQueryUid: string }) => {
    total += performance.now() - (started.get(__knexQueryUid) ?? 0);
    queries += 1;
  };
  knex.on('query', begin);
  knex.on('query-response', end);
  for (let round = 0; round < rounds; round += 1) {
    total = 0;
    queries = 0;
    const before = process.cpuUsage();
    whole.push(await timed(() => assessOne(10 + round)));
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
    inQueries.push(total);
  }
  knex.removeListener('query', begin);
  knex.removeListener('query-response', end);
  return {
    whole: latency(whole),
    inQueries: latency(inQueries),
    // Of this process: what others do on the machine does not count.
    cpu: latency(cpu),
    queries,
  };
}

/**
 * What is due, taken by two workers as by two replicas: for the first time, and
 * once more, as on a night on which nothing but time has passed.
 */
async function assessDue(
  knex: Knex,
  assessor: Assessor,
  count: number,
  now: string,
) {
  const all = async () => {
    await knex('assessment_queue')
      .whereIn(
        'entity_ref',
        Array.from({ length: count }, (_, n) => refOf(100 + n)),
      )
      .update({ due_at: now });
    let assessed = 0;
    const work = async () => {
      while (await assessor.assessDue()) assessed += 1;
    };
    const milliseconds = await timed(() => Promise.all([work(), work()]));
    return {
      assessed,
      seconds: Number((milliseconds / 1000).toFixed(1)),
      perSecond: Number(((1000 * assessed) / milliseconds).toFixed(1)),
    };
  };
  return { first: await all(), again: await all() };
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import createKnex, { Knex } from 'knex';
import { createDatabase } from '../../plugins/perf-coverage-backend/src/database';
import { createAssessor } from '../backend/assessor';
import { fill, fillTemplate } from '../backend/fill';
import { machine } from '../machine';
import { measurePages } from './pages';

const {
  ensureAppBuilt,
  spawnBackend,
  untilReady,
} = require('../../launcher/backend.cjs');
const { ensureChromium } = require('../../launcher/chromium.cjs');
const { freePort } = require('../../launcher/ports.cjs');
const {
  postgresConfiguration,
  startPostgres,
} = require('../../launcher/postgres.cjs');

const { values: options } = parseArgs({
  options: {
    components: { type: 'string', default: '10000' },
    gaps: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '10' },
  },
});
const results = path.join(__dirname, '../results/portfolio-page.json');

/**
 * What a reader waits for in Chromium with a whole portal behind the page whose
 * tables were filled as those of the backend's benchmark.
 */
async function main() {
  ensureAppBuilt();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'perf-coverage-pages-'));
  const logFile = path.join(folder, 'backend.log');
  const log = fs.openSync(logFile, 'w');
  const postgres = await startPostgres({ durable: true });
  const port = await freePort();
  const backend = spawnBackend({
    port,
    dataFolder: path.join(folder, 'data'),
    configs: [writeConfiguration(folder, postgres.connection)],
    stdio: ['ignore', log, log],
  });
  try {
    await untilReady(backend, port, 300);
    await fillPortal(postgres.connection);
    const figures = {
      components: Number(options.components),
      gaps: Number(options.components) * Number(options.gaps),
      machine: machine(),
      ...(await measurePages({
        url: `http://localhost:${port}`,
        chromium: ensureChromium(),
        rounds: Number(options.rounds),
      })),
    };
    fs.writeFileSync(results, `${JSON.stringify(figures, null, 2)}\n`);
    process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  } catch (error) {
    process.stderr.write(fs.readFileSync(logFile, 'utf8').slice(-3000));
    throw error;
  } finally {
    if (backend.exitCode === null) {
      const ended = new Promise(resolve => backend.on('exit', resolve));
      backend.kill('SIGTERM');
      await ended;
    }
    fs.closeSync(log);
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A small catalog, for Backstage's own page, which is read once: what the
 * portfolio shows comes from the filled tables.
 */
function writeConfiguration(folder: string, connection: string): string {
  const daily = { frequency: { hours: 24 }, timeout: { minutes: 5 } };
  const afterScan = { ...daily, initialDelay: { seconds: 20 } };
  const catalog = path.join(folder, 'catalog.yaml');
  fs.writeFileSync(
    catalog,
    Array.from({ length: 50 }, (_, n) =>
      JSON.stringify({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: `catalog-${n}`, description: `Component ${n}` },
        spec: { type: 'service', lifecycle: 'production', owner: 'group:a' },
      }),
    ).join('\n---\n'),
  );
  const file = path.join(folder, 'app-config.json');
  fs.writeFileSync(
    file,
    JSON.stringify({
      backend: { database: postgresConfiguration(connection) },
      catalog: { locations: [{ type: 'file', target: catalog }] },
      perfCoverage: {
        sync: { schedule: afterScan },
        scan: { schedule: daily },
      },
    }),
    { mode: 0o600 },
  );
  return file;
}

/** The portal follows its catalog when it starts, which would hide what was filled in before. */
async function untilCatalogWasRead(knex: Knex): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    const row = await knex('backstage_backend_tasks__tasks')
      .where('id', 'perf-coverage-sync')
      .whereNotNull('last_run_ended_at')
      .first('id');
    if (row) return;
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error('The portal did not read its catalog within two minutes');
}

async function fillPortal(connection: string): Promise<void> {
  const knex = createKnex({
    client: 'pg',
    connection: `${connection}/backstage_plugin_perf-coverage`,
  });
  try {
    await untilCatalogWasRead(knex);
    const now = new Date().toISOString();
    const database = createDatabase(knex);
    const assessor = createAssessor(database, now);
    await fillTemplate(knex, database, assessor, now);
    await fill(
      knex,
      { from: 1, to: Number(options.components) },
      {
        components: Number(options.components),
        gapsPerComponent: Number(options.gaps),
        runsPerComponent: 1,
        runsOfBusiest: 10,
        days: 90,
        seed: 1,
      },
      now,
    );
  } finally {
    await knex.destroy();
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});

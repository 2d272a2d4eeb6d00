'use strict';
/*
 * Runs load-tests/portal-api.js against a backend of its own over PostgreSQL,
 * and keeps the result as a run in benchmarks/results/portal-api.json.
 */
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { spawnBackend, untilReady } = require('../../launcher/backend.cjs');
const { openTables } = require('../../launcher/killTest/checks.cjs');
const { preparePortal } = require('../../launcher/killTest/portal.cjs');
const { freePort } = require('../../launcher/ports.cjs');
const { startPostgres } = require('../../launcher/postgres.cjs');

const { values: options } = parseArgs({
  options: { duration: { type: 'string', default: '30s' } },
});
const root = path.join(__dirname, '../..');

async function main() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'perf-coverage-load-'));
  const postgres = await startPostgres({ durable: true });
  const logFile = path.join(folder, 'backend.log');
  const log = fs.openSync(logFile, 'w');
  let backend;
  let tables;
  try {
    const portal = preparePortal(folder, postgres.connection);
    const port = await freePort();
    backend = spawnBackend({
      port,
      dataFolder: path.join(folder, 'data'),
      configs: [portal.config],
      entry: path.join(root, 'launcher/killTest/replica.cjs'),
      stdio: ['ignore', log, log],
    });
    await untilReady(backend, port, 300);
    tables = await openTables(postgres.connection);
    const url = `http://127.0.0.1:${port}`;
    await untilAssessed(tables, url, portal);
    const { runScript } = await import('./runScript.mjs');
    const run = await runScript(path.join(root, 'load-tests/portal-api.js'), {
      PORTAL_URL: url,
      PERF_COVERAGE_TOKEN: portal.token,
      COMPONENTS: portal.entityRefs.map(ref => ref.split('/')[1]).join(','),
      DURATION: options.duration,
      MAY_KEEP: 'true',
    });
    fs.writeFileSync(
      path.join(root, 'benchmarks/results/portal-api.json'),
      `${JSON.stringify(run, null, 2)}\n`,
    );
    console.table(
      Object.fromEntries(
        run.metrics.map(({ name, scope, stats }) => [
          [name, ...Object.values(scope)].join(' '),
          stats,
        ]),
      ),
    );
    console.table(run.thresholds);
    console.table(run.checks);
    if (run.totals.failedRequests > 0) {
      process.stdout.write(fs.readFileSync(logFile, 'utf8').slice(-5000));
    }
  } finally {
    await tables?.end();
    if (backend && backend.exitCode === null) {
      const ended = new Promise(resolve => backend.on('exit', resolve));
      backend.kill('SIGTERM');
      await ended;
    }
    fs.closeSync(log);
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** What happens at a start is no load: all components are known and assessed. */
async function untilAssessed(tables, url, portal) {
  const count = portal.entityRefs.length;
  await until(tables, 'components', count);
  const { status } = await fetch(
    new URL('/api/perf-coverage/v1/admin/rebuild', url),
    { method: 'POST', headers: { Authorization: `Bearer ${portal.token}` } },
  );
  if (status !== 202) throw new Error(`A rebuild was answered as ${status}.`);
  await until(tables, 'assessments', count);
}

async function until(tables, table, count) {
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    const { rows } = await tables.query(
      `select count(*)::int as n from ${table}`,
    );
    if (rows[0].n === count) return;
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error(`The backend has not got ${count} ${table}.`);
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});

'use strict';
/* What has to hold of the database after kills; each answers sentences about what does not. */
const fs = require('node:fs');
const os = require('node:os');
const { METRICS } = require('./uploads.cjs');

/** The tables of the plugin in the database that the replicas share. */
async function openTables(connection) {
  const { Client } = require('pg');
  const client = new Client({
    connectionString: `${connection}/backstage_plugin_perf-coverage`,
  });
  await client.connect();
  return client;
}

/** Runs without all of their metrics, or metrics that no series has. */
async function halfRuns(tables) {
  const { rows } = await tables.query(
    `select runs.id, count(run_metrics.run_id)::int as metrics, count(series.id)::int as series
     from runs
     left join run_metrics on run_metrics.run_id = runs.id
     left join series on series.id = run_metrics.series_id
     group by runs.id
     having count(run_metrics.run_id) <> $1 or count(series.id) <> $1`,
    [METRICS],
  );
  const orphans = await tables.query(
    'select count(*)::int as n from run_metrics where run_id not in (select id from runs)',
  );
  return [
    ...rows.map(
      row =>
        `run ${row.id} has ${row.metrics} metrics and ${row.series} series instead of ${METRICS}`,
    ),
    ...(orphans.rows[0].n > 0
      ? [`${orphans.rows[0].n} metrics belong to no run`]
      : []),
  ];
}

/** Accepted uploads that are not there exactly once, by the id that was answered. */
async function lostRuns(tables, sent) {
  const { rows } = await tables.query(
    'select id, entity_ref, digest from runs',
  );
  const byDigest = new Map();
  for (const row of rows) {
    const same = byDigest.get(row.digest);
    if (same) same.push(row);
    else byDigest.set(row.digest, [row]);
  }
  const known = new Set(sent.map(upload => upload.digest));
  return [
    ...sent.flatMap(upload => {
      const stored = byDigest.get(upload.digest) ?? [];
      if (stored.length > 1) return [`${upload.digest} is there twice`];
      if (upload.answered.size === 0) return [];
      if (stored.length === 0) {
        return [`${upload.digest} was accepted and is not there`];
      }
      if (upload.answered.size > 1 || !upload.answered.has(stored[0].id)) {
        return [
          `${upload.digest} was answered as ${[
            ...upload.answered,
          ]} and is there as ${stored[0].id}`,
        ];
      }
      if (upload.created > 1) return [`${upload.digest} was created twice`];
      return stored[0].entity_ref === upload.entityRef
        ? []
        : [`${upload.digest} is there as one of ${stored[0].entity_ref}`];
    }),
    ...rows
      .filter(row => !known.has(row.digest))
      .map(row => `run ${row.id} was never sent`),
  ];
}

async function dueCount(tables) {
  const { rows } = await tables.query(
    'select count(*)::int as n from assessment_queue where due_at <= $1',
    [new Date().toISOString()],
  );
  return rows[0].n;
}

/** Waits until no component is due; answers who still is, and why. */
async function unassessed(tables, seconds) {
  const end = Date.now() + seconds * 1000;
  while ((await dueCount(tables)) > 0 && Date.now() < end) {
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  const { rows } = await tables.query(
    `select assessment_queue.entity_ref, due_at, error, attempts, assessed_at
     from assessment_queue
     left join assessments on assessments.entity_ref = assessment_queue.entity_ref
     where due_at <= $1 or error is not null or attempts > 0 or assessed_at is null`,
    [new Date().toISOString()],
  );
  return rows.map(
    row =>
      `${row.entity_ref} is not assessed: due ${row.due_at}, assessed ${
        row.assessed_at
      }, ${row.error ?? 'no error'}`,
  );
}

/** Components whose assessment would be another one if it were made again. */
async function differing(url, token) {
  const found = [];
  let checked = 0;
  let cursor = null;
  do {
    const address = new URL('/api/perf-coverage/v1/admin/verify', url);
    if (cursor) address.searchParams.set('cursor', cursor);
    const response = await fetch(address, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
    });
    const body = await response.json();
    if (response.status !== 200) {
      return { checked, found: [`verify: ${JSON.stringify(body)}`] };
    }
    checked += body.checked;
    found.push(
      ...body.differing.map(
        ({ entityRef, places }) => `${entityRef} differs at ${places}`,
      ),
    );
    cursor = body.nextCursor;
  } while (cursor);
  return { checked, found };
}

/** Counts of lists that are not those of what they count. */
async function wrongCounts(url, token) {
  const response = await fetch(
    new URL('/api/perf-coverage/v1/admin/rebuild', url),
    { method: 'POST', headers: { Authorization: `Bearer ${token}` } },
  );
  const body = await response.json();
  if (response.status !== 202) return [`rebuild: ${JSON.stringify(body)}`];
  return body.wrongCounts === 0
    ? []
    : [`${body.wrongCounts} counts of lists were wrong`];
}

/** Temporary folders that killed replicas have left for good. */
function leftFolders() {
  return fs.readdirSync(os.tmpdir()).flatMap(name => {
    const [, pid] = /^perf-coverage-[0-9a-f]{12}-([0-9]+)-/.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) return [];
    return [`${name} was left in the temporary folder`];
  });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}

module.exports = {
  differing,
  dueCount,
  halfRuns,
  leftFolders,
  lostRuns,
  openTables,
  unassessed,
  wrongCounts,
};

'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { spawnBackend, untilReady } = require('./backend.cjs');
const { LauncherError } = require('./errors.cjs');
const { ensureInstalled } = require('./install.cjs');
const checks = require('./killTest/checks.cjs');
const { preparePortal } = require('./killTest/portal.cjs');
const { randomFrom, wholeBelow } = require('./killTest/random.cjs');
const { startUploads } = require('./killTest/uploads.cjs');
const { data, root } = require('./paths.cjs');
const { freePort } = require('./ports.cjs');
const { startPostgres } = require('./postgres.cjs');

const OPTIONS = { rounds: 50, minutes: 60, seed: 1 };
/** A replica is killed so long after a round began, at most. */
const MAX_DELAY_MS = 3000;
/** For what is due when all uploads have ended. */
const SETTLE_SECONDS = 180;

const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));

function readOptions(args) {
  const options = { ...OPTIONS };
  for (let at = 0; at < args.length; at += 2) {
    const name = args[at].replace(/^--/, '');
    const value = Number(args[at + 1]);
    if (!Object.hasOwn(OPTIONS, name) || !Number.isInteger(value)) {
      throw new LauncherError(
        `"${args[at]} ${
          args[at + 1] ?? ''
        }" is no option of ./portal kill-test; it knows --rounds N, --minutes N and --seed N.`,
      );
    }
    options[name] = value;
  }
  return options;
}

/** A backend process that can be killed and started again at its address. */
async function createReplica(name, folder, portal) {
  const port = await freePort();
  const logFile = path.join(data, 'reports', `kill-test-${name}.log`);
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  fs.rmSync(logFile, { force: true });
  let child;
  let ended;
  return {
    name,
    logFile,
    url: `http://127.0.0.1:${port}`,
    async start() {
      const log = fs.openSync(logFile, 'a');
      child = spawnBackend({
        port,
        dataFolder: path.join(folder, name),
        configs: [portal.config],
        entry: path.join(root, 'launcher/killTest/replica.cjs'),
        stdio: ['ignore', log, log],
      });
      fs.closeSync(log);
      ended = new Promise(resolve => child.on('exit', resolve));
      await untilReady(child, port, 300);
    },
    async end(signal) {
      if (child === undefined) return;
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
      }
      await ended;
    },
  };
}

/** Makes every component due, so that assessments run while a replica dies. */
async function rebuild(replica, portal) {
  const response = await fetch(
    new URL('/api/perf-coverage/v1/admin/rebuild', replica.url),
    { method: 'POST', headers: { Authorization: `Bearer ${portal.token}` } },
  );
  if (response.status !== 202) {
    throw new LauncherError(
      `A rebuild was answered as ${response.status}: ${await response.text()}`,
    );
  }
}

/** Waits until the replicas have the catalog, without which no upload is taken. */
async function untilKnown(tables, count) {
  for (const end = Date.now() + 180_000; Date.now() < end; await sleep(500)) {
    const { rows } = await tables.query(
      'select count(*)::int as n from components where removed_at is null',
    );
    if (rows[0].n === count) return;
  }
  throw new LauncherError('The replicas did not get to know the catalog.');
}

/** Kills and starts again, round by round; answers what it found. */
async function playRounds({ options, replicas, portal, tables, uploads }) {
  const random = randomFrom(options.seed);
  const end = Date.now() + options.minutes * 60_000;
  const totals = { rounds: 0, whileAssessing: 0, problems: [] };
  while (totals.rounds < options.rounds && Date.now() < end) {
    const victim = replicas[wholeBelow(random, replicas.length)];
    const delay = random() * MAX_DELAY_MS;
    await rebuild(victim, portal);
    await sleep(delay);
    if ((await checks.dueCount(tables)) > 0) totals.whileAssessing += 1;
    await victim.end('SIGKILL');
    await victim.start();
    totals.rounds += 1;
    const problems = await checks.halfRuns(tables);
    process.stdout.write(
      `Round ${totals.rounds}: killed ${victim.name} after ${Math.round(
        delay,
      )} ms; ${
        uploads.sent.length
      } uploads so far, ${uploads.broken()} cut off${
        problems.length > 0 ? `; ${problems.length} problems` : ''
      }\n`,
    );
    totals.problems.push(...problems);
    if (problems.length > 0) break;
  }
  return totals;
}

async function judge({ replicas, portal, tables, uploads }) {
  const problems = [
    ...uploads.unexpected.map(answer => `an upload was answered as ${answer}`),
    ...(await checks.unassessed(tables, SETTLE_SECONDS)),
    ...(await checks.halfRuns(tables)),
    ...(await checks.lostRuns(tables, uploads.sent)),
  ];
  for (const { url } of replicas) {
    const { checked, found } = await checks.differing(url, portal.token);
    problems.push(...found);
    if (checked !== portal.entityRefs.length) {
      problems.push(`only ${checked} components were verified`);
    }
  }
  problems.push(...(await checks.wrongCounts(replicas[0].url, portal.token)));
  problems.push(...checks.leftFolders());
  return problems;
}

/**
 * `./portal kill-test`: two backends over one PostgreSQL get uploads, distinct
 * ones and the same bytes at once, while one of them is killed at a random
 * moment and started again, round by round. In the end every accepted run is
 * there once and whole, and every component is assessed.
 */
async function killTest(args) {
  const options = readOptions(args);
  ensureInstalled();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'perf-coverage-kill-'));
  const postgres = await startPostgres({ durable: true });
  const replicas = [];
  let tables;
  let uploads;
  try {
    const portal = preparePortal(folder, postgres.connection);
    for (const name of ['a', 'b']) {
      replicas.push(await createReplica(name, folder, portal));
    }
    for (const replica of replicas) await replica.start();
    tables = await checks.openTables(postgres.connection);
    await untilKnown(tables, portal.entityRefs.length);
    uploads = startUploads({ replicas, portal, seed: options.seed });
    const context = { options, replicas, portal, tables, uploads };
    const { rounds, whileAssessing, problems } = await playRounds(context);
    await uploads.stop();
    problems.push(...(await judge(context)));
    const accepted = uploads.sent.filter(({ answered }) => answered.size > 0);
    process.stdout.write(
      `\n${rounds} rounds with seed ${options.seed}: ${
        uploads.sent.length
      } files sent, ${
        accepted.length
      } accepted, ${uploads.broken()} requests cut off in the middle; ${whileAssessing} kills while assessments were due.\n${
        problems.length === 0
          ? 'Every accepted run is there once and whole, and every component is assessed.\n'
          : `Problems:\n${problems
              .slice(0, 50)
              .join('\n')}\nThe logs: ${replicas
              .map(replica => path.relative(root, replica.logFile))
              .join(', ')}\n`
      }`,
    );
    return problems.length === 0 ? 0 : 1;
  } finally {
    await uploads?.stop();
    await tables?.end();
    // They are in nobody's use any more, and a stop in good order takes a while.
    await Promise.all(replicas.map(replica => replica.end('SIGKILL')));
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

module.exports = { killTest };

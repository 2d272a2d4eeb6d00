'use strict';
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { LauncherError } = require('./errors.cjs');
const { ensureNode, nodeEnvironment } = require('./node.cjs');
const { root } = require('./paths.cjs');
const { freePort } = require('./ports.cjs');

/**
 * Starts PostgreSQL 18 for tests. Answers its connection string and how to
 * stop it; throws a sentence where it does not come up.
 *
 * @param options.durable whether what is committed is on the disk, as in earnest
 */
async function startPostgres({ durable = false } = {}) {
  const node = ensureNode();
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'perf-coverage-pg-'));
  // The server may run as another user.
  fs.chmodSync(temporary, 0o755);
  const child = spawn(
    node,
    [
      path.join(root, 'launcher/postgres.mjs'),
      String(await freePort()),
      temporary,
      ...(durable ? ['durable'] : []),
    ],
    {
      cwd: root,
      env: nodeEnvironment(node),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const ended = new Promise(resolve =>
    child.once('exit', code => {
      fs.rmSync(temporary, { recursive: true, force: true });
      resolve(code);
    }),
  );
  const up = new Promise(resolve => child.once('message', resolve));
  const first = await Promise.race([up, ended]);
  if (typeof first !== 'object' || first === null) {
    throw new LauncherError(
      'PostgreSQL for the tests did not start; the lines above say why.',
    );
  }
  return {
    connection: first.connection,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}

/** `backend.database` of a portal's configuration, for a connection string. */
function postgresConfiguration(connection) {
  const { hostname, port, username, password } = new URL(connection);
  return {
    client: 'pg',
    connection: {
      host: hostname,
      port: Number(port),
      user: username,
      password,
    },
  };
}

module.exports = { postgresConfiguration, startPostgres };

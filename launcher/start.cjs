'use strict';
const path = require('node:path');
const { ensureAppBuilt, spawnBackend, untilReady } = require('./backend.cjs');
const { LauncherError } = require('./errors.cjs');
const { ensureInstalled } = require('./install.cjs');
const { data } = require('./paths.cjs');
const { ensurePortFree, takePort } = require('./ports.cjs');
const { stopWith } = require('./processes.cjs');

/** `./portal start`: serves until it is stopped; answers the exit status. */
async function start(args) {
  const { port, rest } = takePort(args, 7007);
  if (rest.length > 0) {
    throw new LauncherError(
      `"${rest[0]}" is no option of ./portal start; it knows --port N.`,
    );
  }
  await ensurePortFree(port);
  ensureInstalled();
  await ensureAppBuilt();

  const child = spawnBackend({ port, dataFolder: path.join(data, 'data') });
  const ended = new Promise(resolve => child.on('exit', resolve));
  stopWith(child);
  await untilReady(child, port);
  process.stdout.write(
    `\nPerf Coverage is ready: http://localhost:${port}\nSign in as guest. Stop with Ctrl+C; the data stays in .portal/data.\n\n`,
  );
  return (await ended) ?? 0;
}

module.exports = { start };

'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { ensureAppBuilt, spawnBackend, untilReady } = require('./backend.cjs');
const { LauncherError } = require('./errors.cjs');
const { ensureInstalled } = require('./install.cjs');
const { data, root } = require('./paths.cjs');
const { ensurePortFree, takePort } = require('./ports.cjs');
const { stopWith } = require('./processes.cjs');
const { uploadToken } = require('./uploadToken.cjs');

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
  ensureAppBuilt();

  process.stderr.write('Starting the portal …\n');
  const logFile = path.join(data, 'portal.log');
  fs.mkdirSync(data, { recursive: true });
  const log = fs.openSync(logFile, 'w');
  const dataFolder = path.join(data, 'data');
  const child = spawnBackend({
    port,
    dataFolder,
    stdio: ['ignore', log, log],
  });
  const ended = new Promise(resolve => child.on('exit', resolve));
  stopWith(child);
  try {
    await untilReady(child, port);
  } catch (error) {
    const lines = fs.readFileSync(logFile, 'utf8').trimEnd().split('\n');
    process.stderr.write(`${lines.slice(-20).join('\n')}\n`);
    throw error;
  }
  const { file } = uploadToken(dataFolder);
  const token = file === null ? '' : tokenHint(file);
  process.stdout.write(
    `\nPerf Coverage is ready: http://localhost:${port}\nSign in as guest. Stop with Ctrl+C; the data stays in .portal/data, the log is ${path.relative(
      root,
      logFile,
    )}.${token}\n\n`,
  );
  return (await ended) ?? 0;
}

/** How a shell beside the portal sends results to it. */
function tokenHint(file) {
  return `\nTo send results: export PERF_COVERAGE_TOKEN=$(cat ${path.relative(
    root,
    file,
  )})`;
}

module.exports = { start };

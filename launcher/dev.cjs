'use strict';
const path = require('node:path');
const fs = require('node:fs');
const { ensureInstalled } = require('./install.cjs');
const { data, root } = require('./paths.cjs');
const { ensurePortFree } = require('./ports.cjs');
const { run } = require('./processes.cjs');
const { yarnCommand, yarnEnvironment } = require('./yarn.cjs');

/** `./portal dev`: pages on 3000 and backend on 7007, both with hot reload. */
async function dev(args) {
  await ensurePortFree(3000);
  await ensurePortFree(7007);
  ensureInstalled();
  const dataFolder = path.join(data, 'dev-data');
  fs.mkdirSync(dataFolder, { recursive: true });
  const command = yarnCommand(['start:hot', ...args]);
  return run(command.file, command.args, {
    cwd: root,
    env: { ...yarnEnvironment(), PERF_COVERAGE_DATA: dataFolder },
  });
}

module.exports = { dev };

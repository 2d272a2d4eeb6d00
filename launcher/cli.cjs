'use strict';
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { LauncherError } = require('./errors.cjs');
const { ensureInstalled } = require('./install.cjs');
const { ensureNode, nodeEnvironment } = require('./node.cjs');
const { root } = require('./paths.cjs');
const { run } = require('./processes.cjs');
const { isStale } = require('./staleness.cjs');

const SOURCES = [
  'packages/cli',
  'plugins/perf-coverage-common',
  'plugins/perf-coverage-node',
  'plugins/perf-coverage-readers',
  'plugins/perf-coverage-analyzers',
  'yarn.lock',
];

/**
 * Runs `perf-coverage` from the checkout, in the caller's folder. Standard
 * output belongs to the command alone.
 */
async function cli(args) {
  ensureInstalled();
  const node = ensureNode();
  if (isStale('packages/cli/dist/perf-coverage.cjs', SOURCES)) {
    const built = spawnSync(node, ['scripts/bundle.mjs'], {
      cwd: path.join(root, 'packages/cli'),
      env: nodeEnvironment(node),
      encoding: 'utf8',
    });
    if (built.status !== 0) {
      throw new LauncherError(
        `The command could not be built:\n${built.stdout}${built.stderr}`,
      );
    }
  }
  return run(node, [
    path.join(root, 'packages/cli/bin/perf-coverage.cjs'),
    ...args,
  ]);
}

module.exports = { cli };

'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { LauncherError } = require('./errors.cjs');
const { fetchPackage } = require('./npm.cjs');
const { tools } = require('./paths.cjs');

/** Backstage 1.55 needs Node 22 or 24; this project is built and tested on 24. */
const NODE_MAJOR = 24;
const NODE_VERSION = '24.21.0';

/**
 * Path of a Node 24: the one that runs this, the one on the path, or one
 * fetched from the npm registry into `.tools/`.
 */
function ensureNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major === NODE_MAJOR) return process.execPath;

  const folder = path.join(tools, `node-${NODE_VERSION}`);
  const fetched = path.join(folder, 'bin', 'node');
  if (runs(fetched)) return fetched;

  const platform = `${process.platform}-${process.arch}`;
  if (!['linux-x64', 'linux-arm64'].includes(platform)) {
    throw new LauncherError(
      `This project needs Node ${NODE_MAJOR}, and this is Node ${process.versions.node}. Install Node ${NODE_MAJOR} (https://nodejs.org or your version manager) and run the command again.`,
    );
  }
  process.stderr.write(
    `This is Node ${process.versions.node}; fetching Node ${NODE_VERSION} into .tools/ …\n`,
  );
  fetchPackage(`node-${platform}`, NODE_VERSION, folder);
  if (!runs(fetched)) {
    fs.rmSync(folder, { recursive: true, force: true });
    throw new LauncherError(
      `The fetched Node ${NODE_VERSION} does not run on this machine. Install Node ${NODE_MAJOR} (https://nodejs.org or your version manager) and run the command again.`,
    );
  }
  return fetched;
}

function runs(file) {
  return (
    fs.existsSync(file) &&
    spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0
  );
}

/**
 * The environment for everything that the launcher starts: the project's Node
 * first on the path, and its own headers for native builds.
 */
function nodeEnvironment(node = ensureNode()) {
  const bin = path.dirname(node);
  return {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    npm_config_nodedir: path.dirname(bin),
  };
}

module.exports = { ensureNode, nodeEnvironment };

'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { ensureNode, nodeEnvironment } = require('./node.cjs');
const { fetchPackage, registry } = require('./npm.cjs');
const { root, tools } = require('./paths.cjs');
const { run } = require('./processes.cjs');

// Yarn 4.13, which create-app brings, crashes on Node 24 while it fetches.
const YARN_VERSION = '4.18.1';

function ensureYarn() {
  const folder = path.join(tools, `yarn-${YARN_VERSION}`);
  const file = path.join(folder, 'bin', 'yarn.js');
  if (!fs.existsSync(file)) {
    process.stderr.write(`Fetching Yarn ${YARN_VERSION} into .tools/ …\n`);
    fetchPackage('@yarnpkg/cli-dist', YARN_VERSION, folder);
  }
  return file;
}

/**
 * Yarn does not read npm's configuration: the registry that npm is set to is
 * handed over in the environment, so that no address lands in the lockfile.
 */
function yarnEnvironment() {
  const env = nodeEnvironment();
  if (env.YARN_NPM_REGISTRY_SERVER === undefined) {
    const address = registry();
    if (address !== undefined) {
      env.YARN_NPM_REGISTRY_SERVER = address;
      if (address.startsWith('http://')) {
        env.YARN_UNSAFE_HTTP_WHITELIST = new URL(address).hostname;
      }
    }
  }
  return env;
}

/** Command line that runs Yarn with the project's Node. */
function yarnCommand(args) {
  return { file: ensureNode(), args: [ensureYarn(), ...args] };
}

/** Runs Yarn in the foreground; answers its exit status. */
function runYarn(args) {
  const command = yarnCommand(args);
  return run(command.file, command.args, { cwd: root, env: yarnEnvironment() });
}

module.exports = { runYarn, yarnCommand, yarnEnvironment };

'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { LauncherError, explainInstallFailure } = require('./errors.cjs');
const { tools } = require('./paths.cjs');

function npm(args) {
  const result = spawnSync('npm', args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    cwd: tools,
  });
  if (result.error && result.error.code === 'ENOENT') {
    throw new LauncherError(
      'npm was not found. It comes with Node: install Node 24 (https://nodejs.org or your version manager) and run the command again.',
    );
  }
  return result;
}

/**
 * Brings one package from the npm registry into `folder`, whole or not at all.
 */
function fetchPackage(name, version, folder) {
  fs.mkdirSync(tools, { recursive: true });
  const staging = fs.mkdtempSync(path.join(tools, 'fetch-'));
  try {
    const result = npm([
      'install',
      `--prefix=${staging}`,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--ignore-scripts',
      `${name}@${version}`,
    ]);
    if (result.status !== 0) {
      const output = `${result.stdout}${result.stderr}`;
      throw new LauncherError(
        explainInstallFailure(output) ??
          `npm could not fetch ${name}@${version}:\n${output.trim()}`,
      );
    }
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(path.dirname(folder), { recursive: true });
    fs.renameSync(path.join(staging, 'node_modules', name), folder);
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
}

/** Address of the registry that npm is set to, without trailing slash. */
function registry() {
  const result = npm(['config', 'get', 'registry']);
  const address = (result.stdout ?? '').trim().replace(/\/+$/, '');
  return /^https?:\/\//.test(address) ? address : undefined;
}

module.exports = { fetchPackage, registry };

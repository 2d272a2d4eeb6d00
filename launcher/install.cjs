'use strict';
const { spawnSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { LauncherError, explainInstallFailure } = require('./errors.cjs');
const { root, tools } = require('./paths.cjs');
const { yarnCommand, yarnEnvironment } = require('./yarn.cjs');

/** What node_modules and Yarn's cache take, with room to spare. */
const NEEDED_BYTES = 4e9;

const stampFile = path.join(tools, 'installed');

/** Everything that decides what `yarn install` lays down. */
function fingerprint() {
  const hash = crypto.createHash('sha256');
  const files = ['package.json', 'yarn.lock', '.yarnrc.yml'];
  for (const folder of ['packages', 'plugins']) {
    for (const name of fs.readdirSync(path.join(root, folder)).sort()) {
      const file = path.join(folder, name, 'package.json');
      if (fs.existsSync(path.join(root, file))) files.push(file);
    }
  }
  for (const file of files) {
    hash.update(file).update(fs.readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function installed(print) {
  return (
    fs.existsSync(path.join(root, 'node_modules', '.yarn-state.yml')) &&
    fs.existsSync(stampFile) &&
    fs.readFileSync(stampFile, 'utf8') === print
  );
}

/**
 * Installs the dependencies unless the last installation was of the same
 * lockfile and manifests. Everything it prints goes to standard error.
 */
function ensureInstalled() {
  const print = fingerprint();
  if (installed(print)) return;

  fs.mkdirSync(tools, { recursive: true });
  if (!fs.existsSync(path.join(root, 'node_modules'))) {
    const { bavail, bsize } = fs.statfsSync(root);
    if (bavail * bsize < NEEDED_BYTES) {
      throw new LauncherError(
        `The dependencies need about 4 GB of disk, and ${(
          (bavail * bsize) /
          1e9
        ).toFixed(
          1,
        )} GB are free here. Free some space and run the command again.`,
      );
    }
  }
  process.stderr.write('Installing the dependencies (a minute or two) …\n');
  const command = yarnCommand(['install', '--immutable']);
  const result = spawnSync(command.file, command.args, {
    cwd: root,
    env: yarnEnvironment(),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (result.status !== 0) {
    const output = `${result.stdout ?? ''}${result.stderr ?? ''}`;
    const tail = output.trim().split('\n').slice(-30).join('\n');
    throw new LauncherError(
      `${tail}\n${
        explainInstallFailure(output) ??
        'The dependencies could not be installed; the lines above say why.'
      }`,
    );
  }
  fs.writeFileSync(stampFile, print);
}

module.exports = { ensureInstalled };

'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { LauncherError } = require('./errors.cjs');
const { ensureInstalled } = require('./install.cjs');
const { data, root } = require('./paths.cjs');
const { yarnCommand, yarnEnvironment } = require('./yarn.cjs');

function yarn(args, what) {
  const command = yarnCommand(args);
  const ended = spawnSync(command.file, command.args, {
    cwd: root,
    env: yarnEnvironment(),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (ended.status !== 0) {
    throw new LauncherError(
      `${ended.stdout}${ended.stderr}\n${what}; the lines above say why.`,
    );
  }
}

/** All that a portal installs: folder and manifest of each package that may be published. */
function publicPackages() {
  return ['plugins', 'packages'].flatMap(group =>
    fs
      .readdirSync(path.join(root, group))
      .map(name => path.join(root, group, name, 'package.json'))
      .filter(file => fs.existsSync(file))
      .map(file => JSON.parse(fs.readFileSync(file, 'utf8')))
      .filter(manifest => manifest.private !== true),
  );
}

/**
 * `./portal pack [FOLDER]`: builds the packages and writes each as an archive
 * that a portal can install; answers the exit status.
 */
async function pack(args) {
  if (args.length > 1 || args[0]?.startsWith('-')) {
    throw new LauncherError('./portal pack takes one folder, or none.');
  }
  const folder = path.resolve(args[0] ?? path.join(data, 'packages'));
  ensureInstalled();
  fs.mkdirSync(folder, { recursive: true });
  process.stderr.write('Reading the types …\n');
  yarn(['tsc'], 'The types could not be written');
  const resolutions = {};
  for (const { name } of publicPackages()) {
    process.stderr.write(`Packing ${name} …\n`);
    yarn(['workspace', name, 'build'], `${name} could not be built`);
    const file = path.join(folder, `${name}.tgz`);
    yarn(
      ['workspace', name, 'pack', '--out', file],
      `${name} could not be packed`,
    );
    resolutions[name] = `file:./perf-coverage/${path.basename(file)}`;
  }
  process.stdout.write(
    `\nThe packages are in ${folder}. Copy that folder into your portal as "perf-coverage", and add to the package.json at its root:\n\n${JSON.stringify(
      { resolutions },
      null,
      2,
    )}\n\n`,
  );
  return 0;
}

module.exports = { pack };

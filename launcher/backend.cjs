'use strict';
const { spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { LauncherError } = require('./errors.cjs');
const { ensureNode, nodeEnvironment } = require('./node.cjs');
const { root } = require('./paths.cjs');
const { uploadToken } = require('./uploadToken.cjs');
const { yarnCommand, yarnEnvironment } = require('./yarn.cjs');
const { isStale } = require('./staleness.cjs');

const APP_SOURCES = [
  'packages/app',
  'plugins/perf-coverage',
  'plugins/perf-coverage-common',
  'app-config.yaml',
  'yarn.lock',
];

/** Builds the pages unless the last build is newer than all their sources. */
function ensureAppBuilt() {
  if (!isStale('packages/app/dist/index.html', APP_SOURCES)) return;
  process.stderr.write('Building the pages …\n');
  const command = yarnCommand(['workspace', 'app', 'build']);
  const built = spawnSync(command.file, command.args, {
    cwd: root,
    env: yarnEnvironment(),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (built.status !== 0) {
    throw new LauncherError(
      `${built.stdout}${built.stderr}\nThe pages could not be built; the lines above say why.`,
    );
  }
}

/**
 * Starts portal and backend in one process on one port.
 *
 * @param options.port where it listens, on the loopback address only
 * @param options.dataFolder for the SQLite files
 * @param options.configs further configuration files, absolute
 * @param options.entry what is started instead of the whole portal, absolute
 * @param options.stdio as for `child_process.spawn`
 */
function spawnBackend({
  port,
  dataFolder,
  configs = [],
  entry = 'src/index.ts',
  stdio = 'inherit',
}) {
  fs.mkdirSync(dataFolder, { recursive: true });
  const node = ensureNode();
  const address = `http://localhost:${port}`;
  const configFiles = [
    path.join(root, 'app-config.yaml'),
    path.join(root, 'app-config.start.yaml'),
    ...configs,
  ];
  return spawn(
    node,
    [
      '--require',
      path.join(
        root,
        'node_modules/@backstage/cli-node/config/nodeTransform.cjs',
      ),
      entry,
      ...configFiles.flatMap(file => ['--config', file]),
    ],
    {
      cwd: path.join(root, 'packages/backend'),
      stdio,
      env: {
        ...nodeEnvironment(node),
        NODE_ENV: process.env.NODE_ENV ?? 'production',
        PERF_COVERAGE_DATA: dataFolder,
        PERF_COVERAGE_TOKEN: uploadToken(dataFolder).token,
        APP_CONFIG_app_baseUrl: JSON.stringify(address),
        APP_CONFIG_backend_baseUrl: JSON.stringify(address),
        APP_CONFIG_backend_listen_port: String(port),
      },
    },
  );
}

function answers(url) {
  return new Promise(resolve => {
    const request = http.get(url, { timeout: 2000 }, response => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

/** Waits until the backend says that it is ready. */
async function untilReady(child, port, seconds = 120) {
  const url = `http://127.0.0.1:${port}/.backstage/health/v1/readiness`;
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new LauncherError(
        'The backend ended before it was ready; the lines above say why.',
      );
    }
    if (await answers(url)) return;
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  child.kill('SIGTERM');
  throw new LauncherError(
    `The backend was not ready after ${seconds} seconds; the lines above say what it was doing.`,
  );
}

module.exports = { ensureAppBuilt, spawnBackend, untilReady };

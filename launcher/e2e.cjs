'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { ensureAppBuilt, spawnBackend, untilReady } = require('./backend.cjs');
const { ensureChromium } = require('./chromium.cjs');
const { ensureInstalled } = require('./install.cjs');
const { data, root } = require('./paths.cjs');
const { freePort } = require('./ports.cjs');
const { run } = require('./processes.cjs');
const { writeTotals } = require('./totals.cjs');
const { uploadToken } = require('./uploadToken.cjs');
const { yarnCommand, yarnEnvironment } = require('./yarn.cjs');

/**
 * A copy of the demo catalog that tests may change, and the configuration
 * that points the portal at it.
 */
function copyDemo(folder) {
  const examples = path.join(folder, 'examples');
  fs.cpSync(path.join(root, 'examples'), examples, { recursive: true });
  const config = path.join(folder, 'app-config.e2e.json');
  fs.writeFileSync(
    config,
    JSON.stringify({
      catalog: {
        locations: [
          {
            type: 'file',
            target: path.join(examples, 'catalog-info.yaml'),
            rules: [
              {
                allow: [
                  'Component',
                  'System',
                  'API',
                  'Resource',
                  'Location',
                  'Domain',
                  'Group',
                  'User',
                ],
              },
            ],
          },
          { type: 'file', target: path.join(root, 'catalog-info.yaml') },
        ],
      },
      perfCoverage: {
        localSources: { allowedFolders: [examples, root] },
      },
    }),
  );
  return { examples, config };
}

/** `./portal e2e`: further arguments go to Playwright. */
async function e2e(args) {
  ensureInstalled();
  const chromium = ensureChromium();
  ensureAppBuilt();

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'perf-coverage-e2e-'));
  const { examples, config } = copyDemo(folder);
  const port = await freePort();
  const logFile = path.join(data, 'reports', 'e2e-backend.log');
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = fs.openSync(logFile, 'w');
  const dataFolder = path.join(folder, 'data');
  const backend = spawnBackend({
    port,
    dataFolder,
    configs: [config],
    stdio: ['ignore', log, log],
  });
  const ended = new Promise(resolve => backend.on('exit', resolve));
  try {
    await untilReady(backend, port);
    const command = yarnCommand(['playwright', 'test', ...args]);
    const report = path.join(data, 'reports', 'playwright.json');
    fs.rmSync(report, { force: true });
    const status = await run(command.file, command.args, {
      cwd: root,
      env: {
        ...yarnEnvironment(),
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_URL: `http://localhost:${port}`,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        PERF_COVERAGE_DATA: dataFolder,
        PERF_COVERAGE_EXAMPLES: examples,
        PERF_COVERAGE_TOKEN: uploadToken(dataFolder).token,
      },
    });
    if (fs.existsSync(report)) {
      const { stats } = JSON.parse(fs.readFileSync(report, 'utf8'));
      writeTotals('e2e', {
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
        skipped: stats.skipped,
      });
    }
    if (status !== 0) {
      process.stderr.write(
        `The backend's log of this run: ${path.relative(root, logFile)}\n`,
      );
    }
    return status;
  } finally {
    backend.kill('SIGTERM');
    await ended;
    fs.closeSync(log);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

module.exports = { e2e };

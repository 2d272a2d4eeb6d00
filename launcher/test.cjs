'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { ensureInstalled } = require('./install.cjs');
const { root, data } = require('./paths.cjs');
const { startPostgres } = require('./postgres.cjs');
const { run } = require('./processes.cjs');
const { writeTotals } = require('./totals.cjs');
const { yarnCommand, yarnEnvironment } = require('./yarn.cjs');

/** The name that the database tests give to PostgreSQL's cases. */
const POSTGRES_CASE = /POSTGRES_18/;

const checks = [
  { title: 'Type check', args: ['tsc'] },
  { title: 'Lint', args: ['lint:all'] },
  { title: 'Format', args: ['prettier:check'] },
  {
    title: 'API and SQL reports',
    args: ['api-reports', '--ci', '--sql-reports'],
  },
  { title: 'API description', args: ['api-description', '--check'] },
];

function yarn(args, env = yarnEnvironment()) {
  const command = yarnCommand(args);
  return run(command.file, command.args, { cwd: root, env });
}

/** Runs Jest over all packages with both databases; answers its totals. */
async function runJest(args) {
  const report = path.join(data, 'reports', 'jest.json');
  fs.rmSync(report, { force: true });
  fs.mkdirSync(path.dirname(report), { recursive: true });
  const postgres = await startPostgres();
  let status;
  try {
    status = await yarn(
      ['test:unit', '--no-watch', '--json', `--outputFile=${report}`, ...args],
      {
        ...yarnEnvironment(),
        CI: '1',
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
          postgres.connection,
      },
    );
  } finally {
    await postgres.stop();
  }
  if (!fs.existsSync(report)) return { status: status || 1 };
  const results = JSON.parse(fs.readFileSync(report, 'utf8'));
  const postgresCases = results.testResults
    .flatMap(file => file.assertionResults)
    .filter(
      test => test.status === 'passed' && POSTGRES_CASE.test(test.fullName),
    ).length;
  return {
    status,
    postgresCases,
    totals: {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    },
  };
}

/**
 * `./portal test`: every check runs, also after one has failed, so that one
 * run tells all. Further arguments go to Jest and leave the checks out.
 */
async function test(args) {
  ensureInstalled();
  const failed = [];
  if (args.length === 0) {
    for (const check of checks) {
      process.stdout.write(`\n== ${check.title}\n`);
      if ((await yarn(check.args)) !== 0) failed.push(check.title);
    }
  }
  process.stdout.write('\n== Unit, database and page tests\n');
  const jest = await runJest(args);
  if (jest.status !== 0) failed.push('Tests');
  if (args.length === 0 && !jest.postgresCases) {
    failed.push('PostgreSQL (no database test ran on it)');
  }
  if (jest.totals) writeTotals('test', jest.totals);
  process.stdout.write(
    failed.length === 0
      ? `\nAll checks passed; ${jest.postgresCases} tests ran on PostgreSQL.\n`
      : `\nFailed: ${failed.join(', ')}\n`,
  );
  return failed.length === 0 ? 0 : 1;
}

module.exports = { test };

'use strict';
const { LauncherError } = require('./errors.cjs');

const commands = {
  start: {
    run: args => require('./start.cjs').start(args),
    help: 'install what is missing, build, and serve portal and backend on one port (--port N)',
  },
  dev: {
    run: args => require('./dev.cjs').dev(args),
    help: 'the same with hot reload, on ports 3000 and 7007',
  },
  test: {
    run: args => require('./test.cjs').test(args),
    help: 'type check, lint, and all unit, database and page tests',
  },
  e2e: {
    run: args => require('./e2e.cjs').e2e(args),
    help: 'Playwright in Chromium against a started portal',
  },
  'kill-test': {
    run: args => require('./kill-test.cjs').killTest(args),
    help: 'two backends over one PostgreSQL, killed at random moments (--rounds N, --minutes N, --seed N)',
  },
  cli: {
    run: args => require('./cli.cjs').cli(args),
    help: 'the command perf-coverage from this checkout',
  },
  pack: {
    run: args => require('./pack.cjs').pack(args),
    help: 'the packages as archives, to install in a portal of your own ([FOLDER])',
  },
};

function usage() {
  const lines = Object.entries(commands).map(
    ([name, { help }]) => `  ./portal ${name.padEnd(9)} ${help}`,
  );
  return `${lines.join('\n')}\n  ./portal <any>     handed to Yarn\n`;
}

async function main(argv) {
  const [name, ...args] = argv;
  try {
    if (name === undefined || name === '--help' || name === '-h') {
      process.stdout.write(usage());
    } else if (Object.hasOwn(commands, name)) {
      process.exitCode = await commands[name].run(args);
    } else {
      const { ensureInstalled } = require('./install.cjs');
      const { runYarn } = require('./yarn.cjs');
      if (name !== 'install') ensureInstalled();
      process.exitCode = await runYarn(argv);
    }
  } catch (error) {
    if (!(error instanceof LauncherError)) throw error;
    process.stderr.write(`${error.message}\n`);
    // The command's 1 means that a gate was not passed.
    process.exitCode = name === 'cli' ? 2 : 1;
  }
}

module.exports = { main };

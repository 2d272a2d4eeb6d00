// Reads large result files by our command and by other ways, side by side.
//   node benchmarks/read-files/main.mjs [--large] [--small] [--rounds N] [KIND…]
// --large takes 2 GB of NDJSON instead of 500 MB; --small 20 MB of everything.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import zlib from 'node:zlib';
import { fileOf } from './generate.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const { values: options, positionals } = parseArgs({
  options: {
    large: { type: 'boolean', default: false },
    small: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
  },
  allowPositionals: true,
});
const sized = megabytes => (options.small ? 20 : megabytes);
const ndjson = sized(options.large ? 2000 : 500);

/** What is read, and by which ways; the first is ours. */
const cases = {
  ndjson: {
    file: () => fileOf('ndjson', ndjson),
    kind: 'ndjson',
    ways: ['ours', 'duckdb', 'readline', 'python'],
  },
  jtl: {
    file: () => fileOf('jtl', sized(300)),
    kind: 'jtl',
    ways: ['ours', 'duckdb', 'readline', 'python'],
  },
  junit: {
    file: () => fileOf('junit', sized(100)),
    kind: 'junit',
    ways: ['ours', 'python'],
  },
  gatling: {
    file: () => fileOf('gatling', sized(100)),
    kind: 'gatling',
    ways: ['ours', 'readline', 'python'],
  },
  gzip: {
    file: () => packed(fileOf('ndjson', ndjson), '.gz'),
    size: () => fs.statSync(fileOf('ndjson', ndjson)).size,
    kind: 'ndjson',
    ways: ['ours', 'unpack'],
  },
  zstd: {
    file: () => packed(fileOf('ndjson', ndjson), '.zst'),
    size: () => fs.statSync(fileOf('ndjson', ndjson)).size,
    kind: 'ndjson',
    ways: ['ours', 'unpack'],
  },
  urls: {
    file: () => fileOf('ndjson-urls', sized(1200)),
    kind: 'ndjson',
    ways: ['ours'],
  },
};

function packed(file, ending) {
  const target = `${file}${ending}`;
  if (!fs.existsSync(target)) {
    // Files of this size fit: the sender is a benchmark.
    const tool = ending === '.gz' ? ['gzip', '-6'] : ['zstd', '-q', '-3'];
    const made = spawnSync(tool[0], [...tool.slice(1), '-k', file]);
    if (made.status !== 0) {
      const bytes = fs.readFileSync(file);
      fs.writeFileSync(
        target,
        ending === '.gz' ? zlib.gzipSync(bytes) : zlib.zstdCompressSync(bytes),
      );
    }
  }
  return target;
}

const temporary = fs.mkdtempSync(
  path.join(os.tmpdir(), 'perf-coverage-bench-'),
);
// Where the package has them: the start is part of what is measured.
const command = path.join(temporary, 'bin', 'perf-coverage.cjs');
const report = path.join(temporary, 'report');

function bundleCommand() {
  const cli = path.join(root, 'packages/cli');
  const built = spawnSync(
    process.execPath,
    [
      path.join(cli, 'scripts/bundle.mjs'),
      path.join(temporary, 'dist', 'perf-coverage.cjs'),
    ],
    { cwd: cli, encoding: 'utf8' },
  );
  if (built.status !== 0) {
    throw new Error(built.stderr);
  }
  fs.cpSync(path.join(cli, 'bin'), path.dirname(command), { recursive: true });
}

/** How a way is called, and what of its answer is looked at. */
function callOf(way, kind, file) {
  switch (way) {
    case 'ours':
      return {
        program: process.execPath,
        args: [command, 'parse', file, '--json'],
        answerOf: summaryOf,
      };
    case 'python':
      return {
        program: 'python3',
        args: [path.join(here, 'read.py'), kind, file],
        answerOf: answer => answer,
      };
    default:
      return {
        program: process.execPath,
        args: [path.join(here, 'ways.mjs'), way, kind, file],
        answerOf: answer => answer,
      };
  }
}

function summaryOf({ totals, metrics }) {
  const times = metrics.find(
    metric =>
      metric.name === 'http_req_duration' &&
      Object.keys(metric.scope).length === 0,
  );
  return {
    count: totals.requests ?? totals.tests,
    p95: times?.stats.p95 ?? null,
  };
}

/** One reading in a process of its own. */
function measure(way, kind, file) {
  fs.rmSync(report, { force: true });
  const { program, args, answerOf } = callOf(way, kind, file);
  const started = process.hrtime.bigint();
  const child = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: {
      ...process.env,
      NODE_OPTIONS: `--require ${path.join(here, 'report.cjs')}`,
      PERF_COVERAGE_REPORT: report,
    },
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (child.status !== 0) {
    throw new Error(`${way} ${kind}: ${child.stderr ?? child.error}`);
  }
  const answer = answerOf(JSON.parse(child.stdout));
  return way === 'python'
    ? { ...answer, seconds }
    : { ...answer, ...JSON.parse(fs.readFileSync(report, 'utf8')), seconds };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const results = [];
try {
  bundleCommand();
  for (const name of positionals.length > 0
    ? positionals
    : Object.keys(cases)) {
    const { file: makeFile, size, kind, ways } = cases[name];
    const file = makeFile();
    const megabytes = (size ? size() : fs.statSync(file).size) / 1e6;
    const taken = new Map(ways.map(way => [way, []]));
    for (let round = 0; round < Number(options.rounds); round += 1) {
      for (const way of ways) {
        taken.get(way).push(measure(way, kind, file));
      }
    }
    for (const [way, readings] of taken) {
      const row = {
        case: name,
        megabytes: Math.round(megabytes),
        way,
        bestSeconds: Math.min(...readings.map(each => each.seconds)),
        medianSeconds: median(readings.map(each => each.seconds)),
        megabytesPerSecond: Math.round(
          megabytes / Math.min(...readings.map(each => each.seconds)),
        ),
        cpuSeconds: Math.min(...readings.map(each => each.cpuSeconds)),
        maxRssMegabytes: Math.round(
          Math.max(...readings.map(each => each.maxRssBytes)) / 1e6,
        ),
        count: readings[0].count,
        p95: readings[0].p95,
      };
      results.push(row);
      console.log(JSON.stringify(row));
    }
  }
} finally {
  fs.rmSync(temporary, { recursive: true, force: true });
}
console.table(
  results.map(row => ({
    case: row.case,
    way: row.way,
    'MB/s': row.megabytesPerSecond,
    seconds: row.bestSeconds.toFixed(2),
    'CPU s': row.cpuSeconds.toFixed(2),
    'memory MB': row.maxRssMegabytes,
  })),
);
if (!options.small && positionals.length === 0) {
  fs.writeFileSync(
    path.join(here, '../results/read-files.json'),
    `${JSON.stringify(
      {
        node: process.version,
        processors: os.availableParallelism(),
        loadBefore: os.loadavg()[0],
        results,
      },
      null,
      2,
    )}\n`,
  );
}

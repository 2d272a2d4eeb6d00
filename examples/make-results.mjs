// Runs the example tests that run anywhere and keeps their results:
//
//   node examples/make-results.mjs
//
// Needs Python 3 with pytest and pytest-benchmark (Debian: python3-pytest,
// python3-pytest-benchmark; another Python: PYTHON=…), and the repository's
// node_modules for tinybench. What a tool writes about the machine, its user
// and its folders is taken out before a file is kept.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const examples = dirname(fileURLToPath(import.meta.url));
const python = process.env.PYTHON ?? (existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3');

/** Folder of pytest.ini, folder of the results, and whether there are benchmarks. */
const pytestRuns = [
  { folder: 'residency-scheduler/backend', results: 'residency-scheduler/results', benchmarks: true },
  { folder: 'payments/books/refunds', results: 'payments/books/refunds/results', benchmarks: true },
  { folder: 'storefront/price-engine', results: 'storefront/price-engine/results', benchmarks: true },
  { folder: 'fulfilment/route-planner', results: 'fulfilment/route-planner/results', benchmarks: true },
  { folder: 'media/image-resizer', results: 'media/image-resizer/results', benchmarks: true },
  { folder: 'analytics/report-builder', results: 'analytics/report-builder/results', benchmarks: false },
];

const scratch = mkdtempSync(join(tmpdir(), 'perf-coverage-results-'));
try {
  for (const run of pytestRuns) runPytest(run);
  await runTinybench();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function runPytest({ folder, results, benchmarks }) {
  const junit = join(scratch, 'junit.xml');
  const json = join(scratch, 'benchmark.json');
  const options = [
    '-q',
    '-p',
    'no:cacheprovider',
    `--junitxml=${junit}`,
    ...(benchmarks
      ? [`--benchmark-json=${json}`, `--benchmark-storage=file://${scratch}`, '--benchmark-max-time=0.3']
      : ['-p', 'no:benchmark']),
  ];
  const cwd = join(examples, folder);
  const { status, stdout, stderr, error } = spawnSync(python, ['-B', '-m', 'pytest', ...options], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC', PYTHONDONTWRITEBYTECODE: '1' },
  });
  // pytest ends with 1 when a test failed: that is a result like any other.
  if (error || status > 1) {
    throw new Error(`pytest did not run in ${folder}: ${error?.message ?? stderr + stdout}`);
  }
  const target = join(examples, results);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'pytest-junit.xml'), scrubJunit(readFileSync(junit, 'utf8'), cwd));
  if (benchmarks) {
    writeFileSync(join(target, 'pytest-benchmark.json'), scrubBenchmark(JSON.parse(readFileSync(json, 'utf8'))));
  }
  const line = stdout.trim().split('\n').at(-1);
  process.stdout.write(`${folder}: ${line}\n`);
}

function scrubJunit(xml, cwd) {
  const text = xml.replace(/ hostname="[^"]*"/g, '').replaceAll(`${cwd}/`, '');
  return `${text.trim()}\n`;
}

function scrubBenchmark({ benchmarks, datetime, version }) {
  const kept = {
    machine_info: {},
    commit_info: {},
    benchmarks: benchmarks.map(({ stats, ...benchmark }) => {
      // The single samples would be most of the file; the statistics stay.
      const { data, ...figures } = stats;
      return { ...benchmark, stats: figures };
    }),
    datetime,
    version,
  };
  return `${JSON.stringify(kept, null, 2)}\n`;
}

async function runTinybench() {
  const folder = join(examples, 'payments/payments-sdk');
  const startedAt = new Date().toISOString();
  const { tasks } = await import(pathToFileURL(join(folder, 'benchmarks/card-input.bench.js')).href);
  const { version } = JSON.parse(readFileSync(join(examples, '../node_modules/tinybench/package.json'), 'utf8'));
  const written = tasks.map(({ name, result }) => {
    const { samples: latencySamples, ...latency } = result.latency;
    const { samples: throughputSamples, ...throughput } = result.throughput;
    return { name, result: { state: result.state, latency, throughput } };
  });
  mkdirSync(join(folder, 'results'), { recursive: true });
  writeFileSync(
    join(folder, 'results/card-input.json'),
    `${JSON.stringify({ name: 'card input', startedAt, version, tasks: written }, null, 2)}\n`,
  );
  process.stdout.write(`payments/payments-sdk: ${tasks.length} benchmarks of tinybench\n`);
}

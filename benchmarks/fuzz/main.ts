import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';

/** A case that takes this long hangs. */
const hangMilliseconds = 20_000;
const maxRssBytes = 700 * 1024 * 1024;

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    // To look at one case again: --first N --cases 1
    first: { type: 'string', default: '0' },
  },
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name !== 'README.md')
    .map(entry => path.join(entry.parentPath, entry.name));
}

/** Breaks result files in every way it knows, and sees what the readers make of it. */
function main() {
  const source = path.join(
    __dirname,
    '../../plugins/perf-coverage-readers/src',
  );
  const corpus = process.env.PERF_COVERAGE_CORPUS;
  const files = [
    ...filesBelow(source).filter(file => file.includes('/fixtures/')),
    ...(corpus ? filesBelow(corpus) : []),
  ].sort();
  const progress = new SharedArrayBuffer(4);
  const current = new Int32Array(progress);
  const cases = Number(options.cases);
  const seed = Number(options.seed);
  let problems = 0;
  let maxRss = 0;
  let last = -1;
  let since = Date.now();
  const started = Date.now();
  const worker = new Worker(path.join(__dirname, 'worker.ts'), {
    workerData: { files, first: Number(options.first), cases, seed, progress },
  });
  const end = (message: string) => {
    clearInterval(watch);
    console.log(message);
    process.exitCode = problems > 0 ? 1 : 0;
    return worker.terminate();
  };
  const watch = setInterval(() => {
    maxRss = Math.max(maxRss, process.memoryUsage.rss());
    const number = Atomics.load(current, 0);
    if (number !== last) {
      last = number;
      since = Date.now();
    } else if (Date.now() - since > hangMilliseconds) {
      problems += 1;
      end(`case ${number} of seed ${seed} hangs`);
    }
    if (maxRss > maxRssBytes) {
      problems += 1;
      end(`case ${number} of seed ${seed}: ${maxRss} bytes of memory`);
    }
  }, 500);
  worker.on('message', message => {
    if (message.done) {
      end(
        `${cases} cases of ${files.length} files, seed ${seed}: ${
          message.done.runs
        } runs, ${
          message.done.refused
        } refused, ${problems} problems; ${Math.round(
          (Date.now() - started) / 1000,
        )} s, at most ${Math.round(maxRss / 1e6)} MB`,
      );
    } else {
      problems += 1;
      console.log(JSON.stringify(message));
    }
  });
  worker.on('error', error => {
    problems += 1;
    end(`case ${Atomics.load(current, 0)} of seed ${seed}: ${error.stack}`);
  });
}

main();

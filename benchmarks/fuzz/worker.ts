import { InputError } from '@backstage/errors';
import {
  parseResults,
  resultReaders,
} from 'backstage-plugin-perf-coverage-readers';
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { mutate, randomOf } from './mutate';

/** Longer files cost time and show nothing more. */
const maxFileBytes = 48 * 1024;
const maxMilliseconds = 2000;

interface Task {
  files: string[];
  /** Number of the first case. */
  first: number;
  cases: number;
  seed: number;
  /** The number of the case at hand, for who watches over this thread. */
  progress: SharedArrayBuffer;
}

const { files, first, cases, seed, progress } = workerData as Task;
const contents = files.map(file => {
  const bytes = readFileSync(file);
  return Buffer.from(bytes.subarray(0, maxFileBytes));
});
const current = new Int32Array(progress);
const outcomes = { runs: 0, refused: 0 };

async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

async function tryCase(number: number): Promise<void> {
  const random = randomOf(seed * 1_000_003 + number);
  const pick = <T>(list: readonly T[]) =>
    list[Math.floor(random() * list.length)];
  const place = Math.floor(random() * contents.length);
  const bytes = mutate(contents[place], pick(contents), random);
  const format = random() < 0.1 ? pick(resultReaders).format : undefined;
  const started = process.threadCpuUsage();
  const tell = (problem: string) =>
    parentPort?.postMessage({ number, file: files[place], format, problem });
  try {
    const results = await parseResults(
      chunks(bytes, 1 + Math.floor(random() * 20_000)),
      { format },
    );
    for (const { run } of results) {
      const text = JSON.stringify(run);
      if (
        JSON.stringify(JSON.parse(text)) !== text ||
        /:null,"stats"/.test(text)
      ) {
        tell('the run is no plain JSON');
      }
    }
    outcomes.runs += 1;
  } catch (error) {
    outcomes.refused += 1;
    if (!(error instanceof InputError)) {
      tell(error instanceof Error ? String(error.stack) : String(error));
    }
  }
  // Processor time, for a busy machine makes every case slow.
  const { user, system } = process.threadCpuUsage(started);
  const took = (user + system) / 1000;
  if (took > maxMilliseconds) {
    tell(`took ${Math.round(took)} ms`);
  }
}

async function main() {
  for (let number = first; number < first + cases; number += 1) {
    Atomics.store(current, 0, number);
    await tryCase(number);
  }
  parentPort?.postMessage({ done: outcomes });
}

main().catch(error => {
  throw error;
});

/* The entry of the bundled command: hands the process over to `main`. */
import { isMainThread } from 'node:worker_threads';
import { main } from './main';
import { oneLine } from './output/text';
import { processShell } from './shell';

declare const PERF_COVERAGE_VERSION: string;

// Threads that analysers start load the same file, and serve nothing but them.
if (isMainThread) start();

function start(): void {
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 2);
  });

  // What escapes all promises must not look like a gate that was not passed.
  process.on('uncaughtException', error => {
    process.stderr.write(`perf-coverage: ${oneLine(String(error))}\n`);
    process.exit(2);
  });

  main(
    process.argv.slice(2),
    processShell(PERF_COVERAGE_VERSION, __filename),
  ).then(status => {
    process.exitCode = status;
  });
}

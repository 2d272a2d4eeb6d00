import { isMainThread, parentPort, workerData } from 'worker_threads';
import { runInSandbox, SandboxProgram } from './sandbox';

/** Tells a thread that it is one of this kind. */
export const sandboxMark = 'perf-coverage-sandbox';

/**
 * This module is both: to the parent it says which file to start, and as a
 * thread it serves. So it works as a module of its own and within any bundle.
 */
export const sandboxFile = __filename;

if (!isMainThread && workerData === sandboxMark) {
  parentPort?.on('message', async (program: SandboxProgram) => {
    parentPort?.postMessage(await runInSandbox(program));
  });
}

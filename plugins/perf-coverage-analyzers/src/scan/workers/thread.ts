import { isMainThread, parentPort, workerData } from 'worker_threads';
import { sourceAnalyzers } from '../../sourceAnalyzers';
import { reopenFolder } from '../../tree/openFolder';
import { runAnalyzer } from '../runAnalyzer';
import { SharedReads } from '../sharedReads';
import {
  AnalysisAnswer,
  AnalysisRequest,
  Pulse,
  ThreadData,
  threadMark,
} from './protocol';

/**
 * This module is both: to the parent it says which file to start, and as a
 * thread it serves. So it works as a module of its own and within any bundle.
 */
export const threadFile = __filename;

function isOurs(data: unknown): data is ThreadData {
  return (
    typeof data === 'object' &&
    data !== null &&
    'mark' in data &&
    data.mark === threadMark
  );
}

function serve({ tree, pulse: buffer }: ThreadData): void {
  const pulse = new Pulse(buffer);
  const folder = reopenFolder(tree);
  const sources = new SharedReads(
    folder,
    () => true,
    () => {},
    path => pulse.looked(sources.placeOf(path)),
  );
  const answer = async ({ analyzer, without }: AnalysisRequest) => {
    const { files, skipped, reads } = await runAnalyzer(
      sourceAnalyzers[analyzer],
      sources,
      without,
    );
    const done: AnalysisAnswer = {
      files,
      failed: skipped,
      reads: [...reads],
      skipped: sources.skipped(),
    };
    parentPort?.postMessage(done);
  };
  parentPort?.on('message', (request: AnalysisRequest) => {
    answer(request).catch(error => {
      // To the parent this is a thread that died, with its reason.
      setImmediate(() => {
        throw error;
      });
    });
  });
}

if (!isMainThread && isOurs(workerData)) serve(workerData);

import { isError } from '@backstage/errors';
import { SkippedSource } from 'backstage-plugin-perf-coverage-common';
import {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { sourceAnalyzers } from '../../sourceAnalyzers';
import { FolderTree } from '../../tree';
import { Analysis, stopped } from '../runAnalyzer';
import { SharedReads } from '../sharedReads';
import { AnalysisThread, ThreadDied, ThreadLimits } from './AnalysisThread';
import { AnalysisAnswer } from './protocol';
import { threadSlots } from './slots';
import { threadFile } from './thread';

/** How analysers run in a thread of their own. @public */
export interface ScanThreadOptions {
  /** Memory of the thread's objects; default 1,024. */
  maxMegabytes?: number;
  /** An analyser that looks at no further file for so long is stopped; default 60. */
  maxStillSeconds?: number;
  /** Arguments of Node for the thread; default those of this process. */
  execArgv?: string[];
}

/** So many files may end the thread of one analyser before it is given up. */
const maxDeaths = 3;

/** Ways to start a thread that failed in this process: asked once is enough. */
const unusable = new Set<string>();

/**
 * Runs the analysers of this package over a folder in a thread: what a file
 * does to an analyser, be it an endless loop or all memory, costs that file
 * and not the process. The thread starts with the first question.
 */
export class ThreadedAnalysis {
  private thread: AnalysisThread | undefined;
  private readonly skips = new Map<string, SkippedSource>();
  private readonly limits: ThreadLimits;

  constructor(
    private readonly tree: FolderTree,
    private readonly sources: SharedReads,
    private readonly options: ScanThreadOptions,
    private readonly onLooks: (looks: number) => void,
  ) {
    this.limits = {
      maxMegabytes: options.maxMegabytes ?? 1024,
      maxStillSeconds: options.maxStillSeconds ?? 60,
    };
  }

  /** What the thread's tree left out. */
  skipped(): SkippedSource[] {
    return [...this.skips.values()];
  }

  /** Undefined where the analyser is not ours or no thread can run here. */
  async run(analyzer: SourceAnalyzer): Promise<Analysis | undefined> {
    const place = sourceAnalyzers.indexOf(analyzer);
    if (place < 0 || unusable.has(this.way)) return undefined;
    const without: string[] = [];
    const skipped: SkippedSource[] = [];
    for (;;) {
      try {
        const answer = await this.ask(place, without);
        for (const one of answer.skipped) this.skips.set(one.path, one);
        return {
          files: answer.files,
          skipped: [...skipped, ...answer.failed],
          reads: new Set(answer.reads),
        };
      } catch (error) {
        await this.close();
        if (!(error instanceof ThreadDied)) throw error;
        if (!error.served) {
          // It never came to read: threads do not work here.
          unusable.add(this.way);
          return undefined;
        }
        const path =
          error.lastPlace === undefined
            ? undefined
            : this.sources.paths[error.lastPlace];
        const givenUp = path === undefined || skipped.length + 1 >= maxDeaths;
        skipped.push(stopped(analyzer.framework, path, givenUp, error.message));
        if (givenUp) return { files: [], skipped, reads: new Set() };
        without.push(path);
      }
    }
  }

  async close(): Promise<void> {
    const { thread } = this;
    if (!thread) return;
    this.thread = undefined;
    await thread.close();
    threadSlots.give();
  }

  private get way(): string {
    return JSON.stringify(this.options.execArgv ?? null);
  }

  private async ask(
    analyzer: number,
    without: string[],
  ): Promise<AnalysisAnswer> {
    const thread = this.thread ?? (await this.start());
    return thread.ask({ analyzer, without }, this.onLooks);
  }

  private async start(): Promise<AnalysisThread> {
    await threadSlots.take();
    const { root, limits, linked } = this.tree;
    try {
      this.thread = new AnalysisThread(
        threadFile,
        { root, limits, linked, paths: this.sources.paths },
        this.limits,
        this.options.execArgv,
      );
      return this.thread;
    } catch (error) {
      threadSlots.give();
      throw new ThreadDied(
        isError(error) ? error.message : String(error),
        false,
      );
    }
  }
}

/** Whether a tree can be opened again by a thread. */
export function isFolderTree(tree: SourceTree): tree is FolderTree {
  return 'root' in tree && 'limits' in tree && 'linked' in tree;
}

import {
  InventoryFile,
  SkippedSource,
} from 'backstage-plugin-perf-coverage-common';

/** What a worker needs to see the same tree as its parent; no text travels. */
export interface WorkerTree {
  root: string;
  limits: { maxFileBytes: number; maxFiles: number; maxFolderDepth: number };
  /** Those that the scan is about. */
  paths: readonly string[];
  linked: ReadonlySet<string>;
}

/** Marks a thread as one of ours: other plugins of a process have theirs. */
export const threadMark = 'perf-coverage analysis';

export interface ThreadData {
  mark: typeof threadMark;
  tree: WorkerTree;
  /** Two numbers, see `Pulse`. */
  pulse: SharedArrayBuffer;
}

/** Run the analyser at this place of `sourceAnalyzers`, without these files. */
export interface AnalysisRequest {
  analyzer: number;
  without: string[];
}

export interface AnalysisAnswer {
  files: InventoryFile[];
  /** At which the analyser failed. */
  failed: SkippedSource[];
  reads: string[];
  /** What the worker's tree left out so far. */
  skipped: SkippedSource[];
}

/**
 * How far a thread is, readable while it is busy: how many files were looked
 * at, and the place of the last one among the paths.
 */
export class Pulse {
  private readonly numbers: Int32Array;

  constructor(readonly buffer = new SharedArrayBuffer(8)) {
    this.numbers = new Int32Array(buffer);
  }

  looked(place: number): void {
    Atomics.add(this.numbers, 0, 1);
    Atomics.store(this.numbers, 1, place + 1);
  }

  get looks(): number {
    return Atomics.load(this.numbers, 0);
  }

  /** Forgets the last place: what comes now is another analyser's doing. */
  begin(): void {
    Atomics.store(this.numbers, 1, 0);
  }

  /** Undefined before the first look since `begin`. */
  get lastPlace(): number | undefined {
    const stored = Atomics.load(this.numbers, 1);
    return stored === 0 ? undefined : stored - 1;
  }
}

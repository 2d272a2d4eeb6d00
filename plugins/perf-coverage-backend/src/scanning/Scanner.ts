import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ScanProgress } from 'backstage-plugin-perf-coverage-common';
import { PerfCoverageDatabase } from '../database';
import { PluginMetrics } from '../metrics';
import { ComponentSignals } from '../signals';
import { ComponentScan, ScanOutcome } from './ComponentScan';
import { ProgressRecorder } from './ProgressRecorder';

/** A scan that showed no life for so long has died with its process. */
const deadAfterMilliseconds = 3 * 60 * 1000;
/** Scans at once in this process. */
const maxParallel = 2;
const keepAliveMilliseconds = 60 * 1000;

export interface ScannerOptions {
  database: PerfCoverageDatabase;
  scan: Pick<ComponentScan, 'run'>;
  signals: ComponentSignals;
  metrics: Pick<PluginMetrics, 'time'>;
  logger: LoggerService;
  now(): Date;
}

/** Runs scans: each component once at a time over all replicas, few at once here. */
export class Scanner {
  private readonly waiting: string[] = [];
  private readonly running = new Set<Promise<void>>();
  /** Waiting and running ones. */
  private readonly mine = new Set<string>();
  private stopped = false;
  private readonly keepAlive: NodeJS.Timeout;

  constructor(private readonly options: ScannerOptions) {
    this.keepAlive = setInterval(
      () => this.showLife(),
      keepAliveMilliseconds,
    ).unref();
  }

  /** Starts a scan in the background, unless one runs already. */
  async request(entityRef: string): Promise<ScanProgress> {
    await this.enqueue(entityRef);
    return this.progressOf(entityRef);
  }

  /** The same for many; returns when all are waiting. */
  async requestAll(
    entityRefs: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    for (const entityRef of entityRefs) {
      if (signal.aborted) return;
      await this.enqueue(entityRef);
    }
  }

  /** Runs those again whose process died in the middle. */
  async requestDead(signal: AbortSignal): Promise<void> {
    const dead = await this.options.database.scans.listDead(this.aliveSince());
    await this.requestAll(dead, signal);
  }

  async progressOf(entityRef: string): Promise<ScanProgress> {
    return (
      (await this.options.database.scans.get(entityRef)) ?? {
        entityRef,
        status: 'never',
        stage: 'finished',
        filesRead: 0,
        filesTotal: null,
        message: null,
        startedAt: null,
        finishedAt: null,
      }
    );
  }

  /** Takes no more scans and waits for those that run. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.keepAlive);
    for (const entityRef of this.waiting.splice(0)) {
      await this.options.database.scans.finish(
        entityRef,
        {
          status: 'failed',
          message: 'The backend was stopped before the scan began; ask again',
        },
        this.options.now().toISOString(),
      );
    }
    await Promise.all(this.running);
  }

  private async enqueue(entityRef: string): Promise<void> {
    if (this.stopped || this.mine.has(entityRef)) return;
    this.mine.add(entityRef);
    let claimed = false;
    try {
      claimed = await this.claim(entityRef);
    } finally {
      // Also after an error: a component must not stay out for good.
      if (!claimed) this.mine.delete(entityRef);
    }
    if (claimed) {
      this.waiting.push(entityRef);
      this.startNext();
    }
  }

  private claim(entityRef: string): Promise<boolean> {
    return this.options.database.scans.claim(
      entityRef,
      this.options.now().toISOString(),
      this.aliveSince(),
    );
  }

  private aliveSince(): string {
    return new Date(
      this.options.now().getTime() - deadAfterMilliseconds,
    ).toISOString();
  }

  /** For those that wait; those that run do so themselves. */
  private showLife(): void {
    const { database, logger, now } = this.options;
    if (this.waiting.length === 0) return;
    database.scans
      .keepAlive([...this.waiting], now().toISOString())
      .catch(error =>
        logger.warn(
          `Waiting scans could not show life: ${toError(error).message}`,
        ),
      );
  }

  private startNext(): void {
    while (this.running.size < maxParallel) {
      const entityRef = this.waiting.shift();
      if (entityRef === undefined) return;
      const done: Promise<void> = this.runClaimed(entityRef)
        .catch(error =>
          this.options.logger.error('A scan could not be recorded', error),
        )
        .finally(() => {
          this.running.delete(done);
          this.mine.delete(entityRef);
          this.startNext();
        });
      this.running.add(done);
    }
  }

  private async runClaimed(entityRef: string): Promise<void> {
    const { database, signals, metrics, logger, scan } = this.options;
    const recorder = new ProgressRecorder(entityRef, this.options);
    let outcome: ScanOutcome;
    try {
      outcome = await metrics.time(
        'scan',
        () => scan.run(entityRef, progress => recorder.report(progress)),
        ({ status }) => status,
      );
    } catch (error) {
      // One component's trouble is stored with it, and everything else goes on.
      const { message } = toError(error);
      logger.error(`Scan of ${entityRef} failed`, toError(error));
      outcome = {
        status: 'failed',
        message: `The scan stopped at an unexpected error: ${message}`,
      };
    } finally {
      await recorder.stop();
    }
    await database.scans.finish(
      entityRef,
      outcome,
      this.options.now().toISOString(),
    );
    await signals.publish(entityRef, 'assessed');
  }
}

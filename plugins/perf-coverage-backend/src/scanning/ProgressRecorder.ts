import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ScanProgress } from 'backstage-plugin-perf-coverage-common';
import { PerfCoverageDatabase } from '../database';
import { ComponentSignals } from '../signals';

const heartbeatMilliseconds = 60 * 1000;
const writeEveryMilliseconds = 500;

type Progress = Pick<ScanProgress, 'stage' | 'filesRead' | 'filesTotal'>;

/** Writes a scan's progress twice a second at most, and shows life in between. */
export class ProgressRecorder {
  private current: Progress = {
    stage: 'queued',
    filesRead: 0,
    filesTotal: null,
  };
  private written: Progress = this.current;
  private writtenAt = 0;
  private pending: Promise<void> = Promise.resolve();
  private readonly heartbeat: NodeJS.Timeout;

  constructor(
    private readonly entityRef: string,
    private readonly options: {
      database: Pick<PerfCoverageDatabase, 'scans'>;
      signals: ComponentSignals;
      logger: LoggerService;
      now(): Date;
    },
  ) {
    this.heartbeat = setInterval(() => this.write(), heartbeatMilliseconds);
  }

  /** What is not given stays as it was. */
  report(reported: Pick<Progress, 'stage'> & Partial<Progress>): void {
    const progress = { ...this.current, ...reported };
    this.current = progress;
    const now = Date.now();
    if (
      progress.stage !== this.written.stage ||
      now - this.writtenAt >= writeEveryMilliseconds
    ) {
      this.writtenAt = now;
      this.write();
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.heartbeat);
    await this.pending;
  }

  private write(): void {
    const { database, signals, logger } = this.options;
    const progress = this.current;
    const stageChanged = progress.stage !== this.written.stage;
    this.written = progress;
    this.pending = this.pending
      .then(async () => {
        await database.scans.progress(
          this.entityRef,
          progress,
          this.options.now().toISOString(),
        );
        if (stageChanged) await signals.publish(this.entityRef, 'scan');
      })
      .catch(error =>
        logger.warn(
          `Progress of ${this.entityRef} was not recorded: ${
            toError(error).message
          }`,
        ),
      );
  }
}

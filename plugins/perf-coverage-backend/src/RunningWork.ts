import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';

/** Less than the 30 seconds that Kubernetes gives a process before it kills it. */
const longestWaitMilliseconds = 25_000;

/** What runs in this process, so that one that stops can finish it. */
export class RunningWork {
  private readonly running = new Set<Promise<unknown>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly logger: LoggerService,
    private readonly waitMilliseconds = longestWaitMilliseconds,
  ) {}

  /** Does the work, and has `stop` wait for it. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const done = work();
    this.running.add(done);
    try {
      return await done;
    } finally {
      this.running.delete(done);
    }
  }

  /** Schedules tasks that begin nothing more once `stop` is called, and finish what they have begun. */
  over(
    scheduler: SchedulerService,
  ): Pick<SchedulerService, 'scheduleTask' | 'triggerTask'> {
    return {
      triggerTask: id => scheduler.triggerTask(id),
      scheduleTask: task =>
        scheduler.scheduleTask({
          ...task,
          fn: signal =>
            this.run(async () =>
              task.fn(AbortSignal.any([signal, this.stopping.signal])),
            ),
        }),
    };
  }

  /** Waits for what runs, also for what that begins; for 25 seconds at most. */
  async stop(): Promise<void> {
    this.stopping.abort();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>(resolve => {
      timer = setTimeout(() => resolve('late'), this.waitMilliseconds);
    });
    while (this.running.size > 0) {
      const all = Promise.allSettled([...this.running]);
      if ((await Promise.race([all, late])) === 'late') {
        this.logger.warn(
          `Stopped while ${this.running.size} requests and tasks still ran; what they had begun to write is undone`,
        );
        break;
      }
    }
    clearTimeout(timer);
  }
}

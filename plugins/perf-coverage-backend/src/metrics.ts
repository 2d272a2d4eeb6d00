import { Attributes, Meter, metrics } from '@opentelemetry/api';
import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { AssessmentQueueStore } from './database';

/** What is counted and timed; docs/operations.md lists the names for operators. */
const work = {
  upload: 'Uploads of result files',
  scan: 'Scans of components',
  assessment: 'Assessments of components that were due',
} as const;

export type Work = keyof typeof work;

/** The global one: without an OpenTelemetry SDK in the backend it does nothing. */
export const globalMeter = (): Meter => metrics.getMeter('perf-coverage');

/**
 * Counts and times what the plugin does:
 * `perf_coverage.<work>.count` and `perf_coverage.<work>.duration` (s), each
 * with how it ended.
 */
export class PluginMetrics {
  private readonly instruments;

  constructor(meter: Meter = globalMeter()) {
    this.instruments = new Map(
      Object.entries(work).map(([name, description]) => [
        name,
        {
          count: meter.createCounter(`perf_coverage.${name}.count`, {
            description,
          }),
          duration: meter.createHistogram(`perf_coverage.${name}.duration`, {
            description: `${description}: how long each took`,
            unit: 's',
          }),
        },
      ]),
    );
  }

  /**
   * Does the work and notes how it ended: `error` where it throws, else what
   * `resultOf` makes of its answer; null where there was nothing to do.
   */
  async time<T>(
    name: Work,
    doWork: () => Promise<T>,
    resultOf: (answer: T) => string | null,
  ): Promise<T> {
    const started = performance.now();
    const note = (attributes: Attributes) => {
      const instruments = this.instruments.get(name);
      instruments?.count.add(1, attributes);
      instruments?.duration.record(
        (performance.now() - started) / 1000,
        attributes,
      );
    };
    try {
      const answer = await doWork();
      const result = resultOf(answer);
      if (result !== null) note({ result });
      return answer;
    } catch (error) {
      note({ result: 'error' });
      throw error;
    }
  }
}

/**
 * `perf_coverage.queue.due` and `perf_coverage.queue.age` (s): how many
 * components wait for their assessment, and the one that has waited longest.
 */
export function observeQueue({
  meter = globalMeter(),
  queue,
  logger,
  now,
}: {
  meter?: Meter;
  queue: Pick<AssessmentQueueStore, 'depth'>;
  logger: LoggerService;
  now(): Date;
}): void {
  const due = meter.createObservableGauge('perf_coverage.queue.due', {
    description: 'Components that wait for their assessment',
  });
  const age = meter.createObservableGauge('perf_coverage.queue.age', {
    description: 'How long the one that has waited longest has',
    unit: 's',
  });
  meter.addBatchObservableCallback(
    async observer => {
      try {
        const at = now();
        const depth = await queue.depth(at.toISOString());
        observer.observe(due, depth.due);
        observer.observe(
          age,
          depth.oldestDueAt === null
            ? 0
            : Math.max(0, at.getTime() - Date.parse(depth.oldestDueAt)) / 1000,
        );
      } catch (error) {
        logger.warn(
          `The queue could not be measured: ${toError(error).message}`,
        );
      }
    },
    [due, age],
  );
}

import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { PluginMetrics } from '../metrics';
import { ComponentSignals } from '../signals';
import { Assessor } from './Assessor';

export interface AssessmentTasksOptions {
  scheduler: Pick<SchedulerService, 'scheduleTask'>;
  assessor: Pick<Assessor, 'assessDue' | 'markOutdated'>;
  signals: Pick<ComponentSignals, 'publish'>;
  metrics: Pick<PluginMetrics, 'time'>;
  logger: LoggerService;
}

/**
 * Every replica takes due components, a few at a time, until none is left: what
 * is due is shared through the database, so that two never take the same.
 */
export async function scheduleAssessments(
  options: AssessmentTasksOptions,
): Promise<void> {
  const { scheduler, assessor, logger } = options;
  const outdated = await assessor.markOutdated();
  if (outdated > 0) {
    logger.info(`${outdated} components are assessed again by new rules`);
  }
  await scheduler.scheduleTask({
    id: 'perf-coverage-assess',
    scope: 'local',
    frequency: { seconds: 10 },
    timeout: { minutes: 10 },
    fn: signal => assessDue(options, signal),
  });
}

/** So that one derives while another waits for the database. */
const workers = 2;

/** Assesses all that is due. */
export async function assessDue(
  options: Omit<AssessmentTasksOptions, 'scheduler'>,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(
    Array.from({ length: workers }, () => assessOneByOne(options, signal)),
  );
}

async function assessOneByOne(
  {
    assessor,
    signals,
    metrics,
    logger,
  }: Omit<AssessmentTasksOptions, 'scheduler'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const assessed = await metrics.time(
      'assessment',
      () => assessor.assessDue(),
      answer => {
        if (!answer) return null;
        return answer.error ? 'failed' : 'done';
      },
    );
    if (!assessed) return;
    if (assessed.error) {
      logger.error(
        `Assessment of ${assessed.entityRef} failed and is tried again later`,
        assessed.error,
      );
    } else {
      await signals.publish(assessed.entityRef, 'assessed');
    }
  }
}

import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { PerfCoverageDatabase } from '../database';
import { Settings } from '../settings';
import { CatalogComponents } from './catalogComponents';
import { Scanner } from './Scanner';

export interface ScanTasksOptions {
  scheduler: Pick<SchedulerService, 'scheduleTask' | 'triggerTask'>;
  settings: Pick<Settings, 'syncSchedule' | 'scanSchedule'>;
  database: PerfCoverageDatabase;
  components: CatalogComponents;
  scanner: Scanner;
  logger: LoggerService;
  now(): Date;
}

const scanTask = 'perf-coverage-scan';

/**
 * The periodic work: following the catalog, which scans what is new or changed,
 * and scanning everything, at start-up too. Each task is taken by one replica
 * and only queues the scans there, so that it is short and a process that dies
 * holds it up for its short time-out at most.
 */
export async function scheduleScans(options: ScanTasksOptions): Promise<void> {
  const { scheduler, settings, scanner, logger } = options;
  await scheduler.scheduleTask({
    id: 'perf-coverage-sync',
    ...settings.syncSchedule,
    fn: async (signal: AbortSignal) => {
      const { changed } = await syncComponents(options);
      await scanner.requestAll(changed, signal);
      await scanner.requestDead(signal);
    },
  });
  await scheduler.scheduleTask({
    id: scanTask,
    ...settings.scanSchedule,
    fn: async (signal: AbortSignal) => {
      const { present } = await syncComponents(options);
      await scanner.requestAll(present, signal);
    },
  });
  try {
    await scheduler.triggerTask(scanTask);
  } catch (error) {
    if (!isError(error) || error.name !== 'ConflictError') throw error;
    logger.info('Another replica is starting a scan of everything already');
  }
}

async function syncComponents({
  database,
  components,
  logger,
  now,
}: ScanTasksOptions): Promise<{ changed: string[]; present: string[] }> {
  const found = await components.readAll();
  const { changed, removed } = await database.components.sync(
    found,
    now().toISOString(),
  );
  if (changed.length + removed.length > 0) {
    logger.info(
      `The catalog has ${found.length} components, ${changed.length} of them new or changed; ${removed.length} are gone`,
    );
  }
  await syncPeople({ database, components, logger, now });
  return {
    changed,
    present: found.map(component => component.entityRef),
  };
}

/** Plans of whoever lost or won somebody are made again. */
async function syncPeople({
  database,
  components,
  logger,
  now,
}: Pick<
  ScanTasksOptions,
  'database' | 'components' | 'logger' | 'now'
>): Promise<void> {
  const { users, groups } = await database.people.sync(
    await components.readPeople(),
  );
  if (users.length === 0) return;
  const concerned = await database.components.plannedFor([...users, ...groups]);
  await database.queue.mark(concerned, {
    cause: 'people of the catalog changed',
    dueAt: now().toISOString(),
  });
  logger.info(
    `${users.length} users of the catalog have other groups; ${concerned.length} components are planned again`,
  );
}

import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { PerfCoverageDatabase } from '../database';
import { Settings } from '../settings';
import { CatalogComponents } from './catalogComponents';
import { Scanner } from './Scanner';

export interface ScanTasksOptions {
  scheduler: SchedulerService;
  settings: Pick<Settings, 'syncSchedule' | 'scanSchedule'>;
  database: PerfCoverageDatabase;
  components: CatalogComponents;
  scanner: Scanner;
  logger: LoggerService;
  now(): Date;
}

/**
 * The periodic work, on one replica at a time: following the catalog, which
 * scans what is new or changed, and scanning everything.
 */
export async function scheduleScans(options: ScanTasksOptions): Promise<void> {
  const { scheduler, settings, scanner } = options;
  await scheduler.scheduleTask({
    id: 'perf-coverage-sync',
    ...settings.syncSchedule,
    fn: async (signal: AbortSignal) => {
      const { changed } = await syncComponents(options);
      await scanner.scanAll(changed, signal);
    },
  });
  await scheduler.scheduleTask({
    id: 'perf-coverage-scan',
    ...settings.scanSchedule,
    fn: async (signal: AbortSignal) => {
      const { present } = await syncComponents(options);
      await scanner.scanAll(present, signal);
    },
  });
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
  return {
    changed,
    present: found.map(component => component.entityRef),
  };
}

import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { DateTime } from 'luxon';
import { RetentionStore } from '../database';

/** Days that each kind of data is kept; figures of a day (snapshots) are kept for good. */
export interface RetentionSettings {
  runDays: number;
  /** Of histograms and timelines, which runs are merged and drawn by. */
  detailDays: number;
  /** How long a component, user or group that is gone from the catalog may come back with its history and plans. */
  removedComponentDays: number;
}

/** Deleted at once, so that no statement holds others up for long. */
const batch = 200;
/** Of each component, whatever their age: its evidence. */
const keepNewestRuns = 20;

export interface RetentionReport {
  runs: number;
  histograms: number;
  timelines: number;
  series: number;
  components: number;
  capacities: number;
}

/**
 * Deletes what is older than the settings say, in batches, until nothing is
 * left or `signal` says stop.
 *
 * @param now - ISO instant
 */
export async function applyRetention(
  store: RetentionStore,
  settings: RetentionSettings,
  now: string,
  signal: AbortSignal,
): Promise<RetentionReport> {
  const before = (days: number) =>
    DateTime.fromISO(now, { zone: 'utc' })
      .minus({ days })
      .toJSDate()
      .toISOString();
  const all = async (work: () => Promise<number>) => {
    let total = 0;
    while (!signal.aborted) {
      const done = await work();
      if (done === 0) break;
      total += done;
    }
    return total;
  };
  const details = before(settings.detailDays);
  const runsBefore = before(settings.runDays);
  const goneBefore = before(settings.removedComponentDays);
  return {
    histograms: await all(() => store.dropHistograms(details, batch)),
    timelines: await all(() => store.deleteTimelines(details, batch)),
    runs: await all(() =>
      store.deleteRuns(runsBefore, {
        keepNewest: keepNewestRuns,
        limit: batch,
      }),
    ),
    series: await all(() => store.deleteEmptySeries(runsBefore, batch)),
    components: await all(() => store.purgeComponents(goneBefore, batch)),
    capacities: await all(() => store.purgeCapacities(now, goneBefore)),
  };
}

/** Once a night, on one replica. */
export async function scheduleRetention({
  scheduler,
  store,
  recount,
  settings,
  logger,
  now,
}: {
  scheduler: Pick<SchedulerService, 'scheduleTask'>;
  store: RetentionStore;
  /** Of what lists offer to filter by; answers how many counts were wrong. */
  recount(): Promise<number>;
  settings: RetentionSettings;
  logger: LoggerService;
  now(): Date;
}): Promise<void> {
  await scheduler.scheduleTask({
    id: 'perf-coverage-retention',
    frequency: { cron: '17 3 * * *' },
    timeout: { hours: 2 },
    fn: async signal => {
      const report = await applyRetention(
        store,
        settings,
        now().toISOString(),
        signal,
      );
      const deleted = Object.entries(report).filter(([, count]) => count > 0);
      if (deleted.length > 0) {
        logger.info(
          `Deleted what is older than is kept: ${deleted
            .map(([what, count]) => `${count} ${what}`)
            .join(', ')}`,
        );
      }
      const wrong = await recount();
      if (wrong > 0) {
        logger.warn(`${wrong} counts of lists were wrong and are mended`);
      }
    },
  });
}

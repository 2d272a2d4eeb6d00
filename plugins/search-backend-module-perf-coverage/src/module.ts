import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import {
  CollatorOptions,
  PerfCoverageCollatorFactory,
  serviceClient,
} from './PerfCoverageCollatorFactory';

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 30 },
};

/** Settings below `search.collators.perfCoverage`. Throws for what can't be used. */
export function readSettings(config: RootConfigService): {
  schedule: SchedulerServiceTaskScheduleDefinition;
  visibility: CollatorOptions['visibility'];
} {
  const place = 'search.collators.perfCoverage';
  const schedule = config.getOptionalConfig(`${place}.schedule`);
  const visibility =
    config.getOptionalString(`${place}.visibility`) ?? 'catalog';
  if (visibility !== 'catalog' && visibility !== 'perf-coverage') {
    throw new TypeError(
      `${place}.visibility is "${visibility}"; it must be catalog or perf-coverage`,
    );
  }
  return {
    visibility,
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : defaultSchedule,
  };
}

/**
 * Adds components with performance gaps and SLAs to the portal's search.
 *
 * @public
 */
export const searchModulePerfCoverage = createBackendModule({
  pluginId: 'search',
  moduleId: 'perf-coverage',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        index: searchIndexRegistryExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, index, scheduler }) {
        const { schedule, visibility } = readSettings(config);
        index.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: new PerfCoverageCollatorFactory({
            api: serviceClient({ auth, discovery }),
            visibility,
          }),
        });
      },
    });
  },
});

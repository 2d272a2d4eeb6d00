import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** Components by their performance gaps and SLAs. */
      perfCoverage?: {
        /** How often the index is written anew. Default: every 10 minutes. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Which permission decides who finds a component: `catalog` for
         * catalog.entity.read, `perf-coverage` for perf-coverage.read. Search can
         * ask one of them only; choose the second where your policy gives that to
         * fewer people and the catalog hides nothing. Default: catalog.
         */
        visibility?: 'catalog' | 'perf-coverage';
      };
    };
  };
}

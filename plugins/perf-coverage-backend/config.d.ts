import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  /** Performance-test coverage, gaps and roadmaps of the catalog's components. */
  perfCoverage?: {
    sync?: {
      /**
       * How often the catalog is asked for new, changed and removed components;
       * new and changed ones are scanned at once. Default: every minute.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    scan?: {
      /**
       * How often the sources of all components are read again, besides once
       * when the backend starts; unchanged ones cost one request. Default: every
       * 30 minutes.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    localSources?: {
      /**
       * Folders that sources of components with a `file:` location may be read
       * from, with all below them; relative to the backend's working folder.
       * Links that lead out of the component's folder are not followed. Default:
       * none, also not the folders that the catalog reads its files from.
       */
      allowedFolders?: string[];
    };
    sources?: {
      /**
       * Address of a line of a source that is read from a folder, for links:
       * `{path}` and `{line}` are replaced, `{entity}` by the component's name.
       * Sources read from an address link to their own place. Default: no link,
       * the portal shows the lines itself.
       */
      linkTemplate?: string;
    };
    upload?: {
      /**
       * Largest result file that is accepted, in bytes as sent. Default:
       * 268435456 (256 MiB).
       */
      maxBytes?: number;
    };
    /** Who closes gaps where a component's plan does not say. */
    team?: {
      /** Engineers of one owner. */
      engineers?: number;
      /** Hours a week that one engineer has for this work. */
      hoursPerWeek?: number;
    };
  };
}

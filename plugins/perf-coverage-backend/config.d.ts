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
      /**
       * Largest result file, or archive of them, when unpacked, in bytes. Default:
       * 2147483648 (2 GiB).
       */
      maxUncompressedBytes?: number;
      /**
       * Uploads that one caller (a user, or the subject of a token) may begin in
       * a minute at one replica; more are answered as 429. Default: 600.
       */
      perMinute?: number;
      /** Uploads of one caller at the same time at one replica. Default: 8. */
      parallel?: number;
    };
    /** How long data is kept. Figures of a day, for trends, are kept for good. */
    retention?: {
      /**
       * Days that runs are kept; the newest 20 of each component stay whatever
       * their age. Default: 730.
       */
      runDays?: number;
      /**
       * Days that the histograms and timelines of runs are kept, which runs are
       * merged and drawn by; their statistics stay. Default: 90.
       */
      detailDays?: number;
      /**
       * Days that a component that is gone from the catalog may come back with
       * its history. Default: 30.
       */
      removedComponentDays?: number;
    };
    readers?: {
      /**
       * Home-made result formats, each described by JSONPaths or columns instead
       * of code; docs/formats.md shows how, and `perf-coverage parse FILE
       * --mapping MAPPING` what each rule finds. Default: none.
       */
      mappings?: Array<{
        /** Name of the format: lower-case letters, digits and "-". */
        name: string;
        title?: string;
        /** Name of the tool, or a JSONPath to it. */
        tool?: string;
        version?: string;
        /** Default: json. */
        document?: 'json' | 'ndjson' | 'csv';
        /** Of CSV. Default: found out. */
        delimiter?: string;
        /** JSONPaths that all match in a file of the format. Default: none, the format has to be named. */
        recognise?: string[];
        startedAt?: string;
        durationSeconds?: string;
        requests?: string;
        failedRequests?: string;
        metrics?: Array<{
          each?: string;
          name: string;
          scope?: { [key: string]: string };
          unit: string;
          direction?: 'lower' | 'higher' | 'neutral';
          stats: { [stat: string]: string };
        }>;
        tests?: Array<{
          each?: string;
          name: string;
          suite?: string;
          status: string;
          passed: Array<string | number | boolean>;
          skipped?: Array<string | number | boolean>;
          durationSeconds?: string;
        }>;
        checks?: Array<{
          each?: string;
          name: string;
          group?: string;
          passes: string;
          fails: string;
        }>;
        thresholds?: Array<{
          each?: string;
          metric: string;
          expression: string;
          ok: string;
          passed?: Array<string | number | boolean>;
        }>;
      }>;
    };
    /** What is asked of components, and how long evidence counts. */
    policy?: {
      /** Evidence older than this is stale: P30D, P4W, P1M. Default: P30D. */
      freshness?: string;
      /**
       * Results of a commit further back than this are stale too, where the
       * component's commits are known; 0 takes the newest one only. Default: age
       * alone decides.
       */
      maxCommitsBehind?: number;
      /** The first one that fits a component counts. */
      rules?: Array<{
        /** Shown beside what the rule asks for: lower-case letters, digits, `-`. */
        name: string;
        /** For people, after "The policy asks". Default: from what follows. */
        asks?: string;
        /** Kinds of entity, such as Component. Left out: any; so for those below. */
        kinds?: string[];
        /** `spec.type`. */
        types?: string[];
        lifecycles?: string[];
        /** One of them suffices. */
        tags?: string[];
        /** Entity references, such as system:default/payments. */
        systems?: string[];
        /** Kinds of test of the component as a whole, or of capabilities that do not say. */
        requires?: Array<
          | 'benchmark'
          | 'baseline'
          | 'load'
          | 'stress'
          | 'spike'
          | 'soak'
          | 'breakpoint'
          | 'failure'
          | 'security'
        >;
        /** Whether each operation of its APIs has to be exercised. Default: false. */
        operations?: boolean;
        /** Whether each capability needs an SLA. Default: false. */
        slas?: boolean;
        /** Of what no plan describes. Default: medium. */
        impact?: 'high' | 'medium' | 'low';
        /** Wins over that of the policy; the plan's wins over both. */
        freshness?: string;
      }>;
      /** Whether the built-in rules come after these. Default: true. */
      defaultRules?: boolean;
      /** What differs from the table of priorities, by severity and impact. */
      priorities?: {
        [severity in 'harm' | 'blind' | 'part' | 'loose']?: {
          [impact in 'high' | 'medium' | 'low']?:
            | 'critical'
            | 'high'
            | 'moderate'
            | 'low';
        };
      };
    };
    /** Who closes gaps where a component's plan does not say. */
    team?: {
      /** Engineers of one owner. */
      engineers?: number;
      /** Hours a week that one engineer has for this work. */
      hoursPerWeek?: number;
    };
    /**
     * Who has time when for this work. What people set on the capacity page wins;
     * of whom nobody says anything, `team` does.
     */
    capacity?: {
      /** Days off of everybody, the last day included. */
      holidays?: Array<{ start: string; end: string; title?: string }>;
      /** Of users, and of groups for those of their members that say nothing. */
      of?: Array<{
        /** Such as user:default/ada or group:default/care. */
        entityRef: string;
        /** 0 to 80. */
        hoursPerWeek?: number;
        /** Of these hours for this work, 0 to 1. Default: 1. */
        share?: number;
        /** 1 (Monday) to 7 (Sunday). Default: Monday to Friday. */
        workingDays?: number[];
        /** Kinds of test that they can build. Default: all. */
        skills?: Array<
          | 'benchmark'
          | 'baseline'
          | 'load'
          | 'stress'
          | 'spike'
          | 'soak'
          | 'breakpoint'
          | 'failure'
          | 'security'
        >;
        /** Days off of a user; `hours` for a part of each day. */
        absences?: Array<{
          start: string;
          end: string;
          hours?: number;
          title?: string;
        }>;
        /** Days off of all members of a group. */
        holidays?: Array<{
          start: string;
          end: string;
          hours?: number;
          title?: string;
        }>;
      }>;
    };
    /** Where tickets about gaps are written; nothing is sent there. */
    tickets?: {
      /** Host of `github.com/project-slug`. Default: github.com. */
      github?: string;
      /** Host of `gitlab.com/project-slug`. Default: gitlab.com. */
      gitlab?: string;
      jira?: {
        /** Such as https://jira.example.com. */
        baseUrl: string;
        /** Numeric ids of projects by key: Jira prefills by id alone. */
        projectIds?: { [key: string]: string };
        /** Numeric id of the type of new issues. */
        issueTypeId?: string;
      };
    };
  };
}

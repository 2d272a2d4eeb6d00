import {
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import {
  defaultTeam,
  PortalSettings,
  SettingsSchedule,
} from 'backstage-plugin-perf-coverage-common';
import {
  ResultReader,
  SourceAnalyzer,
} from 'backstage-plugin-perf-coverage-node';
import { Duration } from 'luxon';
import { Settings } from './settings';

/**
 * The settings as readers may see them: what counts and where it comes from.
 * Folders, templates of links and mappings stay on the backend.
 */
export function portalSettings(
  config: RootConfigService,
  settings: Settings,
  parts: {
    readers: readonly Pick<ResultReader, 'format' | 'title'>[];
    analyzers: readonly Pick<SourceAnalyzer, 'framework'>[];
  },
): PortalSettings {
  return {
    policy: settings.policy,
    capacity: {
      engineers: settings.team.engineers ?? defaultTeam.engineers,
      hoursPerWeek: settings.team.hoursPerWeek ?? defaultTeam.hoursPerWeek,
    },
    tickets: settings.tickets,
    sources: {
      sync: scheduleOf(settings.syncSchedule),
      scan: scheduleOf(settings.scanSchedule),
      localFolders: settings.allowedFolders.length,
      linked: settings.linkTemplate !== null,
      frameworks: parts.analyzers.map(({ framework }) => framework).sort(),
    },
    results: {
      maxBytes: settings.maxUploadBytes,
      maxUncompressedBytes: settings.maxUncompressedBytes,
      uploadsPerMinute: settings.uploadLimits.perMinute,
      parallelUploads: settings.uploadLimits.parallel,
      formats: parts.readers.map(({ format, title }) => ({
        name: format,
        title,
      })),
    },
    retention: settings.retention,
    configured: namesIn(config.getOptional('perfCoverage')),
    warnings: settings.warnings,
  };
}

function scheduleOf({
  frequency,
}: SchedulerServiceTaskScheduleDefinition): SettingsSchedule {
  if ('cron' in frequency) return { everySeconds: null, cron: frequency.cron };
  if ('trigger' in frequency) return { everySeconds: null, cron: null };
  const seconds = Duration.fromObject(
    'as' in frequency && typeof frequency.as === 'function'
      ? { seconds: frequency.as('seconds') }
      : { ...frequency },
  ).as('seconds');
  return { everySeconds: seconds, cron: null };
}

/** `policy`, `retention.runDays`: names of settings, never their values. */
function namesIn(value: unknown, prefix = '', depth = 2): string[] {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    return prefix ? [prefix] : [];
  }
  if (Array.isArray(value)) return [prefix];
  return Object.entries(value).flatMap(([name, inner]) =>
    namesIn(inner, prefix ? `${prefix}.${name}` : name, depth - 1),
  );
}

import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { UploadLimitSettings } from './ingestion';
import { ConfiguredCapacity, configuredCapacitySchema } from './planning';
import { RetentionSettings } from './retention';
import {
  Policy,
  readPolicy,
  TicketSettings,
} from 'backstage-plugin-perf-coverage-common';
import { Mapping, parseMapping } from 'backstage-plugin-perf-coverage-readers';

/** The configuration below `perfCoverage`, checked and with its defaults. */
export interface Settings {
  syncSchedule: SchedulerServiceTaskScheduleDefinition;
  scanSchedule: SchedulerServiceTaskScheduleDefinition;
  allowedFolders: string[];
  linkTemplate: string | null;
  maxUploadBytes: number;
  maxUncompressedBytes: number;
  uploadLimits: UploadLimitSettings;
  retention: RetentionSettings;
  team: { engineers?: number; hoursPerWeek?: number };
  capacity: ConfiguredCapacity;
  tickets: TicketSettings;
  policy: Policy;
  /** What is odd, but can be used. */
  warnings: string[];
  /** Home-made result formats. */
  mappings: Mapping[];
}

const defaultSyncSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 1 },
  timeout: { minutes: 5 },
  initialDelay: { seconds: 5 },
};

const defaultScanSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 30 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 20 },
};

/** Throws `InputError` that names the setting. */
export function readSettings(config: RootConfigService): Settings {
  const own = config.getOptionalConfig('perfCoverage');
  const schedule = (
    key: string,
    fallback: SchedulerServiceTaskScheduleDefinition,
  ) => {
    const section = own?.getOptionalConfig(`${key}.schedule`);
    if (!section) return fallback;
    try {
      return readSchedulerServiceTaskScheduleDefinitionFromConfig(section);
    } catch (error) {
      throw new InputError(`perfCoverage.${key}.schedule can't be used`, error);
    }
  };
  const positive = (key: string) => {
    const value = own?.getOptionalNumber(key);
    if (value !== undefined && !(value > 0)) {
      throw new InputError(
        `perfCoverage.${key} is ${value}; it must be greater than 0`,
      );
    }
    return value;
  };
  const whole = (key: string) => {
    const value = positive(key);
    if (value !== undefined && !Number.isInteger(value)) {
      throw new InputError(
        `perfCoverage.${key} is ${value}; it must be a whole number`,
      );
    }
    return value;
  };
  const { policy, warnings } = readPolicySetting(own?.getOptional('policy'));
  return {
    policy,
    warnings,
    syncSchedule: schedule('sync', defaultSyncSchedule),
    scanSchedule: schedule('scan', defaultScanSchedule),
    allowedFolders:
      own?.getOptionalStringArray('localSources.allowedFolders') ?? [],
    linkTemplate: own?.getOptionalString('sources.linkTemplate') ?? null,
    maxUploadBytes: positive('upload.maxBytes') ?? 256 * 1024 * 1024,
    maxUncompressedBytes:
      whole('upload.maxUncompressedBytes') ?? 2 * 1024 * 1024 * 1024,
    uploadLimits: {
      perMinute: whole('upload.perMinute') ?? 600,
      parallel: whole('upload.parallel') ?? 8,
    },
    retention: {
      runDays: whole('retention.runDays') ?? 730,
      detailDays: whole('retention.detailDays') ?? 90,
      removedComponentDays: whole('retention.removedComponentDays') ?? 30,
    },
    team: {
      engineers: positive('team.engineers'),
      hoursPerWeek: positive('team.hoursPerWeek'),
    },
    tickets: readTicketSettings(own?.getOptional('tickets')),
    capacity: readCapacitySetting(own?.getOptional('capacity')),
    mappings: readMappings(own?.getOptional('readers.mappings')),
  };
}

function readMappings(value: unknown): Mapping[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    throw new InputError('perfCoverage.readers.mappings must be a list');
  }
  const mappings = value.map((each, n) => {
    try {
      return parseMapping(each);
    } catch (error) {
      throw new InputError(
        `perfCoverage.readers.mappings[${n}] can't be used`,
        error,
      );
    }
  });
  const names = mappings.map(({ name }) => name);
  const twice = names.find((name, n) => names.indexOf(name) !== n);
  if (twice !== undefined) {
    throw new InputError(
      `perfCoverage.readers.mappings has two of the name '${twice}'`,
    );
  }
  return mappings;
}

function readCapacitySetting(value: unknown): ConfiguredCapacity {
  const { holidays, of } = checked(
    configuredCapacitySchema,
    value ?? {},
    'perfCoverage.capacity',
  );
  return {
    holidays,
    of: new Map(of.map(({ entityRef, ...settings }) => [entityRef, settings])),
  };
}

const numericId = z.string().regex(/^\d{1,12}$/, {
  error: 'must be a numeric id, as text',
});

const ticketSchema = z.strictObject({
  github: z.string().max(255).optional(),
  gitlab: z.string().max(255).optional(),
  jira: z
    .strictObject({
      baseUrl: z.url({
        protocol: /^https?$/,
        error: 'must be an address with http:// or https://',
      }),
      projectIds: z.record(z.string(), numericId).optional(),
      issueTypeId: numericId.optional(),
    })
    .optional(),
});

function readTicketSettings(value: unknown): TicketSettings {
  return checked(ticketSchema, value ?? {}, 'perfCoverage.tickets');
}

function checked<T extends z.ZodType>(
  schema: T,
  value: unknown,
  place: string,
): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [{ path, message }] = result.error.issues;
  throw new InputError(`${[place, ...path].join('.')} ${message}`);
}

function readPolicySetting(value: unknown): {
  policy: Policy;
  warnings: string[];
} {
  const place = 'perfCoverage.policy';
  const { policy, problems } = readPolicy(value, place);
  const texts = problems.map(
    ({ message, suggestion }) =>
      `${place}: ${message}${suggestion === null ? '' : `; ${suggestion}`}`,
  );
  if (policy === null) throw new InputError(texts.join('\n'));
  return { policy, warnings: texts };
}

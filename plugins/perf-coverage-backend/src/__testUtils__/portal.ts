import { auditorServiceFactory } from '@backstage/backend-defaults/auditor';
import {
  BackstageCredentials,
  createServiceFactory,
  RootLoggerService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  isResourcePermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  perfCoverageAdminPermission,
  perfCoverageReadPermission,
} from 'backstage-plugin-perf-coverage-common';
import {
  createPerfCoverageConditionalDecision,
  perfCoverageConditions,
} from 'backstage-plugin-perf-coverage-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import request from 'supertest';
import { PerfCoverageDatabase } from '../database';
import { perfCoveragePlugin } from '../plugin';
import { expectDescribed, expectDescribedRequest } from './apiDescription';
import { migrated } from './databases';

/** Has all permissions and sees the whole catalog. */
export const reader = 'user:default/reader';
/** Has all permissions and sees what `Portal` was told. */
export const outsider = 'user:default/outsider';
/** Sees the whole catalog and has no permission of ours. */
export const nobody = 'user:default/nobody';

/** Sees the whole catalog and may do all to the components of group:default/care. */
export const owner = 'user:default/owner';

/** Sees the whole catalog and may only send results. */
export const uploader = 'user:default/uploader';

export interface PortalOptions {
  knex: Knex;
  entities: Entity[];
  /** References that `outsider` may see. */
  outsiderSees?: string[];
  config?: JsonObject;
  /** What repositories answer; none can be read without. */
  urlReader?: Partial<UrlReaderService>;
  /** Gets what the plugin and the auditor log; nobody does without. */
  logger?: RootLoggerService;
  /** What stands for the scheduler; nothing is run without. */
  scheduler?: Partial<SchedulerService>;
}

export interface Portal {
  backend: TestBackend;
  database: PerfCoverageDatabase;
  signals: { key: string; type: string }[];
  get(path: string, as?: string): request.Test;
  post(path: string, as?: string): request.Test;
  put(path: string, as?: string): request.Test;
  delete(path: string, as?: string): request.Test;
}

const base = '/api/perf-coverage';

/** The plugin in a backend of its own, over real tables and a made-up catalog. */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const { database } = await migrated(options.knex);
  const signals: Portal['signals'] = [];
  const events = mockServices.events.mock({
    publish: async ({ topic, eventPayload }) => {
      if (topic !== 'signals') return;
      const { message } = eventPayload as { message: Portal['signals'][0] };
      signals.push(message);
    },
  });
  const backend = await startTestBackend({
    features: [
      perfCoveragePlugin,
      mockServices.database.factory({ knex: options.knex }),
      mockServices.rootConfig.factory({ data: options.config ?? {} }),
      options.logger
        ? mockServices.rootLogger.mock(options.logger).factory
        : mockServices.rootLogger.factory({ level: 'none' }),
      auditorServiceFactory,
      // Scans start when a test asks for them.
      mockServices.scheduler.mock(options.scheduler).factory,
      mockServices.permissions.mock({
        authorize: async (requests, { credentials }) =>
          requests.map(({ permission }) => ({
            result: decide(permission, credentials),
          })),
        authorizeConditional: async (requests, { credentials }) =>
          requests.map(({ permission }) =>
            conditional(permission, credentials),
          ),
      }).factory,
      events.factory,
      mockServices.urlReader.mock(options.urlReader).factory,
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => hiding(options),
      }),
    ],
  });
  const ask =
    (method: 'get' | 'post' | 'put' | 'delete') =>
    (path: string, as = reader) =>
      request(backend.server)
        [method](`${base}${path}`)
        .set('Authorization', mockCredentials.user.header(as))
        .expect(answer => {
          expectDescribed(
            method,
            decodeURI(path.split('?')[0]),
            answer.status,
            answer.body,
          );
          if (answer.status >= 400) return;
          const { request: sent } = answer as unknown as {
            request: { _data?: unknown };
          };
          expectDescribedRequest(method, path, sent._data);
        });
  return {
    backend,
    database,
    signals,
    get: ask('get'),
    post: ask('post'),
    put: ask('put'),
    delete: ask('delete'),
  };
}

function decide(
  permission: Permission,
  credentials: BackstageCredentials,
): AuthorizeResult.ALLOW | AuthorizeResult.DENY {
  if (!permission.name.startsWith('perf-coverage.')) {
    return AuthorizeResult.ALLOW;
  }
  const user = userOf(credentials);
  if (user === nobody) return AuthorizeResult.DENY;
  if (user === uploader && permission.name !== 'perf-coverage.upload') {
    return AuthorizeResult.DENY;
  }
  return permission.name !== perfCoverageAdminPermission.name ||
    user === undefined ||
    user === reader
    ? AuthorizeResult.ALLOW
    : AuthorizeResult.DENY;
}

function conditional(
  permission: Permission,
  credentials: BackstageCredentials,
): PolicyDecision {
  const user = userOf(credentials);
  const own = permission.name.startsWith('perf-coverage.');
  if (user === outsider && !own) {
    return {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        resourceType: 'catalog-entity',
        params: {},
      },
    };
  }
  if (user === owner && isResourcePermission(permission) && own) {
    return createPerfCoverageConditionalDecision(
      permission as typeof perfCoverageReadPermission,
      perfCoverageConditions.isOwner({ claims: [owner, 'group:default/care'] }),
    );
  }
  return { result: decide(permission, credentials) };
}

function userOf(credentials: BackstageCredentials): string | undefined {
  const principal = credentials.principal as { userEntityRef?: string };
  return principal.userEntityRef;
}

/** A catalog that shows `outsider` a part. */
function hiding({ entities, outsiderSees = [] }: PortalOptions) {
  const all = catalogServiceMock({ entities });
  const part = catalogServiceMock({
    entities: entities.filter(entity =>
      outsiderSees.includes(stringifyEntityRef(entity)),
    ),
  });
  const of = (credentials: BackstageCredentials) =>
    userOf(credentials) === outsider ? part : all;
  return catalogServiceMock.mock({
    getEntityByRef: async (ref, caller) =>
      of(callerOf(caller)).getEntityByRef(ref),
    getEntitiesByRefs: async (refs, caller) =>
      of(callerOf(caller)).getEntitiesByRefs(refs),
    streamEntities: (query, caller) =>
      of(callerOf(caller)).streamEntities(query),
  });
}

function callerOf(options: object | undefined): BackstageCredentials {
  if (options && 'credentials' in options) {
    return options.credentials as BackstageCredentials;
  }
  throw new Error('The catalog was asked without saying for whom');
}

import {
  BackstageCredentials,
  createServiceFactory,
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
  Permission,
} from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import request from 'supertest';
import { PerfCoverageDatabase } from '../database';
import { perfCoveragePlugin } from '../plugin';
import { migrated } from './databases';

/** Has all permissions and sees the whole catalog. */
export const reader = 'user:default/reader';
/** Has all permissions and sees what `Portal` was told. */
export const outsider = 'user:default/outsider';
/** Sees the whole catalog and has no permission of ours. */
export const nobody = 'user:default/nobody';

export interface PortalOptions {
  knex: Knex;
  entities: Entity[];
  /** References that `outsider` may see. */
  outsiderSees?: string[];
  config?: JsonObject;
  /** What repositories answer; none can be read without. */
  urlReader?: Partial<UrlReaderService>;
}

export interface Portal {
  backend: TestBackend;
  database: PerfCoverageDatabase;
  signals: { key: string; type: string }[];
  get(path: string, as?: string): request.Test;
  post(path: string, as?: string): request.Test;
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
      mockServices.rootLogger.factory({ level: 'none' }),
      // Scans start when a test asks for them.
      mockServices.scheduler.mock().factory,
      mockServices.permissions.mock({
        authorize: async (requests, { credentials }) =>
          requests.map(({ permission }) => ({
            result: decide(permission, credentials),
          })),
        authorizeConditional: async (requests, { credentials }) =>
          requests.map(({ permission }) =>
            userOf(credentials) === outsider
              ? {
                  result: AuthorizeResult.CONDITIONAL,
                  pluginId: 'catalog',
                  resourceType: 'catalog-entity',
                  conditions: {
                    rule: 'IS_ENTITY_OWNER',
                    resourceType: 'catalog-entity',
                    params: {},
                  },
                }
              : { result: decide(permission, credentials) },
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
  const header = (as: string) => mockCredentials.user.header(as);
  return {
    backend,
    database,
    signals,
    get: (path, as = reader) =>
      request(backend.server)
        .get(`${base}${path}`)
        .set('Authorization', header(as)),
    post: (path, as = reader) =>
      request(backend.server)
        .post(`${base}${path}`)
        .set('Authorization', header(as)),
  };
}

function decide(permission: Permission, credentials: BackstageCredentials) {
  return userOf(credentials) === nobody &&
    permission.name.startsWith('perf-coverage.')
    ? AuthorizeResult.DENY
    : AuthorizeResult.ALLOW;
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

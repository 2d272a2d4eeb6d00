import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ComponentSummary,
  perfCoverageUploadPermission,
} from 'backstage-plugin-perf-coverage-common';
import { Request } from 'express';
import { anEntity } from '../__testUtils__/builders';
import { Access, AccessOptions } from './Access';

const web = 'component:default/web';
const ci = mockCredentials.service('external:ci', {
  permissionNames: ['perf-coverage.upload'],
});
const request = {} as Request;

function isRestricted(credentials: BackstageCredentials): boolean {
  const { accessRestrictions } = credentials.principal as {
    accessRestrictions?: object;
  };
  return accessRestrictions !== undefined;
}

/** As Backstage does: a restricted token gets nowhere but to the plugin that it names. */
function accessFor(caller: BackstageCredentials): Access {
  const all = catalogServiceMock({ entities: [anEntity('web')] });
  const summary = { entityRef: web } as ComponentSummary;
  return new Access({
    auth: mockServices.auth({ pluginId: 'perf-coverage' }),
    httpAuth: {
      credentials: async () => caller,
    } as unknown as AccessOptions['httpAuth'],
    permissions: mockServices.permissions.mock({
      authorizeConditional: async requests =>
        requests.map(({ permission }) => ({
          result:
            isRestricted(caller) && permission.name.startsWith('catalog.')
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        })),
    }),
    permissionsRegistry: mockServices.permissionsRegistry.mock({
      getPermissionRuleset: () => ({ getRuleByName: jest.fn() }),
    }),
    catalog: catalogServiceMock.mock({
      getEntityByRef: async (ref, options) => {
        if (
          options &&
          'credentials' in options &&
          isRestricted(options.credentials)
        ) {
          throw new NotAllowedError(
            "Access to target plugin 'catalog' is not included",
          );
        }
        return all.getEntityByRef(ref);
      },
    }),
    database: {
      components: { get: async () => summary },
    } as unknown as AccessOptions['database'],
    lookup: {
      summary: async () => summary,
    } as unknown as AccessOptions['lookup'],
  });
}

describe('a token that is restricted to this plugin', () => {
  it('reaches components, though it may not ask the catalog', async () => {
    const access = accessFor(ci);
    const caller = await access.authorize(
      request,
      perfCoverageUploadPermission,
    );
    expect(await access.component(web, caller)).toEqual({ entityRef: web });
    await expect(
      access.component('component:default/other', caller),
    ).rejects.toThrow('no component:default/other');
  });

  it('sees all components in lists, as far as it may read', async () => {
    expect(await accessFor(ci).listScope(request)).toEqual({
      visible: null,
      allowed: null,
    });
  });
});

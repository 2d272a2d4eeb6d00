import {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { Request } from 'express';

export interface AccessOptions {
  auth: AuthService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  catalog: CatalogService;
}

/**
 * Who may do what. What the catalog hides from a caller does not exist for
 * them: the same 404 as for what is not there.
 */
export class Access {
  constructor(private readonly options: AccessOptions) {}

  /** The caller, a user or a service with the permission; throws `NotAllowedError`. */
  async authorize(
    request: Request,
    permission: BasicPermission,
  ): Promise<BackstageCredentials> {
    const credentials = await this.options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const [decision] = await this.options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You need the permission ${permission.name} for this`,
      );
    }
    return credentials;
  }

  /**
   * The full reference of a component that the caller may see. Throws
   * `InputError` for what is no reference of a component, `NotFoundError` where
   * the caller sees none.
   */
  async component(
    reference: string,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const entityRef = componentRef(reference);
    if (!(await this.isVisible(entityRef, credentials))) {
      throw new NotFoundError(`There is no ${entityRef} in the catalog`);
    }
    return entityRef;
  }

  async isVisible(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const entity = await this.options.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    return entity !== undefined;
  }

  /** The components that the caller may see; null for all. */
  async visibleComponents(
    credentials: BackstageCredentials,
  ): Promise<string[] | null> {
    const [decision] = await this.options.permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return null;
      case AuthorizeResult.DENY:
        return [];
      default:
        return this.listVisible(credentials);
    }
  }

  /** The catalog alone knows what its conditions mean, so it is asked. */
  private async listVisible(
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const refs: string[] = [];
    for await (const entities of this.options.catalog.streamEntities(
      {
        filter: { kind: 'Component' },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
        pageSize: 2000,
      },
      { credentials },
    )) {
      refs.push(...entities.map(entity => stringifyEntityRef(entity)));
    }
    return refs;
  }
}

function componentRef(reference: string): string {
  let parsed;
  try {
    parsed = parseEntityRef(reference, {
      defaultKind: 'component',
      defaultNamespace: 'default',
    });
  } catch (error) {
    throw new InputError(
      `"${reference.slice(
        0,
        200,
      )}" is no entity reference; write it like component:default/web`,
      error,
    );
  }
  const entityRef = stringifyEntityRef(parsed);
  if (!entityRef.startsWith('component:')) {
    throw new InputError(
      `${entityRef} is no component; coverage is kept for entities of kind Component`,
    );
  }
  return entityRef;
}

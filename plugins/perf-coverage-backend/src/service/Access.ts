import {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { isError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  BasicPermission,
  PermissionCriteria,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  ComponentSummary,
  perfCoverageComponentPermissions,
  perfCoverageReadPermission,
  RESOURCE_TYPE_PERF_COVERAGE_COMPONENT,
} from 'backstage-plugin-perf-coverage-common';
import {
  PerfCoverageFilter,
  perfCoverageComponentResourceRef,
  perfCoverageComponentRules,
} from 'backstage-plugin-perf-coverage-node';
import { Request } from 'express';
import { PerfCoverageDatabase } from '../database';
import { nameOf } from './caller';
import { ComponentLookup } from './ComponentLookup';
import { componentRef } from './componentRef';

export interface AccessOptions {
  auth: AuthService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  catalog: CatalogService;
  database: Pick<PerfCoverageDatabase, 'components'>;
  lookup: ComponentLookup;
}

/** Any of the permissions about one component. */
export type ComponentPermission = ResourcePermission<
  typeof RESOURCE_TYPE_PERF_COVERAGE_COMPONENT
>;

/** Who asks, and to what they may do it: all components, or those of the conditions. */
export interface Caller {
  credentials: BackstageCredentials;
  permission: ComponentPermission;
  decision: Exclude<PolicyDecision, { result: AuthorizeResult.DENY }>;
}

/** The components that a list may speak of. */
export interface ListScope {
  /** What the catalog shows to the caller; null for all. */
  visible: string[] | null;
  /** What the permission policy allows; null for all. */
  allowed: PermissionCriteria<PerfCoverageFilter> | null;
}

const nobodyMay = (permission: { name: string }) =>
  new NotAllowedError(`You need the permission ${permission.name} for this`);

/**
 * Who may do what. What the catalog hides from a caller does not exist for
 * them: the same 404 as for what is not there.
 */
export class Access {
  private readonly mayTouch;
  private readonly toFilter;

  constructor(private readonly options: AccessOptions) {
    const { permissionsRegistry, database } = options;
    permissionsRegistry.addResourceType({
      resourceRef: perfCoverageComponentResourceRef,
      permissions: perfCoverageComponentPermissions,
      rules: Object.values(perfCoverageComponentRules),
      getResources: refs =>
        Promise.all(refs.map(ref => database.components.get(ref))),
    });
    // Modules may have added rules of their own.
    const rules = permissionsRegistry.getPermissionRuleset(
      perfCoverageComponentResourceRef,
    );
    this.mayTouch = createConditionAuthorizer(rules);
    this.toFilter = createConditionTransformer(rules);
  }

  /**
   * The caller, a user or a service, who may do this to some components at
   * least; throws `NotAllowedError`.
   */
  async authorize(
    request: Request,
    permission: ComponentPermission,
  ): Promise<Caller> {
    const credentials = await this.credentials(request);
    const [decision] = await this.options.permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.DENY) throw nobodyMay(permission);
    return { credentials, permission, decision };
  }

  /** The same for what is not about one component. */
  async authorizeBasic(
    request: Request,
    permission: BasicPermission,
  ): Promise<BackstageCredentials> {
    const credentials = await this.credentials(request);
    const [decision] = await this.options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) throw nobodyMay(permission);
    return credentials;
  }

  /**
   * A component that the caller sees and may do this to. Throws `InputError`
   * for what is no reference of a component, `NotFoundError` where the caller
   * sees none, `NotAllowedError` where the policy's conditions leave it out.
   */
  async component(
    reference: string,
    caller: Caller,
  ): Promise<ComponentSummary> {
    const entityRef = componentRef(reference);
    if (!(await this.isVisible(entityRef, caller))) {
      throw new NotFoundError(`There is no ${entityRef} in the catalog`);
    }
    const summary = await this.options.lookup.summary(entityRef);
    if (!this.mayTouch(caller.decision, summary)) {
      throw nobodyMay(caller.permission);
    }
    return summary;
  }

  /** The same where the caller gave no reference: null instead of an error. */
  async componentOf(
    entityRef: string,
    caller: Caller,
  ): Promise<ComponentSummary | null> {
    if (!(await this.isVisible(entityRef, caller))) return null;
    const summary = await this.options.database.components.get(entityRef);
    return summary && this.mayTouch(caller.decision, summary) ? summary : null;
  }

  /**
   * Several components that the caller sees and may do this to, in their order.
   * Throws as `component` does for the first of which that is not so.
   */
  async components(
    references: readonly string[],
    caller: Caller,
  ): Promise<ComponentSummary[]> {
    const refs = references.map(componentRef);
    const { items } = await this.options.catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: ['kind', 'metadata.name'] },
      { credentials: await this.catalogCredentials(caller) },
    );
    const summaries: ComponentSummary[] = [];
    for (const [at, entityRef] of refs.entries()) {
      if (!items[at]) {
        throw new NotFoundError(`There is no ${entityRef} in the catalog`);
      }
      const summary = await this.options.lookup.summary(entityRef);
      if (!this.mayTouch(caller.decision, summary)) {
        throw nobodyMay(caller.permission);
      }
      summaries.push(summary);
    }
    return summaries;
  }

  /** What lists, counts and sums may speak of. */
  async listScope(request: Request): Promise<ListScope> {
    return this.scopeOf(
      await this.authorize(request, perfCoverageReadPermission),
    );
  }

  /** The same for a caller and what else they may do; null where to nothing. */
  async listScopeFor(
    request: Request,
    permission: ComponentPermission,
  ): Promise<ListScope | null> {
    try {
      return await this.scopeOf(await this.authorize(request, permission));
    } catch (error) {
      if (isError(error) && error.name === 'NotAllowedError') return null;
      throw error;
    }
  }

  private async scopeOf({ credentials, decision }: Caller): Promise<ListScope> {
    return {
      visible: await this.visibleComponents(credentials),
      allowed:
        decision.result === AuthorizeResult.CONDITIONAL
          ? this.toFilter(decision.conditions)
          : null,
    };
  }

  /** Who asks, for people. */
  async nameOfCaller(request: Request): Promise<string> {
    return nameOf(await this.credentials(request));
  }

  private credentials(request: Request): Promise<BackstageCredentials> {
    return this.options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
  }

  private async isVisible(entityRef: string, caller: Caller): Promise<boolean> {
    const entity = await this.options.catalog.getEntityByRef(entityRef, {
      credentials: await this.catalogCredentials(caller),
    });
    return entity !== undefined;
  }

  private async catalogCredentials({ credentials }: Caller) {
    return this.isService(credentials)
      ? this.options.auth.getOwnServiceCredentials()
      : credentials;
  }

  /**
   * Services see the whole catalog. One whose token is restricted to this
   * plugin could not even ask there: it is asked in our own name.
   */
  private isService(credentials: BackstageCredentials): boolean {
    return this.options.auth.isPrincipal(credentials, 'service');
  }

  private async visibleComponents(
    credentials: BackstageCredentials,
  ): Promise<string[] | null> {
    if (this.isService(credentials)) return null;
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

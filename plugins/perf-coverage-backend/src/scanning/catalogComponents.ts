import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { CatalogComponent, CatalogPerson } from '../database';

const fields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'metadata.tags',
  'metadata.etag',
  'spec.type',
  'spec.lifecycle',
  'relations',
];

const personFields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile.displayName',
  'relations',
];

/** The components of the catalog as the plugin itself sees them: all. */
export class CatalogComponents {
  constructor(
    private readonly options: { catalog: CatalogService; auth: AuthService },
  ) {}

  async readAll(): Promise<CatalogComponent[]> {
    const { catalog, auth } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    const domains = new Map<string, string | null>();
    for await (const systems of catalog.streamEntities(
      {
        filter: { kind: 'System' },
        fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
      },
      { credentials },
    )) {
      for (const system of systems) {
        domains.set(
          stringifyEntityRef(system),
          relation(system, RELATION_PART_OF, 'domain'),
        );
      }
    }
    const components: CatalogComponent[] = [];
    for await (const entities of catalog.streamEntities(
      { filter: { kind: 'Component' }, fields },
      { credentials },
    )) {
      for (const entity of entities) {
        components.push(
          toComponent(entity, system => domains.get(system) ?? null),
        );
      }
    }
    return components;
  }

  /** Users with their groups, and groups. */
  async readPeople(): Promise<CatalogPerson[]> {
    const { catalog, auth } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    const people: CatalogPerson[] = [];
    for await (const entities of catalog.streamEntities(
      { filter: { kind: ['User', 'Group'] }, fields: personFields },
      { credentials },
    )) {
      people.push(...entities.map(toPerson));
    }
    return people;
  }

  /** The whole entity with what is stored of it; undefined where it is gone. */
  async read(
    entityRef: string,
  ): Promise<{ entity: Entity; component: CatalogComponent } | undefined> {
    const { catalog, auth } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    if (!entity) return undefined;
    const systemRef = relation(entity, RELATION_PART_OF, 'system');
    const system = systemRef
      ? await catalog.getEntityByRef(systemRef, { credentials })
      : undefined;
    const domain = system ? relation(system, RELATION_PART_OF, 'domain') : null;
    return { entity, component: toComponent(entity, () => domain) };
  }
}

function toPerson(entity: Entity): CatalogPerson {
  const profile = entity.spec?.profile as { displayName?: unknown } | undefined;
  const { name, title } = entity.metadata;
  return {
    entityRef: stringifyEntityRef(entity),
    title: text(profile?.displayName) ?? title ?? name,
    teams: (entity.relations ?? []).flatMap(({ type, targetRef }) =>
      type === RELATION_MEMBER_OF ? [targetRef] : [],
    ),
  };
}

function toComponent(
  entity: Entity,
  domainOf: (systemRef: string) => string | null,
): CatalogComponent {
  const systemRef = relation(entity, RELATION_PART_OF, 'system');
  return {
    entityRef: stringifyEntityRef(entity),
    entityEtag: entity.metadata.etag ?? null,
    title: entity.metadata.title ?? getCompoundEntityRef(entity).name,
    description: entity.metadata.description ?? null,
    type: text(entity.spec?.type),
    lifecycle: text(entity.spec?.lifecycle),
    ownerRef: relation(entity, RELATION_OWNED_BY),
    systemRef,
    domainRef: systemRef && domainOf(systemRef),
    tags: entity.metadata.tags ?? [],
  };
}

/** The first relation of a type, to entities of a kind where one is given. */
function relation(entity: Entity, type: string, kind?: string): string | null {
  const found = entity.relations?.find(
    candidate =>
      candidate.type === type &&
      (!kind || parseEntityRef(candidate.targetRef).kind === kind),
  );
  return found?.targetRef ?? null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

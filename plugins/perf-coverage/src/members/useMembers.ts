import {
  Entity,
  RELATION_PARENT_OF,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { CatalogApi, catalogApiRef } from '@backstage/plugin-catalog-react';
import type { ComponentFilters } from 'backstage-plugin-perf-coverage-common';
import { useLoad } from '../api';

/** Deeper trees of teams than this are no trees. */
const MOST_LEVELS = 8;

/** As many owners as one question may name. */
const MOST_TEAMS = 100;

function childrenOf(entity: Entity): string[] {
  return (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_PARENT_OF)
    .map(({ targetRef }) => stringifyEntityRef(parseEntityRef(targetRef)));
}

/** The teams below a group, level by level; no team twice. */
async function teamsBelow(
  catalog: Pick<CatalogApi, 'getEntitiesByRefs'>,
  group: Entity,
): Promise<string[]> {
  const known = new Set([stringifyEntityRef(group)]);
  const found: string[] = [];
  let level = childrenOf(group);
  for (let depth = 0; depth < MOST_LEVELS && level.length > 0; depth += 1) {
    const fresh = [...new Set(level)]
      .filter(ref => !known.has(ref))
      .slice(0, MOST_TEAMS - 1 - found.length);
    if (fresh.length === 0) break;
    for (const ref of fresh) known.add(ref);
    found.push(...fresh);
    const { items } = await catalog.getEntitiesByRefs({
      entityRefs: fresh,
      fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
    });
    level = items.flatMap(item => (item ? childrenOf(item) : []));
  }
  return found;
}

/**
 * The components that belong to an entity, as filters of the portfolio:
 * undefined until the teams below a group are known. Where these can't be read,
 * the group stands alone, and `error` says so.
 */
export function useMembers(entity: Entity): {
  filters: ComponentFilters | undefined;
  teams: number;
  error: Error | undefined;
} {
  const catalog = useApi(catalogApiRef);
  const entityRef = stringifyEntityRef(entity);
  const kind = entity.kind.toLocaleLowerCase('en-US');
  const isGroup = kind === 'group';
  const teams = useLoad(entityRef, async () =>
    isGroup ? teamsBelow(catalog, entity) : [],
  );
  if (kind === 'system' || kind === 'domain') {
    return { filters: { [kind]: [entityRef] }, teams: 0, error: undefined };
  }
  const known = teams.value ?? (teams.error ? [] : undefined);
  return {
    filters: known && { owner: [entityRef, ...known] },
    teams: known?.length ?? 0,
    error: teams.error,
  };
}

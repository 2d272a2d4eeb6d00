import { ComponentSummary } from 'backstage-plugin-perf-coverage-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import {
  catalogColumnNames,
  catalogColumns,
  catalogFacetRows,
  catalogFacets,
  ComponentRow,
  figureColumns,
  figureFacetRows,
  figureFacets,
  toSummary,
} from './componentRows';
import { whereVisible } from './componentFilter';
import { listComponents, summaryQuery } from './componentList';
import { batches, whereInList } from './dialect';
import { CountKeeper } from './countKeeper';
import {
  CatalogComponent,
  ComponentFigures,
  ComponentListOptions,
  ComponentListPage,
  ComponentScope,
  ComponentStore,
  ScopeColumns,
  ScopedComponent,
} from './types';

/** A change in the catalog changes the counts of both. */
const countedLists = ['components', 'gaps'] as const;

export class KnexComponentStore implements ComponentStore {
  constructor(
    private readonly knex: Knex,
    private readonly counts: CountKeeper,
  ) {}

  async sync(components: readonly CatalogComponent[], now: string) {
    const stored = new Map<
      string,
      { entity_etag: string | null; removed_at: string | null }
    >(
      (
        await this.knex('components').select(
          'entity_ref',
          'entity_etag',
          'removed_at',
        )
      ).map(row => [row.entity_ref, row]),
    );
    const isChanged = (component: CatalogComponent) => {
      const row = stored.get(component.entityRef);
      return (
        row === undefined ||
        row.removed_at !== null ||
        row.entity_etag !== component.entityEtag
      );
    };
    const changed = components.filter(isChanged);
    for (const batch of batches(changed, 100)) {
      await this.write(batch, now);
    }

    const present = new Set(components.map(component => component.entityRef));
    const removed = [...stored]
      .filter(([ref, row]) => row.removed_at === null && !present.has(ref))
      .map(([ref]) => ref);
    for (const batch of batches(removed)) {
      await this.counts.keep(countedLists, batch, async tx => {
        await tx('components')
          .whereIn('entity_ref', batch)
          .update({ removed_at: now });
      });
    }
    return { changed: changed.map(component => component.entityRef), removed };
  }

  async upsert(component: CatalogComponent, now: string): Promise<void> {
    await this.write([component], now);
    await this.knex('components')
      .where('entity_ref', component.entityRef)
      .update({ entity_etag: component.entityEtag });
  }

  private async write(
    components: readonly CatalogComponent[],
    now: string,
  ): Promise<void> {
    const rows = components.map(component => ({
      entity_ref: component.entityRef,
      ...catalogColumns(component),
      seen_at: now,
      removed_at: null,
      signal_key: randomUUID(),
    }));
    const refs = components.map(component => component.entityRef);
    // New ones begin as removed ones, so that there is a row to hold while it
    // is counted, also where another replica writes the same.
    await this.knex('components')
      .insert(rows.map(row => ({ ...row, removed_at: now })))
      .onConflict('entity_ref')
      .ignore();
    await this.counts.keep(countedLists, refs, async tx => {
      await tx('components')
        .insert(rows)
        .onConflict('entity_ref')
        .merge([...catalogColumnNames, 'seen_at', 'removed_at']);
      await tx('component_facets')
        .whereIn('entity_ref', refs)
        .whereIn('facet', [...catalogFacets])
        .delete();
      const assessed = new Set(
        await tx('component_facets')
          .whereIn('entity_ref', refs)
          .where('facet', 'state')
          .pluck('entity_ref'),
      );
      const facets = components.flatMap(component => [
        ...catalogFacetRows(component),
        // Until an assessment says otherwise.
        ...(assessed.has(component.entityRef)
          ? []
          : figureFacetRows(component.entityRef, {
              state: 'unknown',
              frameworks: [],
            })),
      ]);
      for (const batch of batches(facets)) {
        await tx('component_facets').insert(batch);
      }
    });
  }

  async get(entityRef: string): Promise<ComponentSummary | undefined> {
    const row: ComponentRow | undefined = await summaryQuery(this.knex)
      .where('components.entity_ref', entityRef)
      .whereNull('components.removed_at')
      .first();
    return row && toSummary(row);
  }

  list(options: ComponentListOptions): Promise<ComponentListPage> {
    return listComponents(this.knex, options);
  }

  async setFigures(
    entityRef: string,
    figures: ComponentFigures,
  ): Promise<void> {
    await this.knex('components')
      .where('entity_ref', entityRef)
      .update(figureColumns(figures));
    const facets = figureFacetRows(entityRef, figures);
    const stored: { facet: string; value: string }[] = await this.knex(
      'component_facets',
    )
      .where('entity_ref', entityRef)
      .whereIn('facet', [...figureFacets])
      .select('facet', 'value');
    if (isSame(stored, facets)) return;
    await this.counts.keep(['components'], [entityRef], async tx => {
      await tx('component_facets')
        .where('entity_ref', entityRef)
        .whereIn('facet', [...figureFacets])
        .delete();
      await tx('component_facets').insert(facets);
    });
  }

  async listRefs(after: string | null, limit: number): Promise<string[]> {
    const query = this.knex('components')
      .whereNull('removed_at')
      .orderBy('entity_ref')
      .limit(limit);
    if (after !== null) query.where('entity_ref', '>', after);
    return query.pluck('entity_ref');
  }

  async inScope(
    scope: ComponentScope,
    of: ScopeColumns,
    limit: number,
  ): Promise<ScopedComponent[]> {
    const gaps = this.knex('gaps')
      .whereRaw('gaps.entity_ref = components.entity_ref')
      .where('gaps.status', 'open')
      .count('*');
    const query = this.knex('components')
      .orderBy('components.entity_ref')
      .limit(limit)
      .select(
        'components.entity_ref',
        'components.title',
        'components.owner_ref',
        gaps.as('open_gaps'),
      );
    whereVisible(this.knex, query, scope);
    const columns = {
      entityRef: 'entity_ref',
      systemRef: 'system_ref',
      domainRef: 'domain_ref',
      ownerRef: 'owner_ref',
    } as const;
    for (const key of Object.keys(columns) as (keyof typeof columns)[]) {
      const value = of[key];
      if (value !== undefined) query.where(`components.${columns[key]}`, value);
    }
    const rows: {
      entity_ref: string;
      title: string;
      owner_ref: string | null;
      open_gaps: number | string;
    }[] = await query;
    return rows.map(row => ({
      entityRef: row.entity_ref,
      title: row.title,
      ownerRef: row.owner_ref,
      gaps: Number(row.open_gaps),
    }));
  }

  async plannedFor(refs: readonly string[]): Promise<string[]> {
    const owned = this.knex('components')
      .whereNull('removed_at')
      .select('entity_ref');
    whereInList(this.knex, owned, 'owner_ref', refs);
    const assigned = this.knex('gaps')
      .where('status', 'open')
      .distinct('entity_ref');
    whereInList(this.knex, assigned, 'assignee', refs);
    const found: string[] = [
      ...(await owned.pluck('entity_ref')),
      ...(await assigned.pluck('entity_ref')),
    ];
    return [...new Set(found)].sort();
  }

  async signalKey(entityRef: string): Promise<string | null> {
    const row = await this.knex('components')
      .where('entity_ref', entityRef)
      .first('signal_key');
    return row?.signal_key ?? null;
  }
}

function isSame(
  some: readonly { facet: string; value: string }[],
  others: readonly { facet: string; value: string }[],
): boolean {
  return (
    some.length === others.length &&
    some.every(({ facet, value }) =>
      others.some(other => other.facet === facet && other.value === value),
    )
  );
}

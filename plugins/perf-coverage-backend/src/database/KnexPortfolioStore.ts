import { HeatMapRow } from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { readComponentPage } from './componentList';
import { batches, whereInList } from './dialect';
import {
  CoverageDay,
  PortfolioEntry,
  PortfolioStore,
  RollUpOptions,
  SlaListOptions,
  SlaListPage,
} from './portfolioTypes';
import { readRollUps } from './rollUps';
import { listSlas, slaStateOrder } from './slaList';
import { ComponentCursor, ComponentListOptions } from './types';

export class KnexPortfolioStore implements PortfolioStore {
  constructor(private readonly knex: Knex) {}

  async set(entityRef: string, entry: PortfolioEntry): Promise<void> {
    await this.knex('components')
      .where('entity_ref', entityRef)
      .update({ kinds: entry.kinds && JSON.stringify(entry.kinds) });
    const rows = entry.slas.map((sla, position) => ({
      entity_ref: entityRef,
      position,
      state: sla.state,
      state_rank: slaStateOrder.indexOf(sla.state),
      margin: sla.margin,
      name_sort: sla.name.toLocaleLowerCase('en-US').slice(0, 255),
      search_text: [sla.name, sla.capabilityTitle, sla.metric]
        .join('\n')
        .toLocaleLowerCase('en-US'),
      sla: JSON.stringify(sla),
    }));
    const stored: { sla: string }[] = await this.knex('slas')
      .where('entity_ref', entityRef)
      .orderBy('position')
      .select('sla');
    // Most assessments leave them as they are.
    const same =
      stored.length === rows.length &&
      stored.every(({ sla }, position) => sla === rows[position].sla);
    if (same) return;
    await this.knex('slas').where('entity_ref', entityRef).delete();
    for (const batch of batches(rows)) await this.knex('slas').insert(batch);
  }

  async heatMap(
    options: ComponentListOptions,
  ): Promise<{ items: HeatMapRow[]; next: ComponentCursor | null }> {
    const { rows, next } = await readComponentPage(this.knex, options);
    return {
      items: rows.map(row => ({
        entityRef: row.entity_ref,
        title: row.title,
        state: row.state,
        kinds: row.kinds === null ? null : JSON.parse(row.kinds),
      })),
      next,
    };
  }

  rollUps(options: RollUpOptions) {
    return readRollUps(this.knex, options);
  }

  slas(options: SlaListOptions): Promise<SlaListPage> {
    return listSlas(this.knex, options);
  }

  async coverageDays(
    entityRefs: readonly string[],
    from: string,
  ): Promise<Map<string, CoverageDay[]>> {
    const query = this.knex('snapshots')
      .where('day', '>=', from)
      .orderBy(['entity_ref', 'day'])
      .select('entity_ref', 'day', 'met', 'applicable');
    whereInList(this.knex, query, 'entity_ref', entityRefs);
    const rows: (CoverageDay & { entity_ref: string })[] = await query;
    const days = new Map<string, CoverageDay[]>();
    for (const { entity_ref: ref, day, met, applicable } of rows) {
      const known = days.get(ref);
      if (known) known.push({ day, met, applicable });
      else days.set(ref, [{ day, met, applicable }]);
    }
    return days;
  }
}

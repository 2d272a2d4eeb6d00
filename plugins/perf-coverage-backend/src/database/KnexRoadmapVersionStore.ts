import {
  RoadmapSettings,
  RoadmapVersion,
  RoadmapVersionSummary,
} from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { RoadmapVersionStore } from './planningTypes';

const summaryColumns = [
  'scope',
  'number',
  'accepted_by',
  'accepted_at',
  'why',
  'restores',
  'baseline',
  'p80',
  'hours',
  'gaps',
] as const;

interface SummaryRow {
  scope: string;
  number: number;
  accepted_by: string;
  accepted_at: string;
  why: string;
  restores: number | null;
  baseline: boolean | number;
  p80: string | null;
  hours: number;
  gaps: number;
}

interface VersionRow extends SummaryRow {
  settings: string;
  roadmap: string;
}

export class KnexRoadmapVersionStore implements RoadmapVersionStore {
  constructor(private readonly knex: Knex) {}

  async list(scope: string): Promise<RoadmapVersionSummary[]> {
    const rows: SummaryRow[] = await this.knex('roadmap_versions')
      .where({ scope })
      .orderBy('number', 'desc')
      .select(...summaryColumns);
    return rows.map(toSummary);
  }

  get(scope: string, number: number) {
    return this.first(query => query.where({ scope, number }));
  }

  newest(scope: string) {
    return this.first(query => query.where({ scope }));
  }

  async settings(scope: string): Promise<RoadmapSettings | undefined> {
    const row = await this.knex('roadmap_versions')
      .where({ scope })
      .orderBy('number', 'desc')
      .first('settings');
    return row && JSON.parse(row.settings);
  }

  baseline(scope: string) {
    return this.first(query => query.where({ scope, baseline: true }));
  }

  async add(version: RoadmapVersion): Promise<boolean> {
    const added = await this.knex('roadmap_versions')
      .insert({
        scope: version.scope,
        number: version.number,
        accepted_by: version.by,
        accepted_at: version.at,
        why: version.why,
        restores: version.restores ?? null,
        baseline: version.baseline,
        p80: version.p80,
        hours: version.hours,
        gaps: version.gaps,
        settings: JSON.stringify(version.settings),
        roadmap: JSON.stringify(version.roadmap),
      })
      .onConflict(['scope', 'number'])
      .ignore()
      .returning('number');
    return added.length > 0;
  }

  async setBaseline(scope: string, number: number): Promise<boolean> {
    const chosen = await this.knex('roadmap_versions')
      .where({ scope, number })
      .update({ baseline: true });
    if (chosen === 0) return false;
    await this.knex('roadmap_versions')
      .where({ scope })
      .whereNot({ number })
      .update({ baseline: false });
    return true;
  }

  private async first(
    restrict: (query: Knex.QueryBuilder) => void,
  ): Promise<RoadmapVersion | undefined> {
    const query = this.knex('roadmap_versions').orderBy('number', 'desc');
    restrict(query);
    const row: VersionRow | undefined = await query.first('*');
    return (
      row && {
        ...toSummary(row),
        settings: JSON.parse(row.settings),
        roadmap: JSON.parse(row.roadmap),
      }
    );
  }
}

function toSummary(row: SummaryRow): RoadmapVersionSummary {
  return {
    scope: row.scope,
    number: row.number,
    by: row.accepted_by,
    at: row.accepted_at,
    why: row.why,
    ...(row.restores === null ? {} : { restores: row.restores }),
    baseline: Boolean(row.baseline),
    p80: row.p80,
    hours: Number(row.hours),
    gaps: row.gaps,
  };
}

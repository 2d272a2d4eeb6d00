import {
  SeriesPoint,
  SeriesSummary,
} from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { keysetPage } from './keysetPage';
import { SeriesIdentity } from './seriesIdentity';
import { SeriesCursor, SeriesListOptions, SeriesStore } from './types';

type SeriesRow = SeriesIdentity & { last_at: string };

interface PointRow {
  run_id: string;
  ordered_at: string;
  stats: string;
  commit: string;
  url: string | null;
}

export class KnexSeriesStore implements SeriesStore {
  constructor(private readonly knex: Knex) {}

  async get(id: string): Promise<SeriesSummary | undefined> {
    const row: SeriesRow | undefined = await this.knex('series')
      .where('id', id)
      .first();
    return row && toSummary(row);
  }

  async list(
    entityRef: string,
    { name, environment, branch, limit, cursor }: SeriesListOptions,
  ): Promise<{ items: SeriesSummary[]; next: SeriesCursor | null }> {
    const query = this.knex('series').where('entity_ref', entityRef);
    if (name !== undefined) query.where('name', name);
    if (environment !== undefined) query.where('environment', environment);
    if (branch !== undefined) query.where('branch', branch);
    const { rows, moreBehind } = await keysetPage<SeriesRow>(
      query,
      { column: 'last_at', order: 'desc', mayBeNull: false, ties: ['id'] },
      limit,
      cursor && { value: cursor.lastAt, ties: [cursor.id] },
    );
    return {
      items: rows.map(toSummary),
      next: moreBehind && { lastAt: moreBehind.last_at, id: moreBehind.id },
    };
  }

  async points(
    id: string,
    { from, to, limit }: { from: string; to: string; limit: number },
  ): Promise<SeriesPoint[]> {
    const rows: PointRow[] = await this.knex('run_metrics')
      .join('runs', 'runs.id', 'run_metrics.run_id')
      .where('run_metrics.series_id', id)
      .where('run_metrics.ordered_at', '>=', from)
      .where('run_metrics.ordered_at', '<=', to)
      .orderBy([
        { column: 'run_metrics.ordered_at', order: 'desc' },
        { column: 'run_metrics.run_id', order: 'desc' },
      ])
      .limit(limit)
      .select(
        'run_metrics.run_id',
        'run_metrics.ordered_at',
        'run_metrics.stats',
        'runs.commit',
        'runs.url',
      );
    return rows.reverse().map(row => ({
      at: row.ordered_at,
      runId: row.run_id,
      stats: JSON.parse(row.stats),
      commit: row.commit || null,
      url: row.url,
    }));
  }
}

function toSummary(row: SeriesRow): SeriesSummary {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    name: row.name,
    scope: JSON.parse(row.scope),
    unit: row.unit,
    direction: row.direction,
    environment: row.environment || null,
    branch: row.branch || null,
    tool: row.tool,
    lastAt: row.last_at,
  };
}

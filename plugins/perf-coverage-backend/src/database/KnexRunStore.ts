import {
  Run,
  RunMetric,
  RunSummary,
  timeOf,
} from 'backstage-plugin-perf-coverage-common';
import { Knex } from 'knex';
import { batches, storedInstant, whereInList } from './dialect';
import { SeriesIdentity, seriesIdentity } from './seriesIdentity';
import { NewRun, RunStore, StoredRun } from './types';

interface RunRow {
  id: string;
  entity_ref: string;
  environment: string;
  commit: string;
  branch: string | null;
  url: string | null;
  source: string;
  file_name: string | null;
  labels: string;
  started_at: string | null;
  received_at: string;
  run: string;
}

interface MetricRow {
  run_id: string;
  name: string;
  scope: string;
  unit: string;
  direction: RunMetric['direction'];
  stats: string;
  histogram?: string | null;
}

/** All of a run but what has tables of its own. */
type RunDocument = Omit<Run, 'metrics' | 'timeline'>;

export class KnexRunStore implements RunStore {
  constructor(private readonly knex: Knex) {}

  async find(
    identity: Pick<NewRun, 'entityRef' | 'digest' | 'environment' | 'commit'>,
  ): Promise<RunSummary | undefined> {
    const row: RunRow | undefined = await this.knex('runs')
      .where({
        entity_ref: identity.entityRef,
        digest: identity.digest,
        environment: identity.environment ?? '',
        commit: identity.commit ?? '',
      })
      .first();
    return row && toRunSummary(row);
  }

  async add(run: NewRun): Promise<{ run: RunSummary; created: boolean }> {
    const { metrics, timeline, ...document } = run.run;
    const receivedAt = storedInstant(run.receivedAt);
    const startedAt = run.startedAt && storedInstant(run.startedAt);
    const orderedAt = storedInstant(timeOf(run));
    await this.knex.transaction(async tx => {
      // Two replicas may get the same bytes at once: the second changes nothing.
      await tx('runs')
        .insert({
          id: run.id,
          entity_ref: run.entityRef,
          digest: run.digest,
          environment: run.environment ?? '',
          commit: run.commit ?? '',
          branch: run.branch,
          url: run.url,
          source: run.source,
          file_name: run.fileName,
          labels: JSON.stringify(run.labels),
          format: document.format,
          started_at: startedAt,
          received_at: receivedAt,
          ordered_at: orderedAt,
          synthetic: document.synthetic,
          run: JSON.stringify(document),
        })
        .onConflict(['entity_ref', 'digest', 'environment', 'commit'])
        .ignore();
      const mine = await tx('runs').where('id', run.id).first('id');
      if (!mine) return;
      if (timeline) {
        await tx('run_timelines').insert({
          run_id: run.id,
          timeline: JSON.stringify(timeline),
        });
      }
      const series = metrics.map(metric => seriesIdentity(run, metric));
      await extendSeries(tx, series, orderedAt);
      const rows = metrics.map((metric, position) => ({
        run_id: run.id,
        position,
        name: metric.name,
        scope: JSON.stringify(metric.scope),
        unit: metric.unit,
        direction: metric.direction,
        stats: JSON.stringify(metric.stats),
        histogram: metric.histogram ? JSON.stringify(metric.histogram) : null,
        series_id: series[position].id,
        ordered_at: orderedAt,
      }));
      for (const batch of batches(rows)) {
        await tx('run_metrics').insert(batch);
      }
    });
    const stored = await this.find(run);
    if (!stored) {
      throw new Error(`Run ${run.id} of ${run.entityRef} was not stored`);
    }
    return { run: stored, created: stored.id === run.id };
  }

  async get(id: string): Promise<StoredRun | undefined> {
    const row: RunRow | undefined = await this.knex('runs')
      .where('id', id)
      .first();
    if (!row) return undefined;
    const metrics: MetricRow[] = await this.knex('run_metrics')
      .where('run_id', id)
      .orderBy('position');
    const timed = await this.knex('run_timelines')
      .where('run_id', id)
      .first('timeline');
    const { summary, run } = toStoredRun(row, metrics);
    return {
      summary,
      run: timed ? { ...run, timeline: JSON.parse(timed.timeline) } : run,
    };
  }

  async list(entityRef: string, limit: number): Promise<RunSummary[]> {
    return (await this.newest(entityRef, limit)).map(toRunSummary);
  }

  async listWithMetrics(
    entityRef: string,
    limit: number,
  ): Promise<StoredRun[]> {
    const rows = await this.newest(entityRef, limit);
    // Without histograms: they are for merging, and large.
    const query = this.knex('run_metrics')
      .select('run_id', 'name', 'scope', 'unit', 'direction', 'stats')
      .orderBy(['run_id', 'position']);
    whereInList(
      this.knex,
      query,
      'run_id',
      rows.map(row => row.id),
    );
    const metrics: MetricRow[] = await query;
    const byRun = new Map<string, MetricRow[]>();
    for (const metric of metrics) {
      const own = byRun.get(metric.run_id);
      if (own) own.push(metric);
      else byRun.set(metric.run_id, [metric]);
    }
    return rows.map(row => toStoredRun(row, byRun.get(row.id) ?? []));
  }

  private newest(entityRef: string, limit: number): Promise<RunRow[]> {
    return this.knex('runs')
      .where('entity_ref', entityRef)
      .orderBy([
        { column: 'ordered_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
  }
}

async function extendSeries(
  tx: Knex,
  identities: readonly SeriesIdentity[],
  at: string,
): Promise<void> {
  const byId = new Map(identities.map(identity => [identity.id, identity]));
  // In one order everywhere, so that two writers never wait for each other.
  const rows = [...byId.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(identity => ({ ...identity, last_at: at }));
  for (const batch of batches(rows)) {
    await tx('series')
      .insert(batch)
      .onConflict('id')
      .merge({
        last_at: tx.raw(
          'case when excluded.last_at > series.last_at then excluded.last_at else series.last_at end',
        ),
      });
  }
}

function toStoredRun(row: RunRow, metrics: MetricRow[]): StoredRun {
  const document: RunDocument = JSON.parse(row.run);
  return {
    summary: toRunSummary(row),
    run: {
      ...document,
      metrics: metrics.map(metric => ({
        name: metric.name,
        scope: JSON.parse(metric.scope),
        unit: metric.unit,
        direction: metric.direction,
        stats: JSON.parse(metric.stats),
        ...(metric.histogram && { histogram: JSON.parse(metric.histogram) }),
      })),
    },
  };
}

function toRunSummary(row: RunRow): RunSummary {
  const document: RunDocument = JSON.parse(row.run);
  return {
    id: row.id,
    entityRef: row.entity_ref,
    format: document.format,
    tool: document.tool,
    environment: row.environment || null,
    branch: row.branch,
    commit: row.commit || null,
    url: row.url,
    startedAt: row.started_at,
    receivedAt: row.received_at,
    durationSeconds: document.durationSeconds,
    synthetic: document.synthetic,
    source: row.source,
    fileName: row.file_name,
    labels: JSON.parse(row.labels),
    totals: document.totals,
  };
}

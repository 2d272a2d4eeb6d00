import type {
  PerfCoverageApi,
  RunDetail,
  RunMetric,
  SeriesSummary,
} from 'backstage-plugin-perf-coverage-common';

/** A component may have many series; more pages than this are not asked for. */
const MAX_PAGES = 6;
const PAGE_SIZE = 500;

/** What a series measures, whatever the order of its scope. */
export function measureKey(
  metric: Pick<RunMetric, 'name' | 'scope' | 'unit'>,
): string {
  return JSON.stringify([
    metric.name,
    metric.unit,
    Object.entries(metric.scope).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

/** All series that fit, the newest first; cut where a component has too many. */
export async function listAllSeries(
  api: Pick<PerfCoverageApi, 'listSeries'>,
  entityRef: string,
  query: { name?: string; environment?: string; branch?: string },
): Promise<SeriesSummary[]> {
  const found: SeriesSummary[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await api.listSeries(entityRef, {
      ...query,
      limit: PAGE_SIZE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...answer.items);
    if (answer.nextCursor === null) break;
    cursor = answer.nextCursor;
  }
  return found;
}

/** The series that the metrics of a run belong to, by `measureKey`. */
export async function seriesOfRun(
  api: Pick<PerfCoverageApi, 'listSeries'>,
  run: RunDetail,
): Promise<Map<string, string>> {
  const all = await listAllSeries(api, run.entityRef, {
    environment: run.environment ?? undefined,
    branch: run.branch ?? undefined,
  });
  return new Map(
    all
      .filter(
        series =>
          series.tool === run.tool.name &&
          (series.environment ?? null) === run.environment &&
          (series.branch ?? null) === run.branch,
      )
      .map(series => [measureKey(series), series.id]),
  );
}

import { PerfCoverageDatabase } from '../../plugins/perf-coverage-backend/src/database';
import { componentDetail } from '../../plugins/perf-coverage-backend/src/service/componentDetail';
import {
  readComponentQuery,
  readHeatMapQuery,
} from '../../plugins/perf-coverage-backend/src/service/componentQuery';
import { readGapQuery } from '../../plugins/perf-coverage-backend/src/service/gapQuery';
import { readSlaQuery } from '../../plugins/perf-coverage-backend/src/service/slaQuery';
import { writeCursor } from '../../plugins/perf-coverage-backend/src/service/cursor';
import { refOf } from './fill';

export interface Answer {
  name: string;
  answer(): Promise<unknown>;
}

const scope = { visible: null, allowed: null };

/** What the pages ask for, as their routes do. */
export async function answersOf(
  database: PerfCoverageDatabase,
  now: string,
): Promise<Answer[]> {
  const portfolio = (query: Record<string, string | string[]>) =>
    database.components.list({ ...readComponentQuery(query), ...scope });
  const gaps = (query: Record<string, string | string[]>) =>
    database.assessments.findGaps({ ...readGapQuery(query), ...scope });
  const filter = { owner: 'group:default/team-7', state: 'partial' };
  const yearAgo = `${Number(now.slice(0, 4)) - 1}${now.slice(4)}`;
  const daysBefore = (days: number) =>
    new Date(Date.parse(now) - days * 86_400_000).toISOString().slice(0, 10);
  const first = await portfolio({ sort: 'coverage' });
  const cursor = first.next ? writeCursor(first.next) : '';
  return [
    ...['gaps', 'title', 'coverage', 'effort', 'owner', 'lastRun', 'phase'].map(
      sort => ({
        name: `portfolio by ${sort}`,
        answer: () => portfolio({ sort }),
      }),
    ),
    { name: 'portfolio filtered', answer: () => portfolio(filter) },
    {
      name: 'portfolio searched',
      answer: () => portfolio({ search: 'service 77' }),
    },
    {
      name: 'portfolio second page',
      answer: () => portfolio({ sort: 'coverage', cursor }),
    },
    {
      name: 'portfolio with spark lines',
      answer: async () => {
        const { items } = await portfolio({});
        return database.portfolio.coverageDays(
          items.map(item => item.entityRef),
          daysBefore(30),
        );
      },
    },
    {
      name: 'heat map of 500',
      answer: () =>
        database.portfolio.heatMap({
          ...readHeatMapQuery({ limit: '500' }),
          ...scope,
        }),
    },
    ...(['owner', 'system'] as const).map(by => ({
      name: `sums by ${by}`,
      answer: () =>
        database.portfolio.rollUps({
          ...scope,
          ...{ by, sort: 'gaps', order: 'desc', offset: 0, limit: 50 },
          ...{ search: [], filters: {} },
        }),
    })),
    {
      name: 'SLAs',
      answer: () => database.portfolio.slas({ ...readSlaQuery({}), ...scope }),
    },
    ...[7, 90].map(days => ({
      name: `trend of all, ${days} days`,
      answer: () =>
        database.snapshots.days(
          { ...scope, filters: {}, search: [] },
          daysBefore(days),
        ),
    })),
    ...['priority', 'title', 'effort', 'age', 'component'].map(sort => ({
      name: `gaps by ${sort}`,
      answer: () => gaps({ sort }),
    })),
    {
      name: 'gaps filtered',
      answer: () => gaps({ owner: 'group:default/team-7', priority: 'high' }),
    },
    {
      name: 'component page',
      answer: async () => {
        const summary = await database.components.get(refOf(500));
        return summary && componentDetail(database, summary);
      },
    },
    {
      name: 'series over a year',
      answer: async () => {
        const { items } = await database.series.list(refOf(1), {
          limit: 1,
          cursor: null,
        });
        return database.series.points(items[0].id, {
          from: yearAgo,
          to: now,
          limit: 5000,
        });
      },
    },
  ];
}

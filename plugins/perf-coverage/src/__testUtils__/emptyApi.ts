import type { PerfCoverageApi } from 'backstage-plugin-perf-coverage-common';
import {
  aComponentPage,
  aGapPage,
  aSeries,
  anUnknownComponent,
} from './builders';
import { aComponentPlan } from './planApi';
import { aRoadmapPlan } from './planningApi';
import { aHeatMap, aRollUpPage, anSlaPage } from './portfolioApi';

/** What a backend answers that knows of components, teams and plans, but has nothing of them yet. */
export function emptyAnswers() {
  return {
    getComponent: async () => anUnknownComponent(),
    getSummary: async () => anUnknownComponent().summary,
    listComponents: async () => aComponentPage([]),
    getHeatMap: async () => aHeatMap([]),
    getRollUps: async () => aRollUpPage([]),
    getTrend: async () => ({ days: [] }),
    listGaps: async () => aGapPage({ items: [] }),
    listSlas: async () => anSlaPage([]),
    getSeries: async () => ({ ...aSeries(), points: [] }),
    getPlan: async () => aComponentPlan({ kept: null }),
    getPlanHistory: async () => ({ revisions: [] }),
    planRoadmap: async ({ scope }: { scope: string }) =>
      aRoadmapPlan({ scope }),
    listWorkItems: async () => ({ items: [] }),
    listCapacities: async () => ({
      items: [],
      holidays: [],
      defaults: { engineers: 2, hoursPerWeek: 30 },
    }),
  } satisfies Partial<PerfCoverageApi>;
}

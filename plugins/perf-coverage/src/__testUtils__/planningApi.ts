import {
  CapacityEntry,
  compareRoadmaps,
  emptyEffort,
  PerfCoverageApi,
  Roadmap,
  RoadmapBurnDown,
  RoadmapPlan,
  RoadmapVersion,
  WorkItem,
} from 'backstage-plugin-perf-coverage-common';

const ada = 'user:default/ada';
const at = '2026-11-23T12:00:00.000Z';

export function aWorkItem(parts: Partial<WorkItem> = {}): WorkItem {
  return {
    id: 'work-1',
    scope: 'portal',
    title: 'Review the load profile',
    estimate: { low: 2, high: 4 },
    priority: 'moderate',
    phase: null,
    assignee: null,
    start: null,
    due: null,
    dependsOn: [],
    notes: null,
    done: false,
    by: ada,
    at,
    revision: 1,
    ...parts,
  };
}

const empty: Roadmap = {
  schemaVersion: 1,
  phases: [],
  unplaced: [],
  forecast: { p50: null, p80: null, p90: null },
  effort: { ...emptyEffort },
  team: { engineers: 2, hoursPerWeek: 30, source: 'default' },
  warnings: [],
};

export function aRoadmapPlan(parts: Partial<RoadmapPlan> = {}): RoadmapPlan {
  return {
    scope: 'portal',
    title: 'Portal',
    components: [],
    settings: {},
    roadmap: empty,
    workItems: [],
    editable: true,
    accepted: null,
    effect: null,
    sinceAccepted: null,
    sinceBaseline: null,
    calibration: null,
    ...parts,
  };
}

export function aRoadmapVersion(
  parts: Partial<RoadmapVersion> = {},
): RoadmapVersion {
  return {
    scope: 'portal',
    number: 1,
    by: ada,
    at,
    why: 'First plan',
    baseline: true,
    p80: null,
    hours: 0,
    gaps: 0,
    settings: {},
    roadmap: empty,
    ...parts,
  };
}

export function aBurnDown(
  parts: Partial<RoadmapBurnDown> = {},
): RoadmapBurnDown {
  return {
    scope: 'portal',
    version: null,
    actual: [],
    planned: [],
    forecast: [],
    throughput: {
      p50: null,
      p80: null,
      p90: null,
      weeks: 0,
      perWeek: 0,
      why: 'It takes 4 weeks of history, there are 0',
    },
    ...parts,
  };
}

export function aCapacityEntry(
  parts: Partial<CapacityEntry> = {},
): CapacityEntry {
  return {
    entityRef: ada,
    kind: 'user',
    title: 'Ada',
    teams: ['group:default/scheduling'],
    left: false,
    hoursPerWeek: { value: 30, source: 'default' },
    share: { value: 1, source: 'default' },
    workingDays: { value: [1, 2, 3, 4, 5], source: 'default' },
    skills: { value: null, source: 'default' },
    absences: [],
    holidays: [],
    settings: {},
    by: null,
    at: null,
    revision: 0,
    editable: true,
    ...parts,
  };
}

type Planning =
  | 'planGaps'
  | 'listWorkItems'
  | 'addWorkItem'
  | 'updateWorkItem'
  | 'deleteWorkItem'
  | 'listCapacities'
  | 'setCapacities'
  | 'planRoadmap'
  | 'listRoadmapVersions'
  | 'getRoadmapVersion'
  | 'acceptRoadmap'
  | 'setRoadmapBaseline'
  | 'compareRoadmapVersions'
  | 'getBurnDown';

/** What plans answer where nothing was planned yet. */
export function aPlanningApi(): Pick<jest.Mocked<PerfCoverageApi>, Planning> {
  return {
    planGaps: jest.fn(async _changes => ({ changed: [], gaps: [] })),
    listWorkItems: jest.fn(async _scope => ({ items: [] })),
    addWorkItem: jest.fn(async item => aWorkItem({ title: item.title })),
    updateWorkItem: jest.fn(async (id, item) =>
      aWorkItem({ id, title: item.title, revision: item.revision + 1 }),
    ),
    deleteWorkItem: jest.fn(async (id, revision) =>
      aWorkItem({ id, revision }),
    ),
    listCapacities: jest.fn(async _scope => ({
      items: [],
      holidays: [],
      defaults: { engineers: 2, hoursPerWeek: 30 },
    })),
    setCapacities: jest.fn(async _request => ({ items: [], problems: [] })),
    planRoadmap: jest.fn(async ({ scope, settings = {} }) =>
      aRoadmapPlan({ scope, settings }),
    ),
    listRoadmapVersions: jest.fn(async _scope => ({ items: [] })),
    getRoadmapVersion: jest.fn(async (scope, number) =>
      aRoadmapVersion({ scope, number }),
    ),
    acceptRoadmap: jest.fn(async ({ scope, why, seen }) =>
      aRoadmapVersion({ scope, why, number: seen + 1 }),
    ),
    setRoadmapBaseline: jest.fn(async (_scope, _number) => ({ items: [] })),
    compareRoadmapVersions: jest.fn(async (_scope, _from, _to) =>
      compareRoadmaps(empty, empty),
    ),
    getBurnDown: jest.fn(async (scope, _days) => aBurnDown({ scope })),
  };
}

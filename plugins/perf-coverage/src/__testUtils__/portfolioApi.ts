import type {
  HeatMapPage,
  HeatMapRow,
  PerfCoverageApi,
  PortalSettings,
  RollUpPage,
  RollUpRow,
  SlaListItem,
  SlaPage,
} from 'backstage-plugin-perf-coverage-common';
import { SCHEDULER } from './builders';

export function aHeatMapRow(change: Partial<HeatMapRow> = {}): HeatMapRow {
  return {
    entityRef: SCHEDULER,
    title: 'Residency scheduler',
    state: 'partial',
    kinds: {
      benchmark: { met: 2 },
      load: { met: 1, none: 2 },
      spike: { failing: 1 },
    },
    ...change,
  };
}

export function aHeatMap(
  items: HeatMapRow[] = [aHeatMapRow()],
  change: Partial<HeatMapPage> = {},
): HeatMapPage {
  return { items, nextCursor: null, ...change };
}

export function aRollUpRow(change: Partial<RollUpRow> = {}): RollUpRow {
  return {
    ref: 'group:default/scheduling',
    components: 4,
    unknown: 1,
    met: 22,
    applicable: 80,
    coverage: 0.275,
    evidence: { met: 22, fresh: 8, written: 20, none: 30 },
    gaps: { critical: 4, high: 2, moderate: 6, low: 1 },
    slas: { met: 6, breached: 2, open: 9 },
    effort: { low: 120, high: 160, mean: 140 },
    p80: '2027-03-14',
    ...change,
  };
}

export function aRollUpPage(
  items: RollUpRow[] = [aRollUpRow()],
  change: Partial<RollUpPage> = {},
): RollUpPage {
  return { items, nextCursor: null, ...change };
}

export function anSlaItem(change: Partial<SlaListItem> = {}): SlaListItem {
  return {
    entityRef: SCHEDULER,
    componentTitle: 'Residency scheduler',
    capability: 'swap-operations',
    capabilityTitle: 'Swap operations',
    ownerRef: 'group:default/scheduling',
    systemRef: 'system:default/residency',
    name: 'Single swap',
    metric: 'http_req_duration',
    stat: 'p95',
    operator: '<',
    value: 500,
    unit: 'ms',
    under: '100 concurrent users',
    state: 'breached',
    actual: 612,
    margin: -0.224,
    runId: 'run-1',
    why: 'p95 was 612 ms in the newest run.',
    ...change,
  };
}

export function anSlaPage(
  items: SlaListItem[] = [anSlaItem()],
  change: Partial<SlaPage> = {},
): SlaPage {
  return {
    items,
    nextCursor: null,
    totals: {
      slas: 12,
      states: { breached: 2, stale: 1, unverified: 3, undefined: 0, met: 6 },
    },
    facets: {
      state: [
        { value: 'breached', count: 2 },
        { value: 'met', count: 6 },
      ],
      owner: [{ value: 'group:default/scheduling', count: 12 }],
      system: [{ value: 'system:default/residency', count: 12 }],
      domain: [],
    },
    ...change,
  };
}

export function aSettings(
  change: Partial<PortalSettings> = {},
): PortalSettings {
  return {
    policy: {
      freshnessDays: 30,
      rules: [
        {
          name: 'library',
          asks: 'a benchmark of a library',
          types: ['library'],
          requires: ['benchmark'],
          operations: false,
        },
      ],
    },
    capacity: { engineers: 2, hoursPerWeek: 30 },
    sources: {
      sync: { everySeconds: 60, cron: null },
      scan: { everySeconds: null, cron: '0 3 * * *' },
      localFolders: 2,
      linked: false,
      frameworks: ['k6', 'pytest'],
    },
    results: {
      maxBytes: 268_435_456,
      maxUncompressedBytes: 2_147_483_648,
      uploadsPerMinute: 600,
      parallelUploads: 8,
      formats: [{ name: 'junit-xml', title: 'JUnit XML' }],
    },
    retention: { runDays: 730, detailDays: 90, removedComponentDays: 30 },
    configured: ['sync.schedule'],
    warnings: [],
    ...change,
  };
}

/** The views over all components. */
export function aPortfolioApi() {
  return {
    getHeatMap: jest.fn(async () => aHeatMap()),
    getRollUps: jest.fn<
      Promise<RollUpPage>,
      Parameters<PerfCoverageApi['getRollUps']>
    >(async () => aRollUpPage()),
    listSlas: jest.fn(async () => anSlaPage()),
    getSettings: jest.fn(async () => aSettings()),
  };
}

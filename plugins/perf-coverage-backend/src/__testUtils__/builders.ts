import { Entity } from '@backstage/catalog-model';
import {
  emptyEffort,
  GapRecord,
  Run,
  runTotals,
  WorkItem,
} from 'backstage-plugin-perf-coverage-common';
import { CatalogComponent, ComponentFigures, NewRun } from '../database';

export const NOW = '2026-11-23T12:00:00.000Z';

export function aComponent(
  name: string,
  parts: Partial<CatalogComponent> = {},
): CatalogComponent {
  return {
    entityRef: `component:default/${name}`,
    entityEtag: 'v1',
    title: name,
    description: null,
    type: 'service',
    lifecycle: 'production',
    ownerRef: 'group:default/care',
    systemRef: null,
    domainRef: null,
    tags: [],
    ...parts,
  };
}

export function figures(
  parts: Partial<ComponentFigures> = {},
): ComponentFigures {
  return {
    state: 'partial',
    met: 1,
    applicable: 4,
    coverage: 0.25,
    evidence: { met: 1, fresh: 0, written: 1, none: 2 },
    gaps: { critical: 0, high: 0, moderate: 0, low: 0 },
    slas: { met: 0, breached: 0, open: 0 },
    effort: { low: 0, high: 0, mean: 0 },
    phase: null,
    phaseStart: null,
    p80: null,
    lastRunAt: null,
    frameworks: [],
    ...parts,
  };
}

export function aRun(parts: Partial<Run> = {}): Run {
  const tests: Run['tests'] = [
    { name: 'swap', suite: null, status: 'passed', durationSeconds: 1.5 },
  ];
  return {
    schemaVersion: 1,
    format: 'junit-xml',
    tool: { name: 'pytest', version: null },
    startedAt: '2026-11-20T08:00:00Z',
    durationSeconds: 2,
    synthetic: false,
    tests,
    metrics: [
      {
        name: 'duration',
        scope: { test: 'swap' },
        unit: 's',
        direction: 'lower',
        stats: { avg: 0.1, p95: 0.30000000000000004 },
      },
      {
        name: 'http_reqs',
        scope: {},
        unit: 'per_second',
        direction: 'higher',
        stats: { rate: 12 },
      },
    ],
    thresholds: [],
    checks: [],
    totals: runTotals(
      { tests, thresholds: [], checks: [] },
      { requests: null, failedRequests: null, errorRate: null },
    ),
    warnings: [],
    ...parts,
  };
}

export function aNewRun(id: string, parts: Partial<NewRun> = {}): NewRun {
  return {
    id,
    entityRef: 'component:default/web',
    digest: id.padEnd(64, '0'),
    environment: null,
    commit: null,
    branch: null,
    url: null,
    source: 'upload',
    fileName: null,
    labels: {},
    startedAt: '2026-11-20T08:00:00Z',
    receivedAt: NOW,
    run: aRun(),
    ...parts,
  };
}

export function aGap(id: string, parts: Partial<GapRecord> = {}): GapRecord {
  return {
    id,
    entityRef: 'component:default/web',
    status: 'open',
    openedAt: NOW,
    closedAt: null,
    ownerRef: 'group:default/care',
    capability: 'swap',
    capabilityTitle: 'Swap operations',
    type: 'untested',
    title: `Gap ${id}`,
    priority: 'high',
    why: 'No test exercises it',
    priorityWhy: 'Used daily',
    close: [],
    kinds: ['load'],
    estimate: { low: emptyEffort.low, high: 4, source: 'plan' },
    phase: null,
    assignee: null,
    dependsOn: [],
    links: [],
    ...parts,
  };
}

export function aWorkItem(scope: string): WorkItem {
  return {
    id: `work-${scope}`,
    scope,
    title: 'Review',
    estimate: null,
    priority: 'moderate',
    phase: null,
    assignee: null,
    start: null,
    due: null,
    dependsOn: [],
    notes: null,
    done: false,
    by: 'user:default/ada',
    at: NOW,
    revision: 1,
  };
}

/** A component as the catalog has it. */
export function anEntity(
  name: string,
  parts: {
    annotations?: Record<string, string>;
    relations?: Entity['relations'];
  } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      etag: 'v1',
      annotations: parts.annotations,
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/care',
    },
    relations: parts.relations ?? [
      { type: 'ownedBy', targetRef: 'group:default/care' },
    ],
  };
}

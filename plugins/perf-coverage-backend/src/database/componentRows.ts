import {
  ComponentSummary,
  CoverageState,
  ScanStatus,
} from 'backstage-plugin-perf-coverage-common';
import { CatalogComponent, ComponentFigures, FacetName } from './types';

/** A row of `components`, with the state of its scan joined. */
export interface ComponentRow {
  entity_ref: string;
  entity_etag: string | null;
  title: string;
  description: string | null;
  type: string | null;
  lifecycle: string | null;
  owner_ref: string | null;
  system_ref: string | null;
  domain_ref: string | null;
  tags: string;
  frameworks: string;
  state: CoverageState | 'unknown';
  met: number;
  applicable: number;
  coverage: number | null;
  evidence_met: number;
  evidence_fresh: number;
  evidence_written: number;
  evidence_none: number;
  gaps_critical: number;
  gaps_high: number;
  gaps_moderate: number;
  gaps_low: number;
  slas_met: number;
  slas_breached: number;
  slas_open: number;
  effort_low: number | null;
  effort_high: number | null;
  effort_mean: number | null;
  phase: string | null;
  p80: string | null;
  last_run_at: string | null;
  scan_status: ScanStatus | null;
  scan_at: string | null;
  scan_message: string | null;
  signal_key: string | null;
  kinds: string | null;
}

export function toSummary(row: ComponentRow): ComponentSummary {
  return {
    entityRef: row.entity_ref,
    title: row.title,
    description: row.description,
    type: row.type,
    lifecycle: row.lifecycle,
    ownerRef: row.owner_ref,
    systemRef: row.system_ref,
    domainRef: row.domain_ref,
    tags: JSON.parse(row.tags),
    frameworks: JSON.parse(row.frameworks),
    state: row.state,
    met: row.met,
    applicable: row.applicable,
    coverage: row.coverage,
    evidence: {
      met: row.evidence_met,
      fresh: row.evidence_fresh,
      written: row.evidence_written,
      none: row.evidence_none,
    },
    gaps: {
      critical: row.gaps_critical,
      high: row.gaps_high,
      moderate: row.gaps_moderate,
      low: row.gaps_low,
    },
    slas: {
      met: row.slas_met,
      breached: row.slas_breached,
      open: row.slas_open,
    },
    effort:
      row.effort_low === null ||
      row.effort_high === null ||
      row.effort_mean === null
        ? null
        : {
            low: row.effort_low,
            high: row.effort_high,
            mean: row.effort_mean,
          },
    phase: row.phase,
    p80: row.p80,
    lastRunAt: row.last_run_at,
    scan: {
      status: row.scan_status ?? 'never',
      at: row.scan_at,
      message: row.scan_message,
    },
    signalKey: row.signal_key,
  };
}

/**
 * A text as PostgreSQL takes it: without NUL and no longer than its column.
 * The catalog bounds neither, and one odd entity must not stop the others.
 */
function fitting(text: string, maxLength = 255): string {
  return text.replaceAll('\0', '').slice(0, maxLength);
}

function fittingOrNull(text: string | null): string | null {
  return text === null ? null : fitting(text);
}

/** The columns that the catalog decides. */
export function catalogColumns(component: CatalogComponent) {
  return {
    title: fitting(component.title, 10_000),
    description:
      component.description === null
        ? null
        : fitting(component.description, 100_000),
    type: fittingOrNull(component.type),
    lifecycle: fittingOrNull(component.lifecycle),
    owner_ref: component.ownerRef,
    system_ref: component.systemRef,
    domain_ref: component.domainRef,
    tags: JSON.stringify(component.tags),
    title_sort: fitting(component.title.toLocaleLowerCase('en-US')),
    search_text: [
      component.title,
      component.entityRef,
      component.description,
      component.ownerRef,
      component.systemRef,
      component.domainRef,
      ...component.tags,
    ]
      .filter(part => part !== null)
      .join('\n')
      .toLocaleLowerCase('en-US')
      .replaceAll('\0', ''),
  };
}

export const catalogColumnNames = [
  'title',
  'description',
  'type',
  'lifecycle',
  'owner_ref',
  'system_ref',
  'domain_ref',
  'tags',
  'title_sort',
  'search_text',
] as const satisfies (keyof ReturnType<typeof catalogColumns>)[];

export const catalogFacets = [
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
  'tag',
] as const satisfies FacetName[];

export const figureFacets = [
  'state',
  'framework',
] as const satisfies FacetName[];

export function catalogFacetRows(component: CatalogComponent) {
  return facetRows(component.entityRef, {
    owner: [component.ownerRef],
    system: [component.systemRef],
    domain: [component.domainRef],
    type: [component.type],
    lifecycle: [component.lifecycle],
    tag: component.tags,
  });
}

export function figureFacetRows(
  entityRef: string,
  figures: Pick<ComponentFigures, 'state' | 'frameworks'>,
) {
  return facetRows(entityRef, {
    state: [figures.state],
    framework: figures.frameworks,
  });
}

function facetRows(
  entityRef: string,
  facets: Partial<Record<FacetName, (string | null)[]>>,
) {
  return Object.entries(facets).flatMap(([facet, values]) =>
    [...new Set(values)].flatMap(value =>
      value === null || value === ''
        ? []
        : [{ entity_ref: entityRef, facet, value: value.slice(0, 512) }],
    ),
  );
}

/** The columns that an assessment decides. */
export function figureColumns(figures: ComponentFigures) {
  const { gaps } = figures;
  return {
    state: figures.state,
    met: figures.met,
    applicable: figures.applicable,
    coverage: figures.coverage,
    evidence_met: figures.evidence.met,
    evidence_fresh: figures.evidence.fresh,
    evidence_written: figures.evidence.written,
    evidence_none: figures.evidence.none,
    gaps_critical: gaps.critical,
    gaps_high: gaps.high,
    gaps_moderate: gaps.moderate,
    gaps_low: gaps.low,
    gap_rank: gapRank(gaps),
    slas_met: figures.slas.met,
    slas_breached: figures.slas.breached,
    slas_open: figures.slas.open,
    effort_low: figures.effort?.low ?? null,
    effort_high: figures.effort?.high ?? null,
    effort_mean: figures.effort?.mean ?? null,
    phase: figures.phase,
    // A phase without a date comes after those with one.
    phase_sort:
      figures.phase === null
        ? null
        : `${figures.phaseStart ?? '9999-99-99'} ${figures.phase}`.slice(
            0,
            320,
          ),
    p80: figures.p80,
    last_run_at: figures.lastRunAt,
    frameworks: JSON.stringify(figures.frameworks),
  };
}

/** One number that sorts by critical, then high, moderate and low gaps. */
function gapRank(gaps: ComponentSummary['gaps']): number {
  return [gaps.critical, gaps.high, gaps.moderate, gaps.low].reduce(
    (rank, count) => rank * 1000 + Math.min(count, 999),
    0,
  );
}

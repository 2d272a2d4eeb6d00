import type { TicketSettings } from '../tickets';
import { Policy } from '../coverage';
import {
  AssessedSla,
  CoverageState,
  Effort,
  KindEvidence,
  Priority,
  SlaState,
  TestKind,
} from '../vocabulary';
import type { ComponentQuery } from './types';

/** The filters of the portfolio, without order and page. @public */
export type ComponentFilters = Omit<
  ComponentQuery,
  'sort' | 'order' | 'limit' | 'cursor' | 'trendDays'
>;

/** A component's line in the heat map. @public */
export interface HeatMapRow {
  entityRef: string;
  title: string;
  state: CoverageState | 'unknown';
  /** Kinds that nothing asks for are absent; null where nothing is known. */
  kinds: Partial<Record<TestKind, KindEvidence>> | null;
}

/** @public */
export interface HeatMapPage {
  items: HeatMapRow[];
  nextCursor: string | null;
}

/** What components are added up by. @public */
export type RollUpBy = 'owner' | 'system' | 'domain';

/** @public */
export type RollUpSort = 'gaps' | 'name' | 'coverage' | 'effort' | 'components';

/** @public */
export interface RollUpQuery extends ComponentFilters {
  by: RollUpBy;
  sort?: RollUpSort;
  order?: 'asc' | 'desc';
  /** 1 to 200. */
  limit?: number;
  cursor?: string;
}

/** Sums over components, never averages of shares. @public */
export interface RollUpRow {
  /** Entity reference; null for the components that have none. */
  ref: string | null;
  components: number;
  /** Nothing is known of them: they are in no other figure. */
  unknown: number;
  met: number;
  applicable: number;
  /** 0–1; null where nothing applies. */
  coverage: number | null;
  evidence: { met: number; fresh: number; written: number; none: number };
  gaps: Record<Priority, number>;
  slas: { met: number; breached: number; open: number };
  effort: Pick<Effort, 'low' | 'high' | 'mean'>;
  /** ISO date; the latest of them. */
  p80: string | null;
}

/** @public */
export interface RollUpPage {
  items: RollUpRow[];
  nextCursor: string | null;
}

/** @public */
export type SlaSort = 'state' | 'margin' | 'name' | 'component';

/** @public */
export interface SlaQuery {
  search?: string;
  state?: string[];
  owner?: string[];
  system?: string[];
  domain?: string[];
  /** Entity references of components. */
  component?: string[];
  /** Default `state`: breached ones first. */
  sort?: SlaSort;
  order?: 'asc' | 'desc';
  /** 1 to 500. */
  limit?: number;
  cursor?: string;
}

/** An SLA of some component. @public */
export type SlaListItem = Pick<
  AssessedSla,
  | 'capability'
  | 'name'
  | 'metric'
  | 'stat'
  | 'operator'
  | 'value'
  | 'unit'
  | 'under'
  | 'state'
  | 'actual'
  | 'margin'
  | 'runId'
  | 'why'
> & {
  entityRef: string;
  componentTitle: string;
  capabilityTitle: string;
  ownerRef: string | null;
  systemRef: string | null;
};

/** @public */
export interface SlaPage {
  items: SlaListItem[];
  nextCursor: string | null;
  /** Over all SLAs that the filters select and the reader may see. */
  totals: { slas: number; states: Record<SlaState, number> };
  /** Values for the filters with counts of SLAs, over all that the reader may see. */
  facets: Record<
    'state' | 'owner' | 'system' | 'domain',
    { value: string; count: number }[]
  >;
}

/** How often something happens. @public */
export interface SettingsSchedule {
  /** Null where `cron` says, or where it is started by hand. */
  everySeconds: number | null;
  cron: string | null;
}

/** What the portal works by, as configuration and defaults say; no secrets and no paths. @public */
export interface PortalSettings {
  policy: Policy;
  /** Who closes gaps where a plan does not say. */
  capacity: { engineers: number; hoursPerWeek: number };
  /** Where new tickets are written; absent in older backends. */
  tickets?: TicketSettings;
  sources: {
    /** How often the catalog is asked. */
    sync: SettingsSchedule;
    /** How often sources are read. */
    scan: SettingsSchedule;
    /** Folders of the backend's machine that sources may be read from. */
    localFolders: number;
    /** Whether lines of local sources have an address of their own. */
    linked: boolean;
    /** Test frameworks that are analysed. */
    frameworks: string[];
  };
  results: {
    maxBytes: number;
    maxUncompressedBytes: number;
    uploadsPerMinute: number;
    parallelUploads: number;
    formats: { name: string; title: string }[];
  };
  retention: {
    runDays: number;
    detailDays: number;
    removedComponentDays: number;
  };
  /** Settings below `perfCoverage` that are in the configuration; the others have their defaults. */
  configured: string[];
  /** What is odd in the configuration, for people. */
  warnings: string[];
}

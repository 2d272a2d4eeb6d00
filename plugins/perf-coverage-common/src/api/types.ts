import {
  Assessment,
  AssessedGap,
  AssessedSla,
  CoverageState,
  Direction,
  Effort,
  GapDecision,
  Inventory,
  PlanProblem,
  Priority,
  Roadmap,
  Run,
} from '../vocabulary';
import { SnapshotChange } from '../trends';
import type { KeptPlanRevision, PlanOrigin } from './plans';

/** How the last scan of a component went. @public */
export type ScanStatus = 'never' | 'running' | 'done' | 'failed' | 'no-sources';

/** One row of the portfolio. @public */
export interface ComponentSummary {
  entityRef: string;
  title: string;
  description: string | null;
  type: string | null;
  lifecycle: string | null;
  ownerRef: string | null;
  systemRef: string | null;
  domainRef: string | null;
  tags: string[];
  frameworks: string[];
  state: CoverageState | 'unknown';
  met: number;
  applicable: number;
  /** 0–1; null where unknown. */
  coverage: number | null;
  /** Requirements by evidence, for the stacked bar. */
  evidence: { met: number; fresh: number; written: number; none: number };
  gaps: Record<Priority, number>;
  slas: { met: number; breached: number; open: number };
  effort: Pick<Effort, 'low' | 'high' | 'mean'> | null;
  /** Title of the first phase that has open gaps. */
  phase: string | null;
  /** ISO date of the roadmap's p80. */
  p80: string | null;
  /** ISO instant. */
  lastRunAt: string | null;
  scan: { status: ScanStatus; at: string | null; message: string | null };
  /** Opaque name under which signals speak of the component; null before its first one. */
  signalKey: string | null;
  /** Oldest first; absent unless asked for. */
  trend?: { day: string; met: number; applicable: number }[];
}

/** @public */
export type ComponentSort =
  | 'title'
  | 'coverage'
  | 'gaps'
  | 'effort'
  | 'owner'
  | 'lastRun'
  | 'phase';

/** @public */
export interface ComponentQuery {
  search?: string;
  /** Owned by one of these, or with an open gap that is assigned to one of them. */
  mine?: string[];
  owner?: string[];
  system?: string[];
  domain?: string[];
  type?: string[];
  lifecycle?: string[];
  state?: string[];
  tag?: string[];
  framework?: string[];
  sort?: ComponentSort;
  order?: 'asc' | 'desc';
  limit?: number;
  cursor?: string;
  /** Each item with its `trend` over so many days, 1 to 366. */
  trendDays?: number;
}

/** @public */
export interface ComponentPage {
  items: ComponentSummary[];
  nextCursor: string | null;
  /** Over all components that the filters select and the reader may see. */
  totals: {
    components: number;
    unknown: number;
    met: number;
    applicable: number;
    gaps: Record<Priority, number>;
    effort: Pick<Effort, 'low' | 'high' | 'mean'>;
    /** Latest p80 of the selected roadmaps. */
    p80: string | null;
  };
  /** Values for the filters with counts, over all components that the reader may see. */
  facets: Record<
    | 'owner'
    | 'system'
    | 'domain'
    | 'type'
    | 'lifecycle'
    | 'state'
    | 'tag'
    | 'framework',
    { value: string; count: number }[]
  >;
}

/** `waived` while a decision (waived or not applicable) is in force. @public */
export type GapStatus = 'open' | 'closed' | 'waived';

/**
 * `returned`: the decision about it ended; `flapping`: it changed so often that
 * further changes are not noted until it comes to rest; `settled`: it has.
 *
 * @public
 */
export interface GapEvent {
  type:
    | 'opened'
    | 'changed'
    | 'closed'
    | 'reopened'
    | 'waived'
    | 'returned'
    | 'flapping'
    | 'settled';
  /** ISO instant. */
  at: string;
  cause: string;
}

/** @public */
export interface GapRecord extends AssessedGap {
  entityRef: string;
  status: GapStatus;
  /** ISO instants. */
  openedAt: string;
  closedAt: string | null;
  /** The component's owner in the catalog. */
  ownerRef: string | null;
  /** What somebody decided about it; absent where nobody did or it ended. */
  decision?: GapDecision | null;
  /** ISO instants at which it opened, closed or opened again lately, oldest first. */
  changedAt?: string[];
  /** True while it opens and closes so often that it is no news. */
  flapping?: boolean;
  /**
   * What the plan calls its phase: the phase's name where the plan gives it no
   * title. Absent where it is in none, and in what was assessed by older versions.
   */
  phaseTitle?: string | null;
}

/** @public */
export interface GapDetail extends GapRecord {
  history: GapEvent[];
  /** To be handed back with a decision; 0 where nobody ever decided. */
  decisionRevision: number;
}

/** @public */
export type GapSort = 'priority' | 'title' | 'effort' | 'age' | 'component';

/** @public */
export interface GapQuery {
  search?: string;
  /** Assigned to one of these, or of a component that one of them owns. */
  mine?: string[];
  priority?: string[];
  type?: string[];
  /** `open` where none is given. */
  status?: string[];
  assignee?: string[];
  phase?: string[];
  /** Only those that have none of it: the board's work to be done. */
  lacks?: ('assignee' | 'estimate' | 'phase')[];
  /** Entity references of components. */
  component?: string[];
  owner?: string[];
  system?: string[];
  domain?: string[];
  sort?: GapSort;
  order?: 'asc' | 'desc';
  limit?: number;
  cursor?: string;
}

/** One row of the gaps of many components. @public */
export interface GapListItem extends GapRecord {
  componentTitle: string;
  systemRef: string | null;
  /** Title of its phase, the phase's name where it has none; null where it is in no phase. */
  phaseTitle: string | null;
}

/** @public */
export interface GapPage {
  items: GapListItem[];
  nextCursor: string | null;
  /** Over all gaps that the filters select and the reader may see. */
  totals: {
    gaps: number;
    components: number;
    priorities: Record<Priority, number>;
    /** Without an estimate; not in `effort`. */
    unestimated: number;
    unassigned: number;
    effort: Pick<Effort, 'low' | 'high' | 'mean'>;
  };
  /**
   * Values for the filters with counts, over all gaps of the asked statuses that
   * the reader may see, whatever else is asked; those of `status` over all gaps.
   */
  facets: Record<
    'owner' | 'system' | 'priority' | 'type' | 'status' | 'assignee' | 'phase',
    { value: string; count: number }[]
  >;
}

/** @public */
export interface RunSummary {
  id: string;
  entityRef: string;
  format: string;
  tool: Run['tool'];
  environment: string | null;
  branch: string | null;
  commit: string | null;
  url: string | null;
  /** ISO instants. */
  startedAt: string | null;
  receivedAt: string;
  durationSeconds: number | null;
  synthetic: boolean;
  /** `upload`, or the path of the file in the sources. */
  source: string;
  /** As the sender called it. */
  fileName: string | null;
  /** What the sender says of it besides. */
  labels: Record<string, string>;
  totals: Run['totals'];
}

/** @public */
export interface RunDetail extends RunSummary {
  run: Run;
}

/**
 * Measurements that may be compared: one metric in one scope, of one component,
 * tool, environment and branch.
 *
 * @public
 */
export interface SeriesSummary {
  id: string;
  entityRef: string;
  name: string;
  scope: Record<string, string>;
  unit: string;
  direction: Direction;
  environment: string | null;
  branch: string | null;
  tool: string;
  /** ISO instant of the newest measurement. */
  lastAt: string;
}

/** @public */
export interface SeriesQuery {
  name?: string;
  environment?: string;
  branch?: string;
  limit?: number;
  cursor?: string;
}

/** @public */
export interface SeriesPage {
  items: SeriesSummary[];
  nextCursor: string | null;
}

/** One run's measurement. @public */
export interface SeriesPoint {
  /** ISO instant. */
  at: string;
  runId: string;
  stats: Record<string, number>;
  commit: string | null;
  /** Of the CI job. */
  url: string | null;
}

/** @public */
export interface SeriesDetail {
  series: SeriesSummary;
  /** Oldest first; the newest 5,000 of the time asked for. */
  points: SeriesPoint[];
}

/** Figures at the end of a day, of one component or summed over many. @public */
export interface TrendDay {
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  components: number;
  met: number;
  applicable: number;
  gaps: Record<Priority, number>;
  /** Mean hours that are left. */
  effortHours: number;
}

/** Oldest first; days without an assessment are left out. @public */
export interface PortfolioTrend {
  days: TrendDay[];
}

/** @public */
export interface ComponentTrend extends PortfolioTrend {
  /** The day that `changes` counts from, at least six days ago; null where none is known. */
  since: string | null;
  /** What changed since, worst news first. */
  changes: SnapshotChange[];
}

/** What became of an inventory that was sent. @public */
export interface InventoryUploadResult {
  entityRef: string;
  totals: Inventory['totals'];
  /** False while the backend's own scan counts, which wins. */
  counts: boolean;
  /** Path of the component's inventory page, relative to the portal. */
  link: string;
}

/** What someone decides about a gap in the portal. @public */
export interface GapDecisionRequest {
  kind: GapDecision['kind'];
  reason: string;
  /** Last day, `YYYY-MM-DD`; null without end, for `not-applicable` only. */
  until: string | null;
  /** Of the decision that the writer has seen; 0 where there was none. */
  revision: number;
}

/** @public */
export interface ComponentDetail {
  summary: ComponentSummary;
  assessment: Assessment | null;
  inventory: Inventory | null;
  roadmap: Roadmap | null;
  plan: {
    /** Path within the sources; null where the component has none. */
    file: string | null;
    problems: PlanProblem[];
    /** True where the file on disk is broken and the last good one counts. */
    lastGood: boolean;
    /** Whose plan counts; null or absent where there is none. */
    origin?: PlanOrigin | null;
    /** What the portal keeps, whether it counts or not; null or absent where it keeps none. */
    kept?: KeptPlanRevision | null;
  };
  /** Open first, then closed ones. */
  gaps: GapRecord[];
  runs: RunSummary[];
  sources: {
    /** Whose inventory it is: of the backend's scan, or sent by a CI job; null where there is none. */
    origin: 'scan' | 'sent' | null;
    /** `{path}` and `{line}` are to be replaced; null where sources can't be linked. */
    urlTemplate: string | null;
    /** Result files that could not be read, and API documents with problems. */
    problems: { file: string; message: string }[];
    /** ISO instant. */
    scannedAt: string | null;
    etag: string | null;
    /** The inventory that a CI job sent last, whether it counts or not. */
    sent: {
      /** ISO instant. */
      receivedAt: string;
      commit: string | null;
      branch: string | null;
      /** Of the CI job. */
      url: string | null;
    } | null;
  };
}

/** A file of the sources with the lines around the one asked for. @public */
export interface SourceExcerpt {
  path: string;
  firstLine: number;
  lines: string[];
  totalLines: number;
}

/** @public */
export interface ScanProgress {
  entityRef: string;
  status: ScanStatus;
  stage: 'queued' | 'reading' | 'analysing' | 'assessing' | 'finished';
  filesRead: number;
  filesTotal: number | null;
  message: string | null;
  /** ISO instants. */
  startedAt: string | null;
  finishedAt: string | null;
}

/** @public */
export interface RunUploadOptions {
  entityRef: string;
  environment?: string;
  branch?: string;
  commit?: string;
  /** ISO instant; wins over the file's own. */
  startedAt?: string;
  /** Of the CI job. */
  url?: string;
  /** Name of a reader; the content decides without it. */
  format?: string;
  /** Only shown to people. */
  fileName?: string;
  /** Each as `name=value`. */
  label?: string[];
  /** Makes one run of several files, or of the files of an archive: its shards. */
  merge?: boolean;
}

/** An SLA as it stands after an upload, judged by one of its runs. @public */
export type UploadedSla = Pick<
  AssessedSla,
  | 'capability'
  | 'name'
  | 'metric'
  | 'stat'
  | 'operator'
  | 'value'
  | 'unit'
  | 'state'
  | 'actual'
  | 'why'
> & { runId: string };

/** One run of an upload. @public */
export interface UploadedRun {
  run: RunSummary;
  /** False where the same bytes were there already. */
  created: boolean;
  warnings: Run['warnings'];
}

/** The first run at the top, all of them in `runs`. @public */
export interface RunUploadResult extends UploadedRun {
  runs: UploadedRun[];
  /** SLAs that one of the runs is the newest evidence for. */
  slas: UploadedSla[];
  /** `breached` where one of `slas` is, `none` where there are none. */
  verdict: 'met' | 'breached' | 'none';
  /** Path of the component's results page, relative to the portal. */
  link: string;
}

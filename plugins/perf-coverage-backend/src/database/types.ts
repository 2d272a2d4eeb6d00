import {
  ApiOperations,
  Assessment,
  ComponentPage,
  ComponentSort,
  ComponentSummary,
  GapDecision,
  GapEvent,
  GapPage,
  GapRecord,
  GapSort,
  Inventory,
  KeptPlanRevision,
  PerformancePlan,
  PlanProblem,
  Roadmap,
  Run,
  RunSummary,
  ScanProgress,
  SeriesPoint,
  SeriesSummary,
  Snapshot,
  TrendDay,
} from 'backstage-plugin-perf-coverage-common';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { PerfCoverageFilter } from 'backstage-plugin-perf-coverage-node';
import {
  CapacityStore,
  GapPlanStore,
  PeopleStore,
  RoadmapVersionStore,
  WorkItemStore,
} from './planningTypes';
import { PortfolioStore } from './portfolioTypes';

/** What the catalog says of a component. */
export interface CatalogComponent {
  entityRef: string;
  /** Changes whenever anything in the entity changes, relations included. */
  entityEtag: string | null;
  title: string;
  description: string | null;
  type: string | null;
  lifecycle: string | null;
  ownerRef: string | null;
  systemRef: string | null;
  domainRef: string | null;
  tags: string[];
}

/** The columns of a component that an assessment decides. */
export type ComponentFigures = Pick<
  ComponentSummary,
  | 'state'
  | 'met'
  | 'applicable'
  | 'coverage'
  | 'evidence'
  | 'gaps'
  | 'slas'
  | 'effort'
  | 'phase'
  | 'p80'
  | 'lastRunAt'
  | 'frameworks'
> & {
  /** ISO date on which `phase` starts, for sorting. */
  phaseStart: string | null;
};

export const facetNames = [
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
  'state',
  'tag',
  'framework',
] as const;

export type FacetName = (typeof facetNames)[number];

export const componentSorts = [
  'title',
  'coverage',
  'gaps',
  'effort',
  'owner',
  'lastRun',
  'phase',
] as const satisfies ComponentSort[];

export interface ComponentListOptions {
  /** The components that the reader may see; null for all. */
  visible: readonly string[] | null;
  /** What the permission policy allows; null for all. */
  allowed: PermissionCriteria<PerfCoverageFilter> | null;
  search: string[];
  /** Owned by one of these, or with an open gap assigned to one of them. */
  mine?: string[];
  filters: Partial<Record<FacetName, string[]>>;
  sort: ComponentSort;
  order: 'asc' | 'desc';
  limit: number;
  cursor: ComponentCursor | null;
}

/** The last row of a page: the next one starts behind it. */
export interface ComponentCursor {
  sort: ComponentSort;
  order: 'asc' | 'desc';
  value: string | number | null;
  entityRef: string;
}

export type ComponentListPage = Omit<ComponentPage, 'nextCursor'> & {
  next: ComponentCursor | null;
};

/** A component of a system, an owner or the portal. */
export interface ScopedComponent {
  entityRef: string;
  title: string;
  ownerRef: string | null;
  /** Open ones. */
  gaps: number;
}

/** Which components a scope has; all of them where empty. */
export type ScopeColumns = Partial<
  Record<'entityRef' | 'systemRef' | 'domainRef' | 'ownerRef', string>
>;

export interface ComponentStore {
  /**
   * Writes what the catalog says of all components; those that are missing are
   * hidden. Answers the references of new and changed ones: again each time
   * until `upsert` has taken note of the entity as it is.
   */
  sync(
    components: readonly CatalogComponent[],
    now: string,
  ): Promise<{ changed: string[]; removed: string[] }>;
  /** Writes what the catalog says of one component. */
  upsert(component: CatalogComponent, now: string): Promise<void>;
  /** Of a component that the catalog has; undefined otherwise. */
  get(entityRef: string): Promise<ComponentSummary | undefined>;
  list(options: ComponentListOptions): Promise<ComponentListPage>;
  setFigures(entityRef: string, figures: ComponentFigures): Promise<void>;
  /** References of the components that the catalog has, in order, behind `after`. */
  listRefs(after: string | null, limit: number): Promise<string[]>;
  /**
   * Those that a list may speak of, of the owner, system, domain or name, by
   * reference; at most `limit`.
   */
  inScope(
    scope: ComponentScope,
    of: ScopeColumns,
    limit: number,
  ): Promise<ScopedComponent[]>;
  /** Those that any of these users and groups owns, or is to close a gap of. */
  plannedFor(refs: readonly string[]): Promise<string[]>;
  /** The opaque name under which pages hear of its changes. */
  signalKey(entityRef: string): Promise<string | null>;
}

/** A component whose assessment is out of date. */
export interface DueAssessment {
  entityRef: string;
  /** What led to it, for the gaps' history. */
  cause: string;
  /** How often it failed since it last went well. */
  attempts: number;
}

/**
 * When each component is assessed again: one row each, due now where something
 * has changed, and later where only time passes. The row is also the lock: who
 * holds it in a transaction assesses, and a process that dies lets go of it.
 */
export interface AssessmentQueueStore {
  /**
   * Keeps others from assessing the component until the transaction ends. To be
   * taken before anything of the component is written.
   */
  lock(entityRef: string, now: string): Promise<void>;
  /** The same for who writes nothing: one that was never assessed stays so. */
  hold(entityRef: string): Promise<void>;
  /** Waits for whoever assesses one of them now, so that it is looked at once more. */
  mark(
    entityRefs: readonly string[],
    due: { cause: string; dueAt: string },
  ): Promise<void>;
  /** Marks what was assessed by other rules; answers how many. */
  markOutdated(
    version: string,
    due: { cause: string; dueAt: string },
  ): Promise<number>;
  /** The longest due one that nobody holds, held until the transaction ends. */
  claimDue(now: string): Promise<DueAssessment | undefined>;
  /** It was assessed, by rules of this version, and is due again later. */
  done(
    entityRef: string,
    next: { dueAt: string; cause: string; version: string },
  ): Promise<void>;
  /** It failed. */
  postpone(
    entityRef: string,
    later: { dueAt: string; error: string },
  ): Promise<void>;
  depth(now: string): Promise<{ due: number; oldestDueAt: string | null }>;
}

export interface StoredInventory {
  /** Where the sources were read from, as the catalog names it. */
  location: string;
  etag: string | null;
  /** Changes with the settings that decide what is read. */
  settings: string;
  urlTemplate: string | null;
  inventory: Inventory;
  problems: { file: string; message: string }[];
  scannedAt: string;
}

export interface StoredPlan {
  file: string;
  /** The last plan without errors; null where there never was one. */
  plan: PerformancePlan | null;
  problems: PlanProblem[];
  /** True where the file is broken and `plan` is an earlier one. */
  lastGood: boolean;
  readAt: string;
}

export interface StoredApis {
  apis: ApiOperations[];
  problems: { file: string; message: string }[];
}

/** What was read from one of the addresses that a component names. */
export interface StoredResultAddress {
  /** For people: without what may be a secret. */
  address: string;
  /** Of what was read; null reads it again each time. */
  etag: string | null;
  /** Changes with the address itself and the settings that decide what is read. */
  settings: string;
  problems: { file: string; message: string }[];
  readAt: string;
}

/** The documents of a component that an assessment follows from. */
export interface StoredDocuments {
  inventory: StoredInventory | undefined;
  sent: SentInventory | undefined;
  plan: StoredPlan | undefined;
  /** Of the newest version that the portal keeps; null where it was taken out. */
  kept: Pick<StoredKeptPlan, 'plan'> | undefined;
  apis: StoredApis;
}

export interface InputStore {
  /** In one query. */
  getDocuments(entityRef: string): Promise<StoredDocuments>;
  getInventory(entityRef: string): Promise<StoredInventory | undefined>;
  /** Replaces the inventory with the texts of the files that it speaks of. */
  setInventory(
    entityRef: string,
    inventory: StoredInventory,
    files: ReadonlyMap<string, string>,
  ): Promise<void>;
  /** The sources were looked at again and had not changed. */
  touchInventory(entityRef: string, scannedAt: string): Promise<void>;
  deleteInventory(entityRef: string): Promise<void>;
  getSentInventory(entityRef: string): Promise<SentInventory | undefined>;
  setSentInventory(entityRef: string, sent: SentInventory): Promise<void>;
  /** The text that the scan saw. */
  getSourceFile(entityRef: string, path: string): Promise<string | undefined>;
  /** Of those whose path fits, by path; the first ones where there are more. */
  getSourceFiles(
    entityRef: string,
    fits: (path: string) => boolean,
    limit: number,
  ): Promise<Map<string, string>>;
  getPlan(entityRef: string): Promise<StoredPlan | undefined>;
  /** Of those that have one, by entity reference. */
  getPlans(entityRefs: readonly string[]): Promise<Map<string, StoredPlan>>;
  setPlan(entityRef: string, plan: StoredPlan | null): Promise<void>;
  getApis(entityRef: string): Promise<StoredApis>;
  setApis(entityRef: string, apis: StoredApis, now: string): Promise<void>;
  /** In the order of the annotation. */
  getResultAddresses(entityRef: string): Promise<StoredResultAddress[]>;
  setResultAddresses(
    entityRef: string,
    addresses: readonly StoredResultAddress[],
  ): Promise<void>;
}

export interface NewRun {
  id: string;
  entityRef: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  digest: string;
  environment: string | null;
  commit: string | null;
  branch: string | null;
  url: string | null;
  source: string;
  /** As the sender called it; for people. */
  fileName: string | null;
  labels: Record<string, string>;
  startedAt: string | null;
  receivedAt: string;
  run: Run;
}

export interface StoredRun {
  summary: RunSummary;
  run: Run;
}

export interface RunStore {
  /** The run of the same bytes for the same component, environment and commit. */
  find(
    identity: Pick<NewRun, 'entityRef' | 'digest' | 'environment' | 'commit'>,
  ): Promise<RunSummary | undefined>;
  /** Adds a run unless it is there; answers the one that is there. */
  add(run: NewRun): Promise<{ run: RunSummary; created: boolean }>;
  get(id: string): Promise<StoredRun | undefined>;
  /** Newest first. */
  list(entityRef: string, limit: number): Promise<RunSummary[]>;
  /** Newest first, with their metrics. */
  listWithMetrics(entityRef: string, limit: number): Promise<StoredRun[]>;
}

export const gapSorts = [
  'priority',
  'title',
  'effort',
  'age',
  'component',
] as const satisfies GapSort[];

export type { GapSort };

/** Facets of gaps, and those of their components. */
export type GapFilterName =
  | 'priority'
  | 'type'
  | 'status'
  | 'assignee'
  | 'phase'
  | 'component'
  | `component.${FacetName}`;

export const gapLacks = ['assignee', 'estimate', 'phase'] as const;

export type GapLack = (typeof gapLacks)[number];

export interface GapListOptions {
  visible: readonly string[] | null;
  allowed: PermissionCriteria<PerfCoverageFilter> | null;
  search: string[];
  /** Assigned to one of these, or of a component that one of them owns. */
  mine?: string[];
  filters: Partial<Record<GapFilterName, string[]>>;
  /** What those asked for have none of. */
  lacks?: GapLack[];
  sort: GapSort;
  order: 'asc' | 'desc';
  limit: number;
  cursor: GapCursor | null;
}

/** The last row of a page: the next one starts behind it. */
export interface GapCursor {
  sort: GapSort;
  order: 'asc' | 'desc';
  value: string | number | null;
  entityRef: string;
  gapId: string;
}

export type GapListPage = Omit<GapPage, 'nextCursor'> & {
  next: GapCursor | null;
};

/** The last row of a page: the next one starts behind it. */
export interface SeriesCursor {
  lastAt: string;
  id: string;
}

export interface SeriesListOptions {
  name?: string;
  environment?: string;
  branch?: string;
  limit: number;
  cursor: SeriesCursor | null;
}

export interface SeriesStore {
  get(id: string): Promise<SeriesSummary | undefined>;
  /** Last measured first. */
  list(
    entityRef: string,
    options: SeriesListOptions,
  ): Promise<{ items: SeriesSummary[]; next: SeriesCursor | null }>;
  /** The newest ones of the time, oldest of them first. */
  points(
    id: string,
    options: { from: string; to: string; limit: number },
  ): Promise<SeriesPoint[]>;
}

export interface StoredDecision {
  /** Null where it was taken back. */
  decision: GapDecision | null;
  /** Counts up with each change, so that nobody overwrites what they have not seen. */
  revision: number;
}

/** One version of the plan that the portal keeps. */
export interface StoredKeptPlan extends KeptPlanRevision {
  /** As written; null where the plan was taken out. */
  text: string | null;
  plan: PerformancePlan | null;
  /** Warnings. */
  problems: PlanProblem[];
}

export interface PlanStore {
  /** The one that counts; undefined where the portal never kept one. */
  newest(entityRef: string): Promise<StoredKeptPlan | undefined>;
  /** The same of many, by entity reference. */
  newestOf(entityRefs: readonly string[]): Promise<Map<string, StoredKeptPlan>>;
  get(entityRef: string, revision: number): Promise<StoredKeptPlan | undefined>;
  /** Newest first. */
  list(entityRef: string, limit: number): Promise<KeptPlanRevision[]>;
  /** Throws where the revision is there already. */
  add(entityRef: string, kept: StoredKeptPlan): Promise<void>;
}

export interface DecisionStore {
  /** Those that were not taken back. */
  list(entityRef: string): Promise<GapDecision[]>;
  get(entityRef: string, gapId: string): Promise<StoredDecision | undefined>;
  set(
    entityRef: string,
    gapId: string,
    decision: StoredDecision,
  ): Promise<void>;
}

/** An inventory that a CI job sent, for sources that the backend can't read. */
export interface SentInventory {
  inventory: Inventory;
  commit: string | null;
  branch: string | null;
  /** Of the CI job. */
  url: string | null;
  receivedAt: string;
}

/** What became of a component's history in another one. */
export interface MovedHistory {
  runs: number;
  /** Runs that the other one had already. */
  duplicateRuns: number;
  gaps: number;
  snapshots: number;
}

export interface MoveStore {
  /**
   * Gives runs, gaps with their history and decisions, and snapshots of one
   * component to another one, which keeps its own where both have some. To be
   * called in a transaction that holds both.
   */
  move(from: string, to: string): Promise<MovedHistory>;
}

/** The components that a reader's lists may speak of. */
export type ComponentScope = Pick<ComponentListOptions, 'visible' | 'allowed'>;

export interface SnapshotStore {
  /** One for each component and day; the last of a day counts. */
  set(snapshot: Snapshot, figures: ComponentFigures): Promise<void>;
  newestBefore(entityRef: string, day: string): Promise<Snapshot | undefined>;
  /** Of one component, oldest first. */
  daysOf(entityRef: string, from: string): Promise<TrendDay[]>;
  /** Sums of those that the options select, oldest first. */
  days(
    options: ComponentScope &
      Partial<Pick<ComponentListOptions, 'search' | 'filters' | 'mine'>>,
    from: string,
  ): Promise<TrendDay[]>;
}

/** Deletes what is older than it is kept, some at a time; answers how many. */
export interface RetentionStore {
  deleteRuns(
    before: string,
    options: { keepNewest: number; limit: number },
  ): Promise<number>;
  /** Of runs; what was measured stays. */
  dropHistograms(before: string, limit: number): Promise<number>;
  deleteTimelines(before: string, limit: number): Promise<number>;
  deleteEmptySeries(before: string, limit: number): Promise<number>;
  /**
   * With all that belongs to them, and what was planned for systems, domains and
   * owners that have no component left.
   */
  purgeComponents(removedBefore: string, limit: number): Promise<number>;
  /** Of users and groups that the catalog has lost for so long, and that own nothing. */
  purgeCapacities(now: string, leftBefore: string): Promise<number>;
}

export interface StoredAssessment {
  assessment: Assessment;
  roadmap: Roadmap;
  /** What led to it: "rescan", "upload of run …". */
  cause: string;
  assessedAt: string;
}

export interface AssessmentStore {
  get(entityRef: string): Promise<StoredAssessment | undefined>;
  set(entityRef: string, assessment: StoredAssessment): Promise<void>;
  /** Gaps of all components. */
  findGaps(options: GapListOptions): Promise<GapListPage>;
  /** Some gaps of a component. */
  getGaps(entityRef: string, gapIds: readonly string[]): Promise<GapRecord[]>;
  /** Open gaps of these components. */
  openGaps(entityRefs: readonly string[]): Promise<GapRecord[]>;
  /** Of these components: the instants at which those closed that are closed. */
  closedAt(entityRefs: readonly string[]): Promise<string[]>;
  /** Gaps whose hours somebody noted, with what was thought of them. */
  spent(entityRefs: readonly string[]): Promise<GapRecord[]>;
  /** Open first by priority, then closed ones, newest first. */
  listGaps(entityRef: string): Promise<GapRecord[]>;
  getGap(
    entityRef: string,
    gapId: string,
  ): Promise<{ gap: GapRecord; history: GapEvent[] } | undefined>;
  /** Writes new and changed gaps, and what happened to them. */
  writeGaps(
    entityRef: string,
    records: readonly GapRecord[],
    events: readonly { gapId: string; event: GapEvent }[],
  ): Promise<void>;
}

export interface ScanStore {
  get(entityRef: string): Promise<ScanProgress | undefined>;
  /**
   * Claims the scan of a component; false where another one runs and has
   * shown life since `aliveSince`.
   */
  claim(entityRef: string, now: string, aliveSince: string): Promise<boolean>;
  /** Shows that claimed ones still have a process that will run them. */
  keepAlive(entityRefs: readonly string[], now: string): Promise<void>;
  /** Claimed ones whose process showed no life since. */
  listDead(aliveSince: string): Promise<string[]>;
  progress(
    entityRef: string,
    progress: Pick<ScanProgress, 'stage' | 'filesRead' | 'filesTotal'>,
    now: string,
  ): Promise<void>;
  finish(
    entityRef: string,
    result: Pick<ScanProgress, 'status' | 'message'>,
    now: string,
  ): Promise<void>;
}

/** The stores within a transaction. */
export interface TransactionStores extends Stores {
  /** What fails in it leaves nothing, while the transaction around it goes on. */
  attempt<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
}

/** All that the plugin stores, over one connection or one transaction. */
export interface Stores {
  components: ComponentStore;
  inputs: InputStore;
  runs: RunStore;
  assessments: AssessmentStore;
  scans: ScanStore;
  queue: AssessmentQueueStore;
  series: SeriesStore;
  decisions: DecisionStore;
  gapPlans: GapPlanStore;
  workItems: WorkItemStore;
  people: PeopleStore;
  capacities: CapacityStore;
  roadmapVersions: RoadmapVersionStore;
  plans: PlanStore;
  retention: RetentionStore;
  snapshots: SnapshotStore;
  moves: MoveStore;
  portfolio: PortfolioStore;
}

export interface PerfCoverageDatabase extends Stores {
  /** All or nothing. */
  transaction<T>(work: (stores: TransactionStores) => Promise<T>): Promise<T>;
  /**
   * Counts once more what lists offer to filter by; answers how many counts
   * were wrong: none, unless something went wrong.
   */
  recount(): Promise<number>;
}

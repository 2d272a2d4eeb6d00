import {
  CapacitySettings,
  GapPlan,
  RoadmapSettings,
  RoadmapVersion,
  RoadmapVersionSummary,
  WorkItem,
} from 'backstage-plugin-perf-coverage-common';

export interface GapPlanStore {
  /** Of a component, by gap. */
  list(entityRef: string): Promise<GapPlan[]>;
  /** Of some gaps of a component. */
  get(entityRef: string, gapIds: readonly string[]): Promise<GapPlan[]>;
  set(entityRef: string, plans: readonly GapPlan[]): Promise<void>;
}

export interface WorkItemStore {
  /** Of all these scopes, in the order in which they were added. */
  list(scopes: readonly string[]): Promise<WorkItem[]>;
  get(id: string): Promise<WorkItem | undefined>;
  count(scope: string): Promise<number>;
  add(item: WorkItem): Promise<void>;
  /** False where it has another revision than `seen` by now. */
  update(item: WorkItem, seen: number): Promise<boolean>;
  /** The same. */
  delete(id: string, seen: number): Promise<boolean>;
}

/** A user or a group of the catalog. */
export interface CatalogPerson {
  entityRef: string;
  title: string;
  /** Of users: the groups that they are in, in the catalog's order. */
  teams: string[];
}

export interface PeopleStore {
  /**
   * Writes what the catalog says; answers users whose groups are others now, and
   * the groups concerned. Nobody where there was nobody before.
   */
  sync(
    people: readonly CatalogPerson[],
  ): Promise<{ users: string[]; groups: string[] }>;
  get(refs: readonly string[]): Promise<CatalogPerson[]>;
  /** These, and members of these groups. */
  getWithMembers(
    refs: readonly string[],
    groups: readonly string[],
  ): Promise<CatalogPerson[]>;
  /** True where the catalog has any user. */
  isKnown(): Promise<boolean>;
}

export interface StoredCapacity {
  entityRef: string;
  settings: CapacitySettings;
  by: string;
  /** ISO instant. */
  at: string;
  revision: number;
}

export interface CapacityStore {
  get(refs: readonly string[]): Promise<StoredCapacity[]>;
  /** False where it has another revision than `seen` by now. */
  set(capacity: StoredCapacity, seen: number): Promise<boolean>;
}

export interface RoadmapVersionStore {
  /** Newest first, without the roadmaps. */
  list(scope: string): Promise<RoadmapVersionSummary[]>;
  get(scope: string, number: number): Promise<RoadmapVersion | undefined>;
  newest(scope: string): Promise<RoadmapVersion | undefined>;
  /** Of the newest one. */
  settings(scope: string): Promise<RoadmapSettings | undefined>;
  baseline(scope: string): Promise<RoadmapVersion | undefined>;
  /** False where the scope has a version of that number already. */
  add(version: RoadmapVersion): Promise<boolean>;
  /** False where there is no such version. To be called in a transaction. */
  setBaseline(scope: string, number: number): Promise<boolean>;
}

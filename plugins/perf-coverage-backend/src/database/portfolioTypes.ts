import {
  HeatMapRow,
  KindEvidence,
  RollUpBy,
  RollUpRow,
  RollUpSort,
  SlaListItem,
  SlaPage,
  SlaSort,
  TestKind,
} from 'backstage-plugin-perf-coverage-common';
import {
  ComponentCursor,
  ComponentListOptions,
  ComponentScope,
  FacetName,
} from './types';

export const rollUpSorts = [
  'gaps',
  'name',
  'coverage',
  'effort',
  'components',
] as const satisfies RollUpSort[];

export interface RollUpOptions
  extends Pick<
    ComponentListOptions,
    'visible' | 'allowed' | 'search' | 'filters' | 'mine'
  > {
  by: RollUpBy;
  sort: RollUpSort;
  order: 'asc' | 'desc';
  limit: number;
  /** Groups of the pages before. */
  offset: number;
}

export const slaSorts = [
  'state',
  'margin',
  'name',
  'component',
] as const satisfies SlaSort[];

/** The last row of a page: the next one starts behind it. */
export interface SlaCursor {
  sort: SlaSort;
  order: 'asc' | 'desc';
  value: string | number | null;
  entityRef: string;
  position: number;
}

export interface SlaListOptions extends ComponentScope {
  search: string[];
  states: string[];
  /** Of the component. */
  filters: Partial<Record<FacetName, string[]>>;
  components: string[];
  sort: SlaSort;
  order: 'asc' | 'desc';
  limit: number;
  cursor: SlaCursor | null;
}

export type SlaListPage = Omit<SlaPage, 'nextCursor'> & {
  next: SlaCursor | null;
};

/** What an assessment says of a component, besides its figures. */
export interface PortfolioEntry {
  kinds: Partial<Record<TestKind, KindEvidence>> | null;
  slas: Omit<
    SlaListItem,
    'entityRef' | 'componentTitle' | 'ownerRef' | 'systemRef'
  >[];
}

/** Met of applicable requirements of a component on a day. */
export interface CoverageDay {
  day: string;
  met: number;
  applicable: number;
}

/** Views over all components. */
export interface PortfolioStore {
  set(entityRef: string, entry: PortfolioEntry): Promise<void>;
  heatMap(
    options: ComponentListOptions,
  ): Promise<{ items: HeatMapRow[]; next: ComponentCursor | null }>;
  /** One group more than asked for where there are more. */
  rollUps(options: RollUpOptions): Promise<RollUpRow[]>;
  slas(options: SlaListOptions): Promise<SlaListPage>;
  /** Days of each of the components, oldest first. */
  coverageDays(
    entityRefs: readonly string[],
    from: string,
  ): Promise<Map<string, CoverageDay[]>>;
}

import {
  GapType,
  Priority,
  gapTypes,
  priorities,
} from 'backstage-plugin-perf-coverage-common';
import { nameOfRef } from '../components/nameOfRef';
import type { Text, TextKey } from '../translation';
import type { FacetName } from './useGapFilters';

export const facetTitles: Record<FacetName, TextKey> = {
  status: 'allGaps.status',
  priority: 'gaps.priority',
  type: 'allGaps.type',
  owner: 'gaps.owner',
  system: 'allGaps.system',
  assignee: 'gaps.assignee',
  phase: 'gaps.phase',
};

/** Values that have an order of their own. */
export const facetRanks: { [Facet in FacetName]?: readonly string[] } = {
  priority: priorities,
};

/** Facets whose values are entities, and of which kind. */
export const facetKinds: { [Facet in FacetName]?: string } = {
  owner: 'group',
  system: 'system',
  assignee: 'user',
};

const isStatus = (value: string): value is 'open' | 'waived' | 'closed' =>
  ['open', 'waived', 'closed'].includes(value);
const isPriority = (value: string): value is Priority =>
  priorities.includes(value as Priority);
const isType = (value: string): value is GapType =>
  gapTypes.includes(value as GapType);

/** A filter's value in the vocabulary's words; phases by what plans call them. */
export function facetLabel(
  facet: FacetName,
  value: string,
  t: Text,
  phaseTitle: (name: string) => string,
): string {
  switch (facet) {
    case 'status':
      return isStatus(value) ? t(`allGaps.status-${value}`) : value;
    case 'priority':
      return isPriority(value) ? t(`state.priority-${value}`) : value;
    case 'type':
      return isType(value) ? t(`gaps.type-${value}`) : value;
    case 'phase':
      return phaseTitle(value);
    default:
      return nameOfRef(value);
  }
}

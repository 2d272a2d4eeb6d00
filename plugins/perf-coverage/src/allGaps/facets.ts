import type { GapType, Priority } from 'backstage-plugin-perf-coverage-common';
import { nameOfRef } from '../components/nameOfRef';
import { gapTypeWords } from '../gaps/gapWords';
import { priorityWords } from '../state';
import type { FacetName } from './useGapFilters';

export const facetTitles: Record<FacetName, string> = {
  status: 'Status',
  priority: 'Priority',
  type: 'Type',
  owner: 'Owner',
  system: 'System',
  assignee: 'Assignee',
  phase: 'Phase',
};

const statusWords: Record<string, string> = {
  open: 'Open',
  waived: 'Waived or not applicable',
  closed: 'Closed',
};

/** A filter's value in the vocabulary's words. */
export function facetLabel(facet: FacetName, value: string): string {
  switch (facet) {
    case 'status':
      return Object.hasOwn(statusWords, value) ? statusWords[value] : value;
    case 'priority':
      return Object.hasOwn(priorityWords, value)
        ? priorityWords[value as Priority].word
        : value;
    case 'type':
      return Object.hasOwn(gapTypeWords, value)
        ? gapTypeWords[value as GapType]
        : value;
    case 'phase':
      return value;
    default:
      return nameOfRef(value);
  }
}

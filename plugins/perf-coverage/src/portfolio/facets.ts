import { nameOfRef } from '../components/nameOfRef';
import { signs } from '../state';
import type { FacetName } from './useFilters';

export const facetTitles: Record<FacetName, string> = {
  state: 'State',
  owner: 'Owner',
  system: 'System',
  domain: 'Domain',
  type: 'Type',
  lifecycle: 'Lifecycle',
  tag: 'Tag',
  framework: 'Framework',
};

/** `group:default/payments` → `payments`; the states by their words. */
export function facetLabel(facet: FacetName, value: string): string {
  if (facet === 'state') {
    return value in signs ? signs[value as keyof typeof signs].word : value;
  }
  if (facet === 'owner' || facet === 'system' || facet === 'domain') {
    return nameOfRef(value);
  }
  return value;
}

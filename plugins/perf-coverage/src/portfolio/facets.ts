import { nameOfRef } from '../components/nameOfRef';
import { SignName, signs } from '../state';
import type { Text } from '../translation';
import type { FacetName } from './useFilters';

/** Values that have an order of their own: what needs most attention first. */
export const facetRanks: { [Facet in FacetName]?: readonly string[] } = {
  state: ['failing', 'untested', 'partial', 'covered', 'excluded', 'unknown'],
};

/** Facets whose values are entities, and of which kind. */
export const facetKinds: { [Facet in FacetName]?: string } = {
  owner: 'group',
  system: 'system',
  domain: 'domain',
};

/** `group:default/payments` → `payments`; the states by their words. */
export function facetLabel(facet: FacetName, value: string, t: Text): string {
  if (facet === 'state') {
    return Object.hasOwn(signs, value)
      ? t(`state.${value as SignName}`)
      : value;
  }
  if (facet === 'owner' || facet === 'system' || facet === 'domain') {
    return nameOfRef(value);
  }
  return value;
}

import type { RoadmapScope } from 'backstage-plugin-perf-coverage-common';

/** All components that the reader may see. */
export const PORTAL: RoadmapScope = 'portal';

/** The scope that an address names; the portal where it names none. */
export function scopeFrom(params: URLSearchParams): RoadmapScope {
  return params.get('scope')?.trim() || PORTAL;
}

import { useApi } from '@backstage/core-plugin-api';
import type { GapListItem } from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, useLoad } from '../api';
import { PORTAL } from '../roadmap';

/**
 * Phases that work can be put into: those of the portal's accepted plan, and
 * those that gaps are in already. Without an answer the latter are enough.
 */
export function usePhases(gaps: readonly GapListItem[]): string[] {
  const api = useApi(perfCoverageApiRef);
  const { value } = useLoad(`${PORTAL}/phases`, () =>
    api.planRoadmap({ scope: PORTAL, runs: 1 }),
  );
  return [
    ...new Set([
      ...(value?.settings.phases ?? []).map(phase => phase.name),
      ...gaps.flatMap(gap => gap.phase ?? []),
    ]),
  ];
}

import { useApi } from '@backstage/core-plugin-api';
import type { GapListItem } from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, useLoad } from '../api';
import { PORTAL } from '../roadmap';

/**
 * Phases that work can be put into: those of the portal's accepted plan, and
 * those that gaps are in already. Without an answer the latter are enough.
 */
export function usePhases(
  gaps: readonly GapListItem[],
  titleOf: (name: string) => string,
): { name: string; title: string }[] {
  const api = useApi(perfCoverageApiRef);
  const { value } = useLoad(`${PORTAL}/phases`, () =>
    api.planRoadmap({ scope: PORTAL, runs: 1 }),
  );
  const own = value?.settings.phases ?? [];
  const others = new Set(gaps.flatMap(gap => gap.phase ?? []));
  for (const { name } of own) others.delete(name);
  return [
    ...own.map(({ name, title }) => ({ name, title })),
    ...[...others].map(name => ({ name, title: titleOf(name) })),
  ];
}

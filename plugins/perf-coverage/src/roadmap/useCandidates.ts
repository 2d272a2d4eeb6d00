import { useApi } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import { perfCoverageApiRef, useLoad } from '../api';

/**
 * People and groups to whom work of a scope can be given. Without an answer
 * there are only those who have work already, so an error is no obstacle.
 */
export function useCandidates(scope: string): string[] {
  const api = useApi(perfCoverageApiRef);
  const { value } = useLoad(scope, () => api.listCapacities(scope));
  return useMemo(
    () =>
      (value?.items ?? [])
        .filter(entry => !entry.left)
        .map(entry => entry.entityRef),
    [value],
  );
}

import { useApi } from '@backstage/core-plugin-api';
import { useState } from 'react';
import { perfCoverageApiRef } from '../api';
import type { MyItem } from './mine';

/** Says that a piece of work is done: no evidence shows it, so its worker does. */
export function useDone(reload: () => void) {
  const api = useApi(perfCoverageApiRef);
  const [error, setError] = useState<Error>();
  const finish = async ({ work }: MyItem) => {
    if (!work) return;
    setError(undefined);
    try {
      const { id, scope: _scope, by: _by, at: _at, ...settings } = work;
      await api.updateWorkItem(id, { ...settings, done: true });
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    }
    // After a conflict too: then what others set is shown.
    reload();
  };
  return { finish, error };
}

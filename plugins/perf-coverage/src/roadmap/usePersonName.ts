import { createContext, useCallback, useContext } from 'react';
import { useNameOf } from '../components/useNameOf';
import { useText } from '../translation';
import { assigneeFor, isNamed } from './places';

/** The groups whose engineers without a name a roadmap plans with, by their references. */
export const GroupsContext = createContext<readonly string[]>([]);

/** How a page calls somebody of a roadmap; null is anybody. */
export type PersonName = (name: string | null) => string;

/**
 * People and groups as the catalog calls them, engineers without a name by their
 * group: `care 2` of `group:default/care` as `Customer care 2`.
 */
export function usePersonName(own?: readonly string[]): PersonName {
  const t = useText();
  const nameOf = useNameOf();
  const shared = useContext(GroupsContext);
  const groups = own ?? shared;
  return useCallback(
    name => {
      if (name === null) return t('roadmap.anybody');
      const group = isNamed(name) ? null : assigneeFor(name, groups);
      return group === null
        ? nameOf(name)
        : `${nameOf(group)}${name.slice(name.lastIndexOf(' '))}`;
    },
    [t, nameOf, groups],
  );
}

import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { useLocation } from 'react-router-dom';
import { TAB_PATH } from '../components/useComponentLink';

export const subPages = [
  'overview',
  'gaps',
  'inventory',
  'results',
  'roadmap',
  'plan',
] as const;

/** Parts of the overview with addresses of their own. */
export const overviewPages = ['slas', 'operations', 'policy'] as const;

export type SubPage =
  | (typeof subPages)[number]
  | (typeof overviewPages)[number];

const allPages: readonly SubPage[] = [...subPages, ...overviewPages];

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Reads the address below an entity's page. It goes by the entity's own
 * address and not by nested routes, because the two frontend systems mount
 * tabs differently; the tab's own segment may have any name.
 */
export function useSubPage(entityRef: string): {
  /** Undefined where the address names no sub-page that there is. */
  subPage: SubPage | undefined;
  /** What the address names below the sub-page: `[runId]`, `['series', id]`. */
  items: string[];
  to(subPage: SubPage, ...items: string[]): string;
} {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const entityPath = useRouteRef(entityRouteRef)({ kind, namespace, name });
  const { pathname } = useLocation();
  const inside = decode(pathname)
    .toLocaleLowerCase('en-US')
    .startsWith(`${decode(entityPath).toLocaleLowerCase('en-US')}/`);
  const depth = entityPath.split('/').length;
  const [tab = TAB_PATH, page = '', ...items] = inside
    ? pathname.split('/').slice(depth)
    : [];
  const base = `${entityPath}/${tab || TAB_PATH}`;
  return {
    subPage:
      page === '' ? 'overview' : allPages.find(candidate => candidate === page),
    items: items.filter(item => item !== '').map(decode),
    to: (subPage, ...ids) =>
      [
        base,
        subPage === 'overview' ? '' : subPage,
        ...ids.map(encodeURIComponent),
      ]
        .filter(Boolean)
        .join('/'),
  };
}

import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';

/** Where the tab stands below an entity's page. */
export const TAB_PATH = 'performance';

/** Addresses of components' Performance tabs: `linkTo(ref)`, `linkTo(ref, 'gaps')`. */
export function useComponentLink(): (
  entityRef: string,
  subPage?: string,
) => string {
  const entityPath = useRouteRef(entityRouteRef);
  return (entityRef, subPage) => {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const base = entityPath({
      kind: kind.toLocaleLowerCase('en-US'),
      namespace: namespace.toLocaleLowerCase('en-US'),
      name,
    });
    return [base, TAB_PATH, subPage].filter(Boolean).join('/');
  };
}

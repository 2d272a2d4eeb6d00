import { parseEntityRef } from '@backstage/catalog-model';

/** Path of a component's performance page, relative to the portal. */
export function pageOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/${['catalog', namespace, kind, name]
    .map(encodeURIComponent)
    .join('/')}/performance`;
}

import type { TableColumn } from '@backstage/core-components';
import { Suspense, lazy } from 'react';

const CoverageCell = lazy(() =>
  import('./index').then(module => ({ default: module.CoverageCell })),
);

/**
 * A column of the catalog's table with each component's coverage, for
 * `<CatalogIndexPage columns={…} />`. Rows of other kinds stay empty.
 *
 * @public
 */
export function createPerfCoverageColumn<
  Row extends { entity: { kind: string }; resolved: { entityRef: string } },
>(options: { title?: string } = {}): TableColumn<Row> {
  return {
    title: options.title ?? 'Performance coverage',
    sorting: false,
    width: 'auto',
    render: ({ entity, resolved }) =>
      entity.kind.toLocaleLowerCase('en-US') === 'component' ? (
        <Suspense fallback={null}>
          <CoverageCell entityRef={resolved.entityRef} />
        </Suspense>
      ) : null,
  };
}

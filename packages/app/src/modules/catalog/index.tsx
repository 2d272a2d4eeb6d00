import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  CatalogTable,
  CatalogTableColumnsFunc,
} from '@backstage/plugin-catalog';
import catalogPlugin, {
  CatalogIndexPage,
} from '@backstage/plugin-catalog/alpha';
import { createPerfCoverageColumn } from 'backstage-plugin-perf-coverage';

/** The catalog's own columns; of components the coverage in place of the description, which their pages have. */
export const columns: CatalogTableColumnsFunc = context => {
  const own = CatalogTable.defaultColumnsFunc(context);
  const kind = context.filters.kind?.value.toLocaleLowerCase('en-US');
  if (kind !== 'component') return own;
  return own.map(column =>
    column.field === 'entity.metadata.description'
      ? createPerfCoverageColumn()
      : column,
  );
};

const catalogPage = catalogPlugin.getExtension('page:catalog').override({
  factory: (original, { config, inputs }) =>
    original({
      params: {
        loader: async () => (
          <CatalogIndexPage
            columns={columns}
            filters={inputs.filters.map(filter =>
              filter.get(coreExtensionData.reactElement),
            )}
            pagination={config.pagination}
          />
        ),
      },
    }),
});

export const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [catalogPage],
});

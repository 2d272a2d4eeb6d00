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

/** The catalog's own columns; of components also their coverage, after the name. */
export const columns: CatalogTableColumnsFunc = context => {
  const [name, ...others] = CatalogTable.defaultColumnsFunc(context);
  const ofComponents =
    context.filters.kind?.value.toLocaleLowerCase('en-US') === 'component';
  return ofComponents
    ? [name, createPerfCoverageColumn(), ...others]
    : [name, ...others];
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

import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  CatalogTable,
  CatalogTableColumnsFunc,
  CatalogTableRow,
} from '@backstage/plugin-catalog';
import catalogPlugin, {
  CatalogIndexPage,
} from '@backstage/plugin-catalog/alpha';
import { createPerfCoverageColumn } from 'backstage-plugin-perf-coverage';

type CatalogColumn = ReturnType<CatalogTableColumnsFunc>[number];

/**
 * With many columns the table breaks words in the middle; rather let less room
 * stand between them. The first begins below the table's title.
 */
function narrower(column: CatalogColumn, index: number): CatalogColumn {
  if (column.cellStyle) return column;
  const style = {
    paddingLeft: index === 0 ? 20 : 12,
    paddingRight: 8,
    wordBreak: 'normal',
    overflowWrap: 'break-word',
  } as const;
  return { ...column, cellStyle: style, headerStyle: style };
}

/** The catalog's own columns; of components the coverage in place of the description, which their pages have. */
export const columns: CatalogTableColumnsFunc = context => {
  const own = CatalogTable.defaultColumnsFunc(context);
  const kind = context.filters.kind?.value.toLocaleLowerCase('en-US');
  const shown =
    kind === 'component'
      ? own.map(column =>
          column.field === 'entity.metadata.description'
            ? createPerfCoverageColumn<CatalogTableRow>()
            : column,
        )
      : own;
  return shown.map(narrower);
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

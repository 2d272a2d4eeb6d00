import type { ComponentPage } from 'backstage-plugin-perf-coverage-common';
import { FacetFilter } from '../components/FacetFilter';
import { FilterFrame } from '../components/FilterFrame';
import { useText } from '../translation';
import { facetKinds, facetLabel, facetRanks } from './facets';
import { Filters, facetNames } from './useFilters';

/** All filters of the portfolio; what is chosen lives in the address. */
export function FilterPanel(props: {
  filters: Filters;
  facets: ComponentPage['facets'] | undefined;
  failed: boolean;
}) {
  const t = useText();
  const { filters, facets } = props;
  return (
    <FilterFrame
      searchLabel={t('portfolio.search')}
      search={filters.query.search ?? ''}
      mine={filters.mine}
      active={filters.active}
      failed={props.failed}
      onSearch={search => filters.change({ search }, { replace: true })}
      onMine={() => filters.change({ mine: filters.mine ? null : 'true' })}
      onClear={filters.clear}
    >
      {facets &&
        facetNames.map(facet => (
          <FacetFilter
            key={facet}
            title={t(`portfolio.facet-${facet}`)}
            labelOf={value => facetLabel(facet, value, t)}
            kind={facetKinds[facet]}
            values={facets[facet]}
            ranks={facetRanks[facet]}
            chosen={filters.query[facet] ?? []}
            onToggle={value => filters.toggle(facet, value)}
          />
        ))}
    </FilterFrame>
  );
}

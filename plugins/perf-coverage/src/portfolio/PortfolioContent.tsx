import Button from '@material-ui/core/Button';
import { Invitation } from '../components/Invitation';
import { Snippet } from '../components/Snippet';
import { Trouble } from '../components/Trouble';
import { plural } from '../components/format';
import { useListLayout } from '../components/useListLayout';
import { FilterPanel } from './FilterPanel';
import { PortfolioSentence } from './PortfolioSentence';
import { PortfolioTable } from './PortfolioTable';
import { Filters, useFilters } from './useFilters';
import { usePortfolio } from './usePortfolio';

const firstCatalogEntry = `# catalog-info.yaml
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: my-service
  annotations:
    perf-coverage.io/sources: tests/performance/**, load-tests/**
spec:
  type: service
  lifecycle: production
  owner: my-team
`;

function NothingFound(props: { filters: Filters }) {
  const { filters } = props;
  if (filters.ownsNothing) {
    return (
      <Invitation
        title="You own no component"
        text="Neither you nor one of your teams is the owner of a component in the catalog. Take “Mine” away to see all of them."
      >
        <Button variant="outlined" onClick={filters.clear}>
          Show all components
        </Button>
      </Invitation>
    );
  }
  if (filters.active) {
    return (
      <Invitation
        title="No component fits these filters"
        text="Take some of them away to see more."
      >
        <Button variant="outlined" onClick={filters.clear}>
          Show all components
        </Button>
      </Invitation>
    );
  }
  return (
    <Invitation
      title="No components yet"
      text="Here you will see each component of the catalog with its coverage, gaps, owner, effort and dates. Add a component to the catalog; its tests are found by themselves."
    >
      <Snippet title="catalog-info.yaml" text={firstCatalogEntry} />
    </Invitation>
  );
}

/** All components with their coverage, gaps and dates. */
export function PortfolioContent() {
  const classes = useListLayout();
  const filters = useFilters();
  const portfolio = usePortfolio(
    filters.ownsNothing ? undefined : filters.asked,
  );
  const items = portfolio.items ?? [];
  const awaiting =
    portfolio.loading && !filters.ownsNothing && !portfolio.items;
  const empty =
    filters.ownsNothing || (portfolio.items && portfolio.items.length === 0);
  return (
    <>
      {!filters.ownsNothing && !portfolio.error && (
        <PortfolioSentence
          totals={portfolio.totals}
          linkWith={filters.linkWith}
        />
      )}
      <div className={classes.grid}>
        <FilterPanel filters={filters} facets={portfolio.facets} />
        <section aria-label="Components of the selection">
          {portfolio.error && (
            <Trouble
              error={portfolio.error}
              what="the list of components"
              onRetry={portfolio.reload}
            />
          )}
          {empty && <NothingFound filters={filters} />}
          {(items.length > 0 || awaiting) && (
            <PortfolioTable
              items={items}
              sort={filters.query.sort}
              order={filters.query.order ?? 'asc'}
              onSort={filters.sortBy}
              awaited={awaiting ? 8 : 0}
            />
          )}
          {portfolio.moreError && (
            <Trouble
              error={portfolio.moreError}
              what="the rest of the list"
              onRetry={portfolio.loadMore}
            />
          )}
          {portfolio.totals && items.length > 0 && (
            <div className={classes.more}>
              {plural(items.length, 'component')} of{' '}
              {portfolio.totals.components}{' '}
              {portfolio.hasMore && (
                <Button
                  variant="outlined"
                  size="small"
                  disabled={portfolio.loadingMore}
                  onClick={portfolio.loadMore}
                >
                  {portfolio.loadingMore ? 'Loading…' : 'Load more'}
                </Button>
              )}
            </div>
          )}
        </section>
      </div>
    </>
  );
}

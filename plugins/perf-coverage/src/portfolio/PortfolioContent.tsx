import Button from '@material-ui/core/Button';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  ComponentPage,
  ComponentQuery,
} from 'backstage-plugin-perf-coverage-common';
import { Suspense, lazy } from 'react';
import { CopyLink } from '../components/CopyLink';
import { Invitation } from '../components/Invitation';
import { MorePages } from '../components/MorePages';
import { Snippet } from '../components/Snippet';
import { Trouble } from '../components/Trouble';
import { formatNumber } from '../components/format';
import { useListLayout } from '../components/useListLayout';
import { Text, useText } from '../translation';
import { ExportComponents } from './ExportComponents';
import { FilterPanel } from './FilterPanel';
import { PortfolioSentence } from './PortfolioSentence';
import { PortfolioTable } from './PortfolioTable';
import { RollUpView } from './RollUpView';
import { ViewSwitch } from './ViewSwitch';
import { Filters, useFilters } from './useFilters';
import { usePortfolio } from './usePortfolio';
import { readView } from './views';

const HeatMapView = lazy(() =>
  import('./heatMap').then(module => ({ default: module.HeatMapView })),
);
const TrendView = lazy(() =>
  import('./trends').then(module => ({ default: module.TrendView })),
);

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
  const t = useText();
  const { filters } = props;
  if (!filters.ownsNothing && !filters.active) {
    return (
      <Invitation title={t('portfolio.empty')} text={t('portfolio.emptyHelp')}>
        <Snippet title="catalog-info.yaml" text={firstCatalogEntry} />
      </Invitation>
    );
  }
  const why = filters.ownsNothing ? 'ownsNothing' : 'noMatch';
  return (
    <Invitation title={t(`portfolio.${why}`)} text={t(`portfolio.${why}Help`)}>
      <Button variant="outlined" onClick={filters.clear}>
        {t('portfolio.showEverything')}
      </Button>
    </Invitation>
  );
}

/** The query without order and page: what sums and trends speak of. */
function filtersOf(query: ComponentQuery | undefined) {
  if (!query) return undefined;
  const { sort, order, limit, cursor, trendDays, ...filters } = query;
  return filters;
}

function shownText(
  rows: number,
  totals: ComponentPage['totals'] | undefined,
  t: Text,
): string | undefined {
  return (
    totals &&
    t('portfolio.shown', {
      count: rows,
      number: formatNumber(rows),
      total: formatNumber(totals.components),
    })
  );
}

/** All components with their coverage, gaps and dates, in several views. */
export function PortfolioContent() {
  const classes = useListLayout();
  const t = useText();
  const filters = useFilters();
  const view = readView(filters.params);
  const asked = filters.ownsNothing ? undefined : filters.asked;
  const portfolio = usePortfolio(asked, view === 'table');
  const selection = filtersOf(asked);
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
          filters={selection}
          linkWith={filters.linkWith}
        />
      )}
      <div className={classes.bar}>
        <ViewSwitch view={view} linkWith={filters.linkWith} />
        <ExportComponents
          query={selection}
          total={portfolio.totals?.components ?? 0}
        />
        <CopyLink />
      </div>
      <div className={classes.grid}>
        <FilterPanel
          filters={filters}
          facets={portfolio.facets}
          failed={portfolio.error !== undefined}
        />
        <section aria-label={t('portfolio.section')}>
          {portfolio.error && (
            <Trouble
              error={portfolio.error}
              what={t('portfolio.what')}
              onRetry={portfolio.reload}
            />
          )}
          {empty && <NothingFound filters={filters} />}
          {view === 'table' && (items.length > 0 || awaiting) && (
            <PortfolioTable
              items={items}
              sort={filters.query.sort}
              order={filters.query.order ?? 'asc'}
              onSort={filters.sortBy}
              awaited={awaiting ? 8 : 0}
            />
          )}
          {view === 'table' && items.length > 0 && (
            <MorePages
              pages={portfolio}
              what={t('portfolio.whatRest')}
              shown={shownText(items.length, portfolio.totals, t)}
            />
          )}
          {!empty && !portfolio.error && (
            <Suspense fallback={<Skeleton variant="rect" height={420} />}>
              {view === 'heat' && (
                <HeatMapView
                  query={asked}
                  shownText={rows => shownText(rows, portfolio.totals, t)}
                />
              )}
              {(view === 'owner' || view === 'system' || view === 'domain') && (
                <RollUpView key={view} by={view} filters={selection} />
              )}
              {view === 'trends' && <TrendView filters={selection} />}
            </Suspense>
          )}
        </section>
      </div>
    </>
  );
}

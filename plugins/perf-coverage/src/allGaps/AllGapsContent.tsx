import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  GapListItem,
  GapPage,
  GapQuery,
} from 'backstage-plugin-perf-coverage-common';
import { useEffect } from 'react';
import { perfCoverageApiRef, usePages } from '../api';
import { FacetFilter } from '../components/FacetFilter';
import { FilterFrame } from '../components/FilterFrame';
import { Headline } from '../components/Headline';
import { CopyLink } from '../components/CopyLink';
import { Invitation } from '../components/Invitation';
import { Trouble } from '../components/Trouble';
import { formatHours, formatNumber } from '../components/format';
import { useAddress } from '../components/useAddress';
import { useComponentLink } from '../components/useComponentLink';
import { useListLayout } from '../components/useListLayout';
import { AllGapsTable } from './AllGapsTable';
import { ExportButton } from './ExportButton';
import { facetKinds, facetLabel, facetRanks, facetTitles } from './facets';
import { phaseTitles } from './phaseTitles';
import { GapFilters, facetNames, useGapFilters } from './useGapFilters';
import { useText } from '../translation';

const PAGE_SIZE = 100;

function Totals(props: { totals: GapPage['totals'] | undefined }) {
  const t = useText();
  const { totals } = props;
  return (
    <Headline>
      {totals ? (
        [
          t('allGaps.in', {
            gaps: t('allGaps.gaps', { count: totals.gaps }),
            components: t('allGaps.components', { count: totals.components }),
          }),
          t('allGaps.critical', {
            number: formatNumber(totals.priorities.critical),
          }),
          t('allGaps.effort', { hours: formatHours(totals.effort) }),
          totals.unestimated > 0
            ? t('allGaps.unestimated', {
                number: formatNumber(totals.unestimated),
              })
            : null,
          totals.unassigned > 0
            ? t('allGaps.unassigned', {
                number: formatNumber(totals.unassigned),
              })
            : null,
        ]
          .filter(Boolean)
          .join(' · ')
      ) : (
        <Skeleton variant="text" width="min(100%, 560px)" />
      )}
    </Headline>
  );
}

function NothingFound(props: { filters: GapFilters }) {
  const t = useText();
  const { filters } = props;
  if (!filters.active) {
    return (
      <Invitation
        title={t('allGaps.nothing')}
        text={t('allGaps.nothingText')}
      />
    );
  }
  return (
    <Invitation
      title={
        filters.ownsNothing ? t('allGaps.ownsNothing') : t('allGaps.noneFits')
      }
      text={
        filters.ownsNothing
          ? t('allGaps.ownsNothingText')
          : t('allGaps.noneFitsText')
      }
    >
      <Button variant="outlined" onClick={filters.clear}>
        {t('allGaps.showAll')}
      </Button>
    </Invitation>
  );
}

/** The gaps of all components that the reader may see. */
export function AllGapsContent() {
  const t = useText();
  const layout = useListLayout();
  const filters = useGapFilters({ mineFirst: true });
  const api = useApi(perfCoverageApiRef);
  const linkTo = useComponentLink();
  const asked = filters.ownsNothing ? undefined : filters.asked;
  const pages = usePages(asked, (query: GapQuery) =>
    api.listGaps({ ...query, limit: PAGE_SIZE }),
  );
  const items = pages.items ?? [];
  const phaseTitle = phaseTitles(items);
  const awaiting = pages.loading && !filters.ownsNothing && !pages.items;
  const empty = filters.ownsNothing || pages.items?.length === 0;
  const facets = pages.last?.facets;
  const totals = pages.page?.totals;
  const nothingOfMine = filters.mineUnasked && totals?.gaps === 0;
  const { change } = useAddress();
  useEffect(() => {
    if (nothingOfMine) change({ mine: 'false' }, { replace: true });
  }, [nothingOfMine, change]);
  const addressOf = (gap: GapListItem) =>
    new URL(
      `${linkTo(gap.entityRef, 'gaps')}?gap=${encodeURIComponent(gap.id)}`,
      window.location.href,
    ).href;
  return (
    <>
      {!filters.ownsNothing && !pages.error && <Totals totals={totals} />}
      <div className={layout.actions}>
        <ExportButton
          query={asked}
          total={totals?.gaps ?? 0}
          addressOf={addressOf}
        />{' '}
        <CopyLink />
      </div>
      <div className={layout.grid}>
        <FilterFrame
          searchLabel={t('allGaps.search')}
          search={filters.query.search ?? ''}
          mine={filters.mine}
          active={filters.active}
          failed={pages.error !== undefined}
          onSearch={search => filters.change({ search }, { replace: true })}
          onMine={() => filters.change({ mine: String(!filters.mine) })}
          onClear={filters.clear}
        >
          {facets &&
            facetNames.map(facet => (
              <FacetFilter
                key={facet}
                title={t(facetTitles[facet])}
                labelOf={value => facetLabel(facet, value, t, phaseTitle)}
                kind={facetKinds[facet]}
                values={facets[facet]}
                ranks={facetRanks[facet]}
                chosen={filters.query[facet] ?? []}
                onToggle={value => filters.toggle(facet, value)}
              />
            ))}
        </FilterFrame>
        <section aria-label={t('allGaps.region')}>
          {pages.error && (
            <Trouble
              error={pages.error}
              what={t('allGaps.what')}
              onRetry={pages.reload}
            />
          )}
          {empty && <NothingFound filters={filters} />}
          {(items.length > 0 || awaiting) && (
            <AllGapsTable
              items={items}
              sort={filters.query.sort}
              order={filters.query.order ?? 'asc'}
              onSort={filters.sortBy}
              awaited={awaiting ? 8 : 0}
            />
          )}
          {pages.moreError && (
            <Trouble
              error={pages.moreError}
              what={t('allGaps.restWhat')}
              onRetry={pages.loadMore}
            />
          )}
          {totals && items.length > 0 && (
            <div className={layout.more}>
              {t('allGaps.shown', {
                gaps: t('allGaps.gaps', { count: items.length }),
                total: formatNumber(totals.gaps),
              })}{' '}
              {pages.hasMore && (
                <Button
                  variant="outlined"
                  size="small"
                  disabled={pages.loadingMore}
                  onClick={pages.loadMore}
                >
                  {t(pages.loadingMore ? 'common.loading' : 'common.loadMore')}
                </Button>
              )}
            </div>
          )}
        </section>
      </div>
    </>
  );
}

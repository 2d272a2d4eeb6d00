import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  SlaPage,
  SlaQuery,
  SlaState,
} from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, usePages } from '../api';
import { FacetFilter } from '../components/FacetFilter';
import { FilterFrame } from '../components/FilterFrame';
import { Headline } from '../components/Headline';
import { CopyLink } from '../components/CopyLink';
import { Invitation } from '../components/Invitation';
import { MorePages } from '../components/MorePages';
import { Snippet } from '../components/Snippet';
import { Trouble } from '../components/Trouble';
import { formatNumber } from '../components/format';
import { nameOfRef } from '../components/nameOfRef';
import { useComponentLink } from '../components/useComponentLink';
import { useListLayout } from '../components/useListLayout';
import { Text, useText } from '../translation';
import { ExportSlas } from './ExportSlas';
import { SlasTable } from './SlasTable';
import { FacetName, facetNames, useSlaFilters } from './useSlaFilters';

const PAGE_SIZE = 100;

/** In the order in which they matter. */
const told: readonly SlaState[] = [
  'breached',
  'stale',
  'unverified',
  'undefined',
  'met',
];

const firstSla = `# perf-coverage.yaml
capabilities:
  - name: checkout
    title: Checkout
    impact: high
    slas:
      - name: Answers fast at the peak
        metric: duration
        stat: p95
        threshold: '< 500ms'
        under: 100 concurrent users
`;

/** How many SLAs the selection has, by state; each part is a link to those. */
function Summary(props: {
  totals: SlaPage['totals'] | undefined;
  linkWith(values: Record<string, string>): string;
}) {
  const t = useText();
  const { totals } = props;
  return (
    <Headline>
      {totals ? (
        <>
          {t('slas.summary', {
            count: totals.slas,
            number: formatNumber(totals.slas),
          })}
          {told
            .filter(state => totals.states[state] > 0)
            .map(state => (
              <span key={state}>
                {' · '}
                <Link to={props.linkWith({ state })}>
                  {t('slas.count', {
                    number: formatNumber(totals.states[state]),
                    state: t(`state.sla-${state}`).toLowerCase(),
                  })}
                </Link>
              </span>
            ))}
        </>
      ) : (
        <Skeleton variant="text" width="min(100%, 420px)" />
      )}
    </Headline>
  );
}

const facetKinds: { [Facet in FacetName]?: string } = {
  owner: 'group',
  system: 'system',
  domain: 'domain',
};

function labelOf(facet: FacetName, value: string, t: Text): string {
  return facet === 'state'
    ? t(`state.sla-${value as SlaState}`)
    : nameOfRef(value);
}

/** SLAs of all components: which hold, by how much, and what shows it. */
export function SlasContent() {
  const classes = useListLayout();
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const filters = useSlaFilters();
  const linkTo = useComponentLink();
  const list = usePages(filters.query, (asked: SlaQuery) =>
    api.listSlas({ ...asked, limit: PAGE_SIZE }),
  );
  const items = list.items ?? [];
  const awaiting = list.loading && !list.items;
  return (
    <>
      {!list.error && (
        <Summary totals={list.page?.totals} linkWith={filters.linkWith} />
      )}
      <div className={classes.actions}>
        <ExportSlas
          query={filters.query}
          total={list.page?.totals.slas ?? 0}
          addressOf={sla =>
            new URL(linkTo(sla.entityRef), window.location.href).href
          }
        />{' '}
        <CopyLink />
      </div>
      <div className={classes.grid}>
        <FilterFrame
          searchLabel={t('slas.search')}
          search={filters.query.search ?? ''}
          active={filters.active}
          failed={list.error !== undefined}
          onSearch={search => filters.change({ search }, { replace: true })}
          onClear={filters.clear}
        >
          {list.last &&
            facetNames.map(facet => (
              <FacetFilter
                key={facet}
                title={t(`slas.facet-${facet}`)}
                labelOf={value => labelOf(facet, value, t)}
                values={list.last?.facets[facet] ?? []}
                kind={facetKinds[facet]}
                ranks={facet === 'state' ? told : undefined}
                chosen={filters.query[facet] ?? []}
                onToggle={value => filters.toggle(facet, value)}
              />
            ))}
        </FilterFrame>
        <section aria-label={t('slas.section')}>
          {list.error && (
            <Trouble
              error={list.error}
              what={t('slas.what')}
              onRetry={list.reload}
            />
          )}
          {list.items?.length === 0 &&
            (filters.active ? (
              <Invitation
                title={t('slas.noMatch')}
                text={t('slas.noMatchHelp')}
              >
                <Button variant="outlined" onClick={filters.clear}>
                  {t('slas.showEverything')}
                </Button>
              </Invitation>
            ) : (
              <Invitation title={t('slas.empty')} text={t('slas.emptyHelp')}>
                <Snippet title="perf-coverage.yaml" text={firstSla} />
              </Invitation>
            ))}
          {(items.length > 0 || awaiting) && (
            <>
              <SlasTable
                items={items}
                sort={filters.query.sort}
                order={filters.query.order ?? 'asc'}
                onSort={filters.sortBy}
                awaited={awaiting ? 8 : 0}
              />
              <MorePages pages={list} what={t('slas.what')} />
            </>
          )}
        </section>
      </div>
    </>
  );
}

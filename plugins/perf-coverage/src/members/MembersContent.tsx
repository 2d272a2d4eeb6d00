import { Entity, isGroupEntity, isUserEntity } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  ComponentFilters,
  ComponentQuery,
  ComponentSort,
} from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, usePages } from '../api';
import { Invitation } from '../components/Invitation';
import { MorePages } from '../components/MorePages';
import { Quiet } from '../components/Quiet';
import { Section } from '../components/Section';
import { Trouble } from '../components/Trouble';
import { formatNumber } from '../components/format';
import { useAddress } from '../components/useAddress';
import { GapList } from '../gapList';
import { PortfolioSentence } from '../portfolio/PortfolioSentence';
import { PortfolioTable } from '../portfolio/PortfolioTable';
import { firstOrder, readFilters } from '../portfolio/useFilters';
import { rootRouteRef } from '../routes';
import { useText } from '../translation';
import { useMembers } from './useMembers';

const PAGE_SIZE = 50;
const TREND_DAYS = 30;
const TOP_GAPS = 5;

/** Filters as the query of an address. */
function queryOf(filters: ComponentFilters): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(filters)) {
    for (const value of [values].flat()) params.append(name, String(value));
  }
  return params;
}

/** As its page calls it: people and teams have a name to show in their profile. */
function nameOfEntity(entity: Entity): string {
  const profile =
    isUserEntity(entity) || isGroupEntity(entity)
      ? entity.spec?.profile?.displayName
      : undefined;
  return profile ?? entity.metadata.title ?? entity.metadata.name;
}

/** What belongs to a system, a domain, a group or a user: sums, worst gaps, components. */
export function MembersContent() {
  const t = useText();
  const { entity } = useEntity();
  const name = nameOfEntity(entity);
  const { filters, teams, error } = useMembers(entity);
  return (
    <>
      {error && <Quiet paragraph>{t('members.noTeams')}</Quiet>}
      {teams > 0 && (
        <Quiet paragraph>
          {t('members.teams', { count: teams, number: formatNumber(teams) })}
        </Quiet>
      )}
      {filters ? (
        <Members name={name} isUser={isUserEntity(entity)} filters={filters} />
      ) : (
        <Skeleton variant="rect" height={320} />
      )}
    </>
  );
}

function Members(props: {
  name: string;
  isUser: boolean;
  filters: ComponentFilters;
}) {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const root = useRouteRef(rootRouteRef);
  const { params, change } = useAddress();
  const { name, filters } = props;
  const {
    query: { sort, order = 'asc' },
  } = readFilters(params);
  const list = usePages(
    { ...filters, ...(sort && { sort, order }) },
    (asked: ComponentQuery) =>
      api.listComponents({
        ...asked,
        limit: PAGE_SIZE,
        trendDays: TREND_DAYS,
      }),
  );
  const addressOf = (page: string, values: Record<string, string | null>) => {
    const query = queryOf(filters);
    for (const [key, value] of Object.entries(values)) {
      if (value !== null) query.set(key, value);
    }
    return `${root()}${page}?${query}`;
  };
  const sortBy = (next: ComponentSort) => {
    const first = firstOrder(next);
    const again = sort === next && order === first;
    const other = first === 'asc' ? 'desc' : 'asc';
    change({ sort: next, order: again ? other : first }, { replace: true });
  };
  if (list.error && !list.items) {
    return (
      <Trouble
        error={list.error}
        what={t('members.what', { name })}
        onRetry={list.reload}
      />
    );
  }
  if (list.items?.length === 0) {
    return (
      <Invitation
        title={t('members.none', { name })}
        text={t(props.isUser ? 'members.noneOfUser' : 'members.noneHelp')}
      />
    );
  }
  return (
    <>
      <PortfolioSentence
        totals={list.page?.totals}
        filters={filters}
        linkWith={values => addressOf('', values)}
      />
      <Section title={t('members.topGaps')}>
        <GapList
          query={filters}
          rows={TOP_GAPS}
          what={t('members.gapsWhat', { name })}
          none={<Quiet>{t('members.noGaps')}</Quiet>}
        />
        <Link to={addressOf('/gaps', {})}>{t('members.allGaps')}</Link>
      </Section>
      <Section title={t('members.components')}>
        <PortfolioTable
          items={list.items ?? []}
          sort={sort}
          order={order}
          onSort={sortBy}
          awaited={list.items ? 0 : 4}
        />
        <MorePages pages={list} what={t('members.what', { name })} />
        <Link to={addressOf('', {})}>{t('members.inPortfolio')}</Link>
      </Section>
    </>
  );
}

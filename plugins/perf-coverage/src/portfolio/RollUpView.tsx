import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  ComponentFilters,
  RollUpBy,
  RollUpQuery,
  RollUpRow,
  RollUpSort,
} from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, usePages } from '../api';
import { Column, DataTable } from '../components/DataTable';
import { EvidenceBar } from '../components/EvidenceBar';
import { MorePages } from '../components/MorePages';
import { Trouble } from '../components/Trouble';
import { Num, Unknown } from '../components/Values';
import { formatDay, formatNumber } from '../components/format';
import { facetKinds } from './facets';
import { useAddress } from '../components/useAddress';
import { EvidenceLegend } from '../state';
import { useText } from '../translation';
import { EffortLeft, GapCounts, SlaCounts } from './figures';

const PAGE_SIZE = 50;

const sorts: readonly RollUpSort[] = [
  'gaps',
  'name',
  'coverage',
  'effort',
  'components',
];

/** The direction in which a column is most useful at the first click. */
function firstOrder(sort: RollUpSort): 'asc' | 'desc' {
  return sort === 'name' || sort === 'coverage' ? 'asc' : 'desc';
}

/** Sums of the selection by owner, system or domain: requirements add, shares never do. */
export function RollUpView(props: {
  by: RollUpBy;
  filters: ComponentFilters | undefined;
}) {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const { params, change, linkWith } = useAddress();
  const { by } = props;
  const sort = sorts.find(name => name === params.get('sort'));
  const order = params.get('order') === 'asc' ? 'asc' : 'desc';
  const query: RollUpQuery | undefined = props.filters && {
    ...props.filters,
    by,
    ...(sort && { sort, order }),
  };
  const sums = usePages(query, (asked: RollUpQuery) =>
    api.getRollUps({ ...asked, limit: PAGE_SIZE }),
  );
  const sortBy = (next: RollUpSort) => {
    const first = firstOrder(next);
    const again = sort === next && order === first;
    const other = first === 'asc' ? 'desc' : 'asc';
    change({ sort: next, order: again ? other : first }, { replace: true });
  };
  const title = t(`portfolio.facet-${by}`);
  const columns: Column<RollUpRow, RollUpSort>[] = [
    {
      name: title,
      sort: 'name',
      names: true,
      cell: row =>
        row.ref === null ? (
          <span title={t('portfolio.noGroupHelp')}>
            {t(`portfolio.none-${by}`)}
          </span>
        ) : (
          <EntityRefLink
            entityRef={row.ref}
            defaultKind={facetKinds[by]}
            hideIcon
          />
        ),
    },
    {
      name: t('portfolio.components'),
      sort: 'components',
      right: true,
      cell: row => <Components row={row} by={by} linkWith={linkWith} />,
    },
    {
      name: t('portfolio.coverage'),
      sort: 'coverage',
      cell: row => <EvidenceBar summary={row} />,
    },
    {
      name: t('portfolio.gaps'),
      sort: 'gaps',
      cell: row =>
        row.unknown === row.components ? (
          <Unknown why={t('portfolio.notKnown')} />
        ) : (
          <GapCounts gaps={row.gaps} />
        ),
    },
    {
      name: t('portfolio.slas'),
      cell: row => (
        <SlaCounts slas={row.slas} otherwise={t('portfolio.noSlasOfAny')} />
      ),
    },
    {
      name: t('portfolio.effort'),
      sort: 'effort',
      right: true,
      cell: row => (
        <EffortLeft effort={row.effort.mean > 0 ? row.effort : null} />
      ),
    },
    {
      name: t('portfolio.p80'),
      right: true,
      cell: row =>
        row.p80 === null ? (
          <Unknown why={t('portfolio.noP80')} />
        ) : (
          <Num title={t('portfolio.doneHelp')}>{formatDay(row.p80)}</Num>
        ),
    },
  ];
  if (sums.error) {
    return (
      <Trouble
        error={sums.error}
        what={t('portfolio.whatSums')}
        onRetry={sums.reload}
      />
    );
  }
  return (
    <>
      <EvidenceLegend />
      <DataTable
        label={`${t('portfolio.sums')}: ${title}`}
        columns={columns}
        rows={sums.items ?? []}
        keyOf={row => row.ref ?? ''}
        awaited={sums.items ? 0 : 6}
        sort={{
          by: sort ?? 'gaps',
          order: sort ? order : 'desc',
          onSort: sortBy,
        }}
      />
      <MorePages pages={sums} what={t('portfolio.whatSums')} />
    </>
  );
}

function Components(props: {
  row: RollUpRow;
  by: RollUpBy;
  linkWith(values: Record<string, string | null>): string;
}) {
  const t = useText();
  const { row, by } = props;
  const number = formatNumber(row.components);
  return (
    <Num>
      {row.ref === null ? (
        number
      ) : (
        <Link
          to={props.linkWith({
            view: null,
            sort: null,
            order: null,
            [by]: row.ref,
          })}
          title={t('portfolio.showComponents')}
        >
          {number}
        </Link>
      )}
      {row.unknown > 0 && (
        <span title={t('portfolio.groupUnknownHelp')}>
          {' · '}
          {t('portfolio.groupUnknown', { number: formatNumber(row.unknown) })}
        </span>
      )}
    </Num>
  );
}

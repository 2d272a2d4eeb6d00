import { Link } from '@backstage/core-components';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  ComponentFilters,
  ComponentPage,
} from 'backstage-plugin-perf-coverage-common';
import { Headline } from '../components/Headline';
import { formatDay, formatHours, formatNumber } from '../components/format';
import { useText } from '../translation';
import { WeekChange } from './WeekChange';

/** Where everything that the filters select stands, in one sentence of links. */
export function PortfolioSentence(props: {
  totals: ComponentPage['totals'] | undefined;
  filters: ComponentFilters | undefined;
  linkWith(values: Record<string, string | null>): string;
}) {
  const t = useText();
  const { totals, linkWith } = props;
  if (!totals) {
    return (
      <Headline>
        <Skeleton variant="text" width="min(100%, 560px)" />
      </Headline>
    );
  }
  return (
    <Headline>
      <Link to={linkWith({ view: null, sort: 'coverage', order: 'asc' })}>
        {t('portfolio.met', {
          count: totals.applicable,
          met: formatNumber(totals.met),
          number: formatNumber(totals.applicable),
        })}
      </Link>
      {' · '}
      <Link to={linkWith({ view: null, sort: 'gaps', order: 'desc' })}>
        {t('portfolio.critical', {
          count: totals.gaps.critical,
          number: formatNumber(totals.gaps.critical),
        })}
      </Link>
      {' · '}
      <Link
        to={linkWith({ view: null, sort: 'effort', order: 'desc' })}
        title={t('portfolio.leftHelp')}
      >
        {t('portfolio.left', { hours: formatHours(totals.effort) })}
      </Link>
      {totals.p80 !== null && (
        <>
          {' · '}
          <Link
            to={linkWith({ view: null, sort: 'phase', order: 'asc' })}
            title={t('portfolio.doneHelp')}
          >
            {t('portfolio.done', { day: formatDay(totals.p80) })}
          </Link>
        </>
      )}
      <WeekChange
        totals={totals}
        filters={props.filters}
        to={linkWith({ view: 'trends', sort: null, order: null })}
      />
      {totals.unknown > 0 && (
        <>
          {' · '}
          <Link
            to={linkWith({ state: 'unknown' })}
            title={t('portfolio.unknownHelp')}
          >
            {t('portfolio.unknown', {
              count: totals.unknown,
              number: formatNumber(totals.unknown),
            })}
          </Link>
        </>
      )}
    </Headline>
  );
}

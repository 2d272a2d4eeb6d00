import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import type {
  ComponentFilters,
  ComponentPage,
  TrendDay,
} from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, useLoad } from '../api';
import { formatDay, formatNumber, formatShare } from '../components/format';
import { useText } from '../translation';

const DAY_MILLISECONDS = 86_400_000;

/** The newest day with figures that is at least a week ago. */
function weekAgo(days: readonly TrendDay[], now: number): TrendDay | undefined {
  const limit = new Date(now - 7 * DAY_MILLISECONDS).toISOString().slice(0, 10);
  return days.filter(({ day }) => day <= limit).pop();
}

/** Coverage now against a week ago, in points of per cent; nothing where it is not known. */
export function WeekChange(props: {
  totals: ComponentPage['totals'];
  filters: ComponentFilters | undefined;
  to: string;
}) {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const { totals, filters } = props;
  const trend = useLoad(JSON.stringify(filters ?? null), () =>
    filters ? api.getTrend(14, filters) : new Promise<never>(() => {}),
  );
  const before = trend.value && weekAgo(trend.value.days, Date.now());
  if (!before || before.applicable === 0 || totals.applicable === 0) {
    return null;
  }
  const then = before.met / before.applicable;
  const now = totals.met / totals.applicable;
  const points = Math.round((now - then) * 100);
  const percent = `${formatNumber(Math.abs(points))} %`;
  return (
    <>
      {' · '}
      <Link
        to={props.to}
        title={t('portfolio.weekHelp', {
          before: formatShare(then),
          day: formatDay(before.day),
          now: formatShare(now),
        })}
      >
        {points === 0
          ? t('portfolio.same')
          : t(points < 0 ? 'portfolio.worse' : 'portfolio.better', { percent })}
      </Link>
    </>
  );
}

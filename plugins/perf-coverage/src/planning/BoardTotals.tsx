import type { GapListItem } from 'backstage-plugin-perf-coverage-common';
import { sumEffort } from 'backstage-plugin-perf-coverage-common';
import { formatHours, formatNumber } from '../components/format';
import { useText } from '../translation';

/** What the shown gaps come to, and what of it is still to be planned. */
export function BoardTotals(props: { gaps: readonly GapListItem[] }) {
  const t = useText();
  const { gaps } = props;
  const effort = sumEffort(gaps.flatMap(gap => gap.estimate ?? []));
  const without = (is: (gap: GapListItem) => boolean) =>
    formatNumber(gaps.filter(is).length);
  return (
    <>
      {[
        t('planning.openGaps', { count: gaps.length }),
        t('planning.effort', { hours: formatHours(effort) }),
        t('planning.without', {
          unassigned: without(gap => gap.assignee === null),
          unestimated: without(gap => gap.estimate === null),
          unphased: without(gap => gap.phase === null),
        }),
      ].join(' · ')}
    </>
  );
}

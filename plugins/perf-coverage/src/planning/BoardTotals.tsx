import type { GapListItem } from 'backstage-plugin-perf-coverage-common';
import { sumEffort } from 'backstage-plugin-perf-coverage-common';
import { formatHours, formatNumber } from '../components/format';
import { useText } from '../translation';

/** What the shown gaps come to, and what of it is still to be planned. */
export function BoardTotals(props: { gaps: readonly GapListItem[] }) {
  const t = useText();
  const { gaps } = props;
  const effort = sumEffort(gaps.flatMap(gap => gap.estimate ?? []));
  const without = (is: (gap: GapListItem) => boolean) => gaps.filter(is).length;
  const unestimated = without(gap => gap.estimate === null);
  const unphased = without(gap => gap.phase === null);
  return (
    <>
      {[
        t('planning.openGaps', { count: gaps.length }),
        t('planning.effort', { hours: formatHours(effort) }),
        // Also where it is nobody: that is what the board is worked down to.
        t('planning.nobodyHas', {
          number: formatNumber(without(gap => gap.assignee === null)),
        }),
        unestimated > 0 &&
          t('planning.withoutEstimate', { number: formatNumber(unestimated) }),
        unphased > 0 &&
          t('planning.withoutPhase', { number: formatNumber(unphased) }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </>
  );
}

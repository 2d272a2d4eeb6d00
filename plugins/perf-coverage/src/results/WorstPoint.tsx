import { Link } from '@backstage/core-components';
import type { SeriesDetail } from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { Quiet } from '../components/Quiet';
import { Num } from '../components/Values';
import { formatInstant, formatStat } from '../components/format';
import { useText } from '../translation';
import { CommitLink } from './CommitLink';
import { valueOf, worstPoint } from './trendRules';

/** Where a series was at its worst: figure, run and commit. */
export function WorstPoint(props: { detail: SeriesDetail; stat: string }) {
  const t = useText();
  const { to } = useComponentView();
  const { series, points } = props.detail;
  const worst = worstPoint(points, props.stat, series.direction);
  const value = worst && valueOf(worst, props.stat);
  if (worst === null || value === null) return null;
  return (
    <Quiet paragraph>
      {t('results.worst', {
        figure: (
          <Num>
            {props.stat} {formatStat(props.stat, value, series.unit)}
          </Num>
        ),
        run: (
          <Link to={to('results', worst.runId)} underline="always">
            {t('results.worstRun', { time: formatInstant(worst.at) })}
          </Link>
        ),
        commit: <CommitLink commit={worst.commit} job={worst.url} />,
      })}
    </Quiet>
  );
}

import { useTheme } from '@material-ui/core/styles';
import type { AssessedSla } from 'backstage-plugin-perf-coverage-common';
import { Unknown } from '../components/Values';
import { formatNumber, formatValue } from '../components/format';
import { toneColours } from '../state';
import { useText } from '../translation';

const WIDTH = 96;
const HEIGHT = 24;

/** The figure over the runs before, with the limit as a dashed line; said in one sentence. */
export function SlaHistory(props: { sla: AssessedSla }) {
  const theme = useTheme();
  const t = useText();
  const { sla } = props;
  const points = sla.history ?? [];
  if (points.length < 2) return <Unknown why={t('overview.noHistory')} />;
  const values = points.map(({ value }) => value);
  const low = Math.min(sla.value, ...values);
  const high = Math.max(sla.value, ...values);
  const y = (value: number) =>
    high === low
      ? HEIGHT / 2
      : HEIGHT - 3 - ((value - low) / (high - low)) * (HEIGHT - 6);
  const x = (index: number) => 3 + (index / (points.length - 1)) * (WIDTH - 6);
  const colours = toneColours(theme);
  const colour =
    sla.margin !== null && sla.margin < 0 ? colours.bad : colours.good;
  const sentence = t('overview.historySaid', {
    first: formatValue(values[0], sla.unit),
    last: formatValue(values[values.length - 1], sla.unit),
    runs: formatNumber(points.length),
    limit: formatValue(sla.value, sla.unit),
  });
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={sentence}>
      <title>{sentence}</title>
      <line
        x1="0"
        x2={WIDTH}
        y1={y(sla.value)}
        y2={y(sla.value)}
        stroke={colours.muted}
        strokeDasharray="3 3"
      />
      <polyline
        points={values
          .map(
            (value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`,
          )
          .join(' ')}
        fill="none"
        stroke={colour}
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <circle
        cx={x(points.length - 1)}
        cy={y(values[values.length - 1])}
        r="2.5"
        fill={colour}
      />
    </svg>
  );
}

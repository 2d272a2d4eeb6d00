import { useTheme } from '@material-ui/core/styles';
import type { ComponentSummary } from 'backstage-plugin-perf-coverage-common';
import { Unknown } from '../components/Values';
import { formatShare, formatShortDay } from '../components/format';
import { toneColours } from '../state';
import { useText } from '../translation';

const WIDTH = 72;
const HEIGHT = 20;
const DAY_MILLISECONDS = 86_400_000;

/** Coverage over the last days as a line of a few pixels, said in one sentence. */
export function Sparkline(props: { trend: ComponentSummary['trend'] }) {
  const theme = useTheme();
  const t = useText();
  const points = (props.trend ?? [])
    .filter(({ applicable }) => applicable > 0)
    .map(({ day, met, applicable }) => ({
      day,
      at: Date.parse(day) / DAY_MILLISECONDS,
      share: met / applicable,
    }));
  const [first] = points;
  const last = points[points.length - 1];
  if (points.length < 2) return <Unknown why={t('portfolio.noSpark')} />;
  const x = (at: number) =>
    2 + ((at - first.at) / (last.at - first.at)) * (WIDTH - 4);
  const y = (share: number) => HEIGHT - 2 - share * (HEIGHT - 4);
  const colours = toneColours(theme);
  const colour = last.share < first.share ? colours.bad : colours.good;
  const sentence = t('portfolio.spark', {
    from: formatShare(first.share),
    to: formatShare(last.share),
    first: formatShortDay(first.day),
    last: formatShortDay(last.day),
  });
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={sentence}>
      <title>{sentence}</title>
      <polyline
        points={points
          .map(({ at, share }) => `${x(at).toFixed(1)},${y(share).toFixed(1)}`)
          .join(' ')}
        fill="none"
        stroke={last.share === first.share ? colours.muted : colour}
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <circle
        cx={x(last.at)}
        cy={y(last.share)}
        r="2"
        fill={last.share === first.share ? colours.muted : colour}
      />
    </svg>
  );
}

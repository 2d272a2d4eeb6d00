import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { GapListItem } from 'backstage-plugin-perf-coverage-common';
import { KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import useMeasure from 'react-use/lib/useMeasure';
import { formatHours, formatNumber } from '../components/format';
import { scrollRegion } from '../components/scrollRegion';
import { useGapAddress } from '../components/useGapAddress';
import { priorityTones, quietText, toneColours } from '../state';
import { useText } from '../translation';
import { Dot, layOutMatrix } from './matrixLayout';

const SMALLEST_WIDTH = 520;

const useStyles = makeStyles(theme => ({
  region: { overflowX: 'auto', margin: theme.spacing(1, 0, 3) },
  svg: {
    display: 'block',
    fontSize: theme.typography.pxToRem(12.5),
    fontVariantNumeric: 'tabular-nums',
    '& text': { fill: theme.palette.text.primary },
    '& a:focus-visible circle': {
      stroke: theme.palette.text.primary,
      strokeWidth: 3,
    },
    '& a': { outline: 'none' },
  },
}));

/** The dot that lies next in a direction, by distance with a preference for that direction. */
function nextDot(
  dots: readonly Dot[],
  from: Dot,
  key: string,
): Dot | undefined {
  const horizontal = key === 'ArrowLeft' || key === 'ArrowRight';
  const sign = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1;
  let best: Dot | undefined;
  let bestCost = Infinity;
  for (const dot of dots) {
    const along = sign * (horizontal ? dot.x - from.x : dot.y - from.y);
    const across = Math.abs(horizontal ? dot.y - from.y : dot.x - from.x);
    if (dot === from || along <= 0) continue;
    const cost = along + 3 * across;
    if (cost < bestCost) {
      best = dot;
      bestCost = cost;
    }
  }
  return best;
}

/**
 * Impact against effort, each gap a dot that leads to it. One stop of the tab
 * key; arrows go from dot to dot. The list holds the same.
 */
export function PriorityMatrix(props: { gaps: readonly GapListItem[] }) {
  const classes = useStyles();
  const theme = useTheme();
  const t = useText();
  const titleId = useId();
  const navigate = useNavigate();
  const addressOf = useGapAddress();
  const elements = useRef(new Map<string, { focus(): void }>());
  const [active, setActive] = useState<string>();
  const [measured, { width: seen }] = useMeasure<HTMLDivElement>();
  const width = Math.max(SMALLEST_WIDTH, seen || 900);
  const { gaps } = props;
  const layout = useMemo(() => layOutMatrix(gaps, width), [gaps, width]);
  const tones = toneColours(theme);

  const onKeyDown = (event: KeyboardEvent, dot: Dot) => {
    if (!event.key.startsWith('Arrow')) return;
    const next = nextDot(layout.dots, dot, event.key);
    if (!next) return;
    event.preventDefault();
    elements.current.get(next.key)?.focus();
  };
  const label = ({ gap }: Dot) =>
    [
      gap.title,
      gap.componentTitle,
      t(`state.priority-${gap.priority}`),
      gap.estimate ? formatHours(gap.estimate) : t('common.noEstimate'),
    ].join(', ');

  return (
    <div ref={measured}>
      <div className={classes.region} {...scrollRegion(t('planning.matrix'))}>
        <svg
          className={classes.svg}
          width={width}
          height={layout.height}
          role="group"
          aria-labelledby={titleId}
        >
          <title id={titleId}>
            {t('planning.matrixSentence', { count: gaps.length })}
          </title>
          {layout.bands.map(band => (
            <g key={band.priority} aria-hidden>
              <path
                d={`M0 ${band.y + band.height}H${width}`}
                stroke={theme.palette.divider}
              />
              <text x={0} y={band.y + band.height - 10}>
                {t(`state.priority-${band.priority}`)}
              </text>
            </g>
          ))}
          {layout.marks.map(mark => (
            <g key={mark.hours} aria-hidden>
              <path
                d={`M${mark.x} 0V${layout.height - 24}`}
                stroke={theme.palette.divider}
                strokeDasharray="2 4"
              />
              <text
                x={mark.x}
                y={layout.height - 8}
                textAnchor="middle"
                style={{ fill: quietText(theme) }}
              >
                {formatNumber(mark.hours)} h
              </text>
            </g>
          ))}
          {layout.unknownX !== null && (
            <g aria-hidden>
              <path
                d={`M${layout.unknownX} 0V${layout.height}`}
                stroke={theme.palette.divider}
              />
              <text x={layout.unknownX + 8} y={layout.height - 8}>
                {t('planning.unestimated')}
              </text>
            </g>
          )}
          {layout.dots.map((dot, index) => {
            const to = addressOf(dot.gap);
            const stop =
              (active === undefined && index === 0) || active === dot.key;
            return (
              <a
                key={dot.key}
                ref={element => {
                  if (element) elements.current.set(dot.key, element);
                  else elements.current.delete(dot.key);
                }}
                href={to}
                tabIndex={stop ? 0 : -1}
                aria-label={label(dot)}
                onFocus={() => setActive(dot.key)}
                onKeyDown={event => onKeyDown(event, dot)}
                onClick={event => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  navigate(to);
                }}
              >
                <circle
                  cx={dot.x}
                  cy={dot.y}
                  r={layout.radius}
                  fill={tones[priorityTones[dot.gap.priority]]}
                  fillOpacity={dot.gap.assignee === null ? 0.25 : 0.9}
                  stroke={tones[priorityTones[dot.gap.priority]]}
                >
                  <title>{label(dot)}</title>
                </circle>
              </a>
            );
          })}
        </svg>
      </div>
    </div>
  );
}

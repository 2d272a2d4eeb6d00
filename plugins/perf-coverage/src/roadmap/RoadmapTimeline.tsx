import { Theme, makeStyles, useTheme } from '@material-ui/core/styles';
import type { Roadmap } from 'backstage-plugin-perf-coverage-common';
import { PointerEvent, useId, useMemo, useRef, useState } from 'react';
import useMeasure from 'react-use/lib/useMeasure';
import { cutMiddle, formatHours, formatShortDay } from '../components/format';
import { scrollRegion } from '../components/scrollRegion';
import { priorityTones, quietText, toneColours, toneGround } from '../state';
import { useText } from '../translation';
import { TimelineLegend } from './TimelineLegend';
import { TimelineLoads } from './TimelineLoads';
import { itemSentence, timelineSentence } from './sentences';
import { isNamed, phaseNames } from './places';
import {
  Bar,
  MEASURES,
  PhaseBand,
  layOutTimeline,
  placeAt,
} from './timelineLayout';
import type { Moves } from './useMoves';
import { usePersonName } from './usePersonName';

const SMALLEST_WIDTH = 720;
/** A press that moves less than this is a click. */
const DRAG_FROM = 4;
/** Fewer of a long title would say nothing. */
const FEWEST_LETTERS = 10;
/** With more lines than this only those of the item in hand are drawn. */
const MOST_LINKS = 60;

const useStyles = makeStyles(theme => ({
  region: {
    overflowX: 'auto',
    margin: theme.spacing(0, 0, 3),
    '@media print': { overflow: 'visible' },
  },
  svg: {
    display: 'block',
    fontSize: theme.typography.pxToRem(12.5),
    fontVariantNumeric: 'tabular-nums',
    userSelect: 'none',
    '& text': { fill: theme.palette.text.primary },
  },
  quiet: { '&&': { fill: quietText(theme) } },
  bar: {
    cursor: 'grab',
    outline: 'none',
    '&:focus-visible rect[data-frame]': {
      stroke: theme.palette.text.primary,
      strokeWidth: 2.5,
    },
  },
  held: { cursor: 'grabbing', opacity: 0.75 },
}));

/** As much of the beginning as there is room for; the whole is its title. */
function truncated(text: string, width: number): string {
  const room = Math.floor((width - 10) / 6.6);
  if (room < 5) return '';
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
}

/** The phase's title, and until when it goes on where that is out of sight. */
function bandText({ phase, goesOn }: PhaseBand): string {
  return goesOn ? `${phase.title} → ${formatShortDay(phase.end)}` : phase.title;
}

function BarShape(props: { bar: Bar; theme: Theme }) {
  const { bar, theme } = props;
  const tone = priorityTones[bar.item.priority];
  const colour = toneColours(theme)[tone];
  return (
    <>
      <rect
        x={bar.x}
        y={bar.y}
        width={bar.width}
        height={MEASURES.bar}
        rx="3"
        fill={theme.palette.background.default}
      />
      <rect
        data-frame
        x={bar.x}
        y={bar.y}
        width={bar.width}
        height={MEASURES.bar}
        rx="3"
        fill={toneGround(theme, tone)}
        stroke={colour}
      />
      <rect x={bar.x} y={bar.y} width="3" height={MEASURES.bar} fill={colour} />
      <text x={bar.x + 7} y={bar.y + 15.5}>
        {firstWords(bar.item.title, bar.width)}
      </text>
    </>
  );
}

/** From the end of a bar to its p80, below the bars that follow in its row. */
function Whisker(props: { bar: Bar; theme: Theme }) {
  const { bar, theme } = props;
  if (bar.whisker === null) return null;
  const middle = bar.y + MEASURES.bar / 2;
  return (
    <path
      d={`M${bar.x + bar.width} ${middle}H${bar.whisker}M${bar.whisker} ${
        middle - 5
      }V${middle + 5}`}
      stroke={toneColours(theme)[priorityTones[bar.item.priority]]}
      strokeWidth="1.5"
      fill="none"
    />
  );
}

/**
 * Whole words alone, so that what is seen is part of the bar's name; nothing
 * where the few that fit would say nothing.
 */
function firstWords(text: string, width: number): string {
  const room = Math.floor((width - 10) / 6.6);
  if (text.length <= room) return text;
  const words = text.slice(0, Math.max(0, text.lastIndexOf(' ', room)));
  return words.length >= FEWEST_LETTERS ? words : '';
}

/**
 * Who does what when: a row for each person with bars over the weeks, the day by
 * which each is 80 % likely done as a whisker, their load below, phases above, and today. Bars can be
 * dragged or moved with the keyboard; the same stands in the tables below.
 */
export function RoadmapTimeline(props: {
  roadmap: Roadmap;
  today: string;
  moves: Moves;
  onOpen(id: string): void;
}) {
  const classes = useStyles();
  const theme = useTheme();
  const t = useText();
  const personName = usePersonName();
  const titleId = useId();
  const svg = useRef<SVGSVGElement>(null);
  const pressed = useRef<{
    id: string;
    x: number;
    y: number;
    moved: boolean;
  }>();
  const [hovered, setHovered] = useState<string>();
  const [measured, { width: seen }] = useMeasure<HTMLDivElement>();
  const width = Math.max(SMALLEST_WIDTH, seen || 960);
  const { roadmap, today, moves } = props;
  const layout = useMemo(
    () => layOutTimeline(roadmap, today, width),
    [roadmap, today, width],
  );
  if (!layout) return null;
  const choosable = phaseNames(roadmap);
  const { held } = moves;
  const marks = (['p50', 'p80', 'p90'] as const).flatMap(name => {
    const date = roadmap.forecast[name];
    return date ? [{ name, date, x: layout.end(date) }] : [];
  });
  const links =
    layout.links.length > MOST_LINKS
      ? layout.links.filter(link =>
          [held?.id, hovered].some(id => id === link.from || id === link.to),
        )
      : layout.links;

  const pointOf = (event: PointerEvent) => {
    const box = svg.current?.getBoundingClientRect();
    return {
      x: event.clientX - (box?.left ?? 0),
      y: event.clientY - (box?.top ?? 0),
    };
  };
  const onPointerMove = (event: PointerEvent, bar: Bar) => {
    const press = pressed.current;
    if (press?.id !== bar.id) return;
    const point = pointOf(event);
    // A finger scrolls; its tap opens the pane, which moves work as well.
    if (event.pointerType === 'touch') return;
    if (!press.moved) {
      if (Math.hypot(point.x - press.x, point.y - press.y) < DRAG_FROM) return;
      press.moved = true;
      moves.hold(
        bar.id,
        bar.item.title,
        { phase: bar.phase, assignee: bar.item.assignee },
        'pointer',
      );
      return;
    }
    const over = placeAt(layout, point, choosable, held?.from.phase ?? null);
    if (over) moves.moveOver(over);
  };
  const release = (bar: Bar, dropped: boolean) => {
    const press = pressed.current;
    pressed.current = undefined;
    if (press?.id !== bar.id) return;
    if (!press.moved) {
      if (dropped) props.onOpen(bar.id);
    } else if (dropped) moves.drop();
    else moves.putBack();
  };

  return (
    <div ref={measured}>
      <div className={classes.region} {...scrollRegion(t('roadmap.timeline'))}>
        <svg
          ref={svg}
          className={classes.svg}
          width={layout.width}
          height={layout.height}
          role="group"
          aria-labelledby={titleId}
        >
          <title id={titleId}>{timelineSentence(t, roadmap, today)}</title>
          {layout.ticks.map(tick => (
            <g key={tick.date} aria-hidden>
              <path
                d={`M${tick.x} 0V${layout.height}`}
                stroke={theme.palette.divider}
              />
              <text x={tick.x + 4} y={14} className={classes.quiet}>
                {formatShortDay(tick.date)}
              </text>
            </g>
          ))}
          {layout.bands.map(band => (
            <g key={band.phase.name} aria-hidden>
              <rect
                x={band.x}
                y={band.y}
                width={band.width - 1}
                height={MEASURES.phase - 4}
                rx="3"
                fill={
                  held?.over.phase === band.phase.name
                    ? toneGround(theme, 'good')
                    : theme.palette.action.selected
                }
                stroke={
                  held?.over.phase === band.phase.name
                    ? theme.palette.text.primary
                    : 'none'
                }
              />
              <text x={band.x + 6} y={band.y + 14.5}>
                {truncated(bandText(band), band.width)}
              </text>
              <title>
                {`${band.phase.title} · ${formatShortDay(
                  band.phase.start,
                )} – ${formatShortDay(band.phase.end)}`}
              </title>
            </g>
          ))}
          {layout.rows.map(row => (
            <g key={row.name ?? ''} aria-hidden>
              {held && held.over.assignee === row.name && (
                <rect
                  x={0}
                  y={row.y}
                  width={layout.width}
                  height={row.height - 2}
                  fill={theme.palette.action.hover}
                />
              )}
              <path
                d={`M0 ${row.y - 2}H${layout.width}`}
                stroke={theme.palette.divider}
              />
              <text x={0} y={row.y + 19}>
                {cutMiddle(personName(row.name), 20)}
              </text>
              <title>
                {isNamed(row.name)
                  ? `${personName(row.name)} · ${row.name}`
                  : personName(row.name)}
              </title>
              <TimelineLoads row={row} />
            </g>
          ))}
          {marks.map(mark => (
            <path
              key={mark.name}
              d={`M${mark.x} ${MEASURES.ticks}V${layout.height}`}
              stroke={quietText(theme)}
              strokeDasharray="4 4"
              aria-hidden
            >
              <title>{`${t(`roadmap.likely-${mark.name}`)} · ${formatShortDay(
                mark.date,
              )}`}</title>
            </path>
          ))}
          <g aria-hidden>
            <path
              d={`M${layout.x(today)} 0V${layout.height}`}
              stroke={theme.palette.text.primary}
              strokeWidth="2"
            />
          </g>
          <g aria-hidden fill="none">
            {links.map(link => (
              <path
                key={`${link.from}→${link.to}`}
                d={link.path}
                stroke={quietText(theme)}
                strokeWidth={
                  hovered === link.from || hovered === link.to ? 2 : 1
                }
              />
            ))}
          </g>
          <g aria-hidden>
            {layout.bars.map(bar => (
              <Whisker key={bar.id} bar={bar} theme={theme} />
            ))}
          </g>
          {layout.bars.map((bar, index) => (
            <g
              key={bar.id}
              ref={moves.refOf(bar.id)}
              role="button"
              tabIndex={moves.tabIndexOf(bar.id, index === 0)}
              aria-label={itemSentence(t, bar, roadmap, personName)}
              aria-pressed={held?.id === bar.id}
              className={`${classes.bar} ${
                held?.id === bar.id ? classes.held : ''
              }`}
              onFocus={() => {
                moves.onFocus(bar.id);
                setHovered(bar.id);
              }}
              onMouseEnter={() => setHovered(bar.id)}
              onKeyDown={event =>
                moves.onKeyDown(event, bar.id, bar.item.title, {
                  phase: bar.phase,
                  assignee: bar.item.assignee,
                })
              }
              onPointerDown={event => {
                if (event.button !== 0) return;
                event.currentTarget.setPointerCapture?.(event.pointerId);
                pressed.current = {
                  id: bar.id,
                  ...pointOf(event),
                  moved: false,
                };
              }}
              onPointerMove={event => onPointerMove(event, bar)}
              onPointerUp={() => release(bar, true)}
              onPointerCancel={() => release(bar, false)}
            >
              <title>
                {[
                  bar.item.title,
                  t(`state.priority-${bar.item.priority}`),
                  formatHours(bar.item.hours),
                ].join(' · ')}
              </title>
              <BarShape bar={bar} theme={theme} />
            </g>
          ))}
        </svg>
      </div>
      <TimelineLegend />
    </div>
  );
}

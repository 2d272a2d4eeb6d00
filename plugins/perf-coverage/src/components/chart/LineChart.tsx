import Button from '@material-ui/core/Button';
import { Theme, makeStyles, useTheme } from '@material-ui/core/styles';
import { ReactNode, useId, useState } from 'react';
import useMeasure from 'react-use/lib/useMeasure';
import { quietText, toneColours } from '../../state';
import { useText } from '../../translation';
import { Band, ChartBand, bandOpacity } from './Band';
import { Dots, LinkOf } from './Dots';
import { ZoomButtons } from './ZoomButtons';
import { axisMarks, linePath, linear } from './scale';
import { useBrush } from './useBrush';
import type { Range } from './zoom';

/** Lines differ by colour and by dashes. */
const looks = [
  { tone: 'accent', dash: undefined },
  { tone: 'warn', dash: '6 3' },
  { tone: 'bad', dash: '2 3' },
  { tone: 'good', dash: '12 4' },
  { tone: 'mutedWarn', dash: '8 3 2 3' },
  { tone: 'muted', dash: '4 4' },
] as const;

function colourOf(theme: Theme, index: number): string {
  const { tone } = looks[index % looks.length];
  return tone === 'accent'
    ? theme.palette.primary.main
    : toneColours(theme)[tone];
}

/** One line of a chart; a value per place on the x axis, null where it is not known. */
export interface ChartLine {
  name: string;
  values: (number | null)[];
  /** Its own places, where it has others than the chart's. */
  xs?: number[];
  /** Where its points lead; else the chart's own. */
  linkOf?: LinkOf;
}

/** A value that the lines are held against, such as an SLA. */
export interface ChartLimit {
  name: string;
  value: number;
}

const HEIGHT = 220;
const MARGIN = { top: 12, right: 12, bottom: 24 };
/** Of the figures beside the axis: what their longest text takes, at least. */
const LEAST_LEFT = 64;
const DIGIT_WIDTH = 7.2;
const FALLBACK_WIDTH = 640;
/** With more points than this their dots would be one thick line. */
const MOST_DOTS = 120;

const useStyles = makeStyles(theme => ({
  root: { margin: theme.spacing(0, 0, 2), maxWidth: 1100 },
  svg: {
    display: 'block',
    touchAction: 'pan-y',
    width: '100%',
    fontSize: theme.typography.pxToRem(12),
    fontVariantNumeric: 'tabular-nums',
    '& text': { fill: quietText(theme) },
    '& a:focus-visible circle': {
      stroke: theme.palette.text.primary,
      strokeWidth: 3,
    },
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
    fontSize: theme.typography.pxToRem(13),
  },
  key: { display: 'inline-flex', alignItems: 'center', gap: 6 },
}));

function Key(props: { name: string; colour: string; dash?: string }) {
  const classes = useStyles();
  return (
    <span className={classes.key}>
      <svg width="24" height="8" aria-hidden>
        <path
          d="M0 4H24"
          stroke={props.colour}
          strokeWidth="2"
          strokeDasharray={props.dash}
        />
      </svg>
      {props.name}
    </span>
  );
}

/**
 * Lines over time or over runs as an SVG of our own. What it shows is also said
 * in one sentence, and in a table that can be opened; points may be links.
 */
export function LineChart(props: {
  /** One sentence that says what is to be seen. */
  summary: string;
  lines: ChartLine[];
  /** Places on the x axis, rising. */
  xs: number[];
  limits?: ChartLimit[];
  /** Grounds between lines, the inner one first. */
  bands?: ChartBand[];
  /** What the axis shows; from the first place to the last one where it is left out. */
  domain?: Range;
  /** Lets the reader look at a part of the axis; null is the whole. */
  zoom?: { whole: Range; onZoom(range: Range | null): void };
  formatX(x: number): string;
  /** A value in the unit that fits `like`, which the marks of the axis share. */
  formatY(value: number, like?: number): string;
  /** Where the point at an index leads. */
  linkOf?: LinkOf;
  /** Called instead of loading the address anew. */
  onFollow?(to: string): void;
  table: ReactNode;
}) {
  const classes = useStyles();
  const theme = useTheme();
  const t = useText();
  const titleId = useId();
  const [withTable, setWithTable] = useState(false);
  const [measured, { width: measuredWidth }] = useMeasure<HTMLDivElement>();
  const width = measuredWidth > 0 ? measuredWidth : FALLBACK_WIDTH;
  const { lines, xs, limits = [], bands = [], linkOf, zoom } = props;

  const values = [
    ...lines.flatMap(line => line.values),
    ...limits.map(limit => limit.value),
    ...bands.flatMap(band => band.high),
  ].filter((value): value is number => value !== null);
  const marks = axisMarks(values.reduce((a, b) => Math.max(a, b), 0));
  const markText = (mark: number) =>
    props.formatY(mark, marks[marks.length - 1]);
  const left = Math.max(
    LEAST_LEFT,
    16 + DIGIT_WIDTH * Math.max(...marks.map(mark => markText(mark).length)),
  );
  const y = linear(
    [0, marks[marks.length - 1]],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  );
  const domain = props.domain ?? [xs[0] ?? 0, xs[xs.length - 1] ?? 0];
  const plot = [left, width - MARGIN.right] as const;
  const x = linear(domain, plot);
  const wanted = width > 600 ? 5 : 3;
  const ticks =
    xs.length <= 1 && !props.domain ? xs : spread(domain[0], domain[1], wanted);
  const brush = useBrush(
    linear(plot, domain),
    zoom?.whole ?? domain,
    zoom?.onZoom,
  );

  return (
    <div className={classes.root}>
      <div ref={measured}>
        <svg
          className={classes.svg}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          height={HEIGHT}
          role={linkOf ? 'group' : 'img'}
          aria-labelledby={titleId}
          {...brush.handlers}
        >
          <title id={titleId}>{props.summary}</title>
          {marks.map(mark => (
            <g key={mark}>
              <path
                d={`M${left} ${y(mark)}H${width - MARGIN.right}`}
                stroke={theme.palette.divider}
              />
              <text x={left - 8} y={y(mark) + 4} textAnchor="end">
                {markText(mark)}
              </text>
            </g>
          ))}
          {ticks.map((tick, index) => (
            <text
              key={tick}
              x={x(tick)}
              y={HEIGHT - 6}
              textAnchor={anchorOf(index, ticks.length)}
            >
              {props.formatX(tick)}
            </text>
          ))}
          {bands.map((band, index) => (
            <Band
              key={band.name}
              {...{ band, index, xs, x, y }}
              colour={theme.palette.primary.main}
            />
          ))}
          {limits.map(limit => (
            <path
              key={limit.name}
              d={`M${left} ${y(limit.value)}H${width - MARGIN.right}`}
              stroke={theme.palette.text.primary}
              strokeDasharray="10 4"
              strokeWidth="1.5"
            />
          ))}
          {lines.map((line, index) => (
            <path
              key={line.name}
              d={linePath(
                line.values.map((value, at) => ({
                  x: x((line.xs ?? xs)[at]),
                  y: value === null ? null : y(value),
                })),
              )}
              fill="none"
              stroke={colourOf(theme, index)}
              strokeDasharray={looks[index % looks.length].dash}
              strokeWidth="2"
              strokeLinejoin="round"
            />
          ))}
          {lines.map(
            (line, index) =>
              line.values.length <= MOST_DOTS && (
                <Dots
                  key={line.name}
                  {...{ line, x, y }}
                  xs={line.xs ?? xs}
                  colour={colourOf(theme, index)}
                  linkOf={line.linkOf ?? linkOf}
                  // One stop of the keyboard per run, on its first line.
                  isStop={index === 0 || line.linkOf !== undefined}
                  titleOf={(value, at) =>
                    `${line.name} ${props.formatY(value)}, ${props.formatX(at)}`
                  }
                  onFollow={props.onFollow}
                />
              ),
          )}
          {brush.stroke && (
            <rect
              x={brush.stroke.left}
              width={brush.stroke.width}
              y={MARGIN.top}
              height={HEIGHT - MARGIN.top - MARGIN.bottom}
              fill={theme.palette.action.selected}
              stroke={theme.palette.text.primary}
              strokeDasharray="2 2"
            />
          )}
        </svg>
      </div>
      <div className={classes.legend}>
        {lines.map((line, index) => (
          <Key
            key={line.name}
            name={line.name}
            colour={colourOf(theme, index)}
            dash={looks[index % looks.length].dash}
          />
        ))}
        {limits.map(limit => (
          <Key
            key={limit.name}
            name={limit.name}
            colour={theme.palette.text.primary}
            dash="10 4"
          />
        ))}
        {bands.map((band, index) => (
          <span key={band.name} className={classes.key}>
            <svg width="24" height="10" aria-hidden>
              <rect
                width="24"
                height="10"
                fill={theme.palette.primary.main}
                opacity={bandOpacity(index)}
              />
            </svg>
            {band.name}
          </span>
        ))}
        {zoom && (
          <ZoomButtons shown={domain} whole={zoom.whole} onZoom={zoom.onZoom} />
        )}
        <Button
          size="small"
          aria-expanded={withTable}
          onClick={() => setWithTable(!withTable)}
        >
          {t(withTable ? 'common.hideTable' : 'common.asTable')}
        </Button>
      </div>
      {withTable && props.table}
    </div>
  );
}

function spread(low: number, high: number, count: number): number[] {
  if (low === high) return [low];
  return Array.from(
    { length: count },
    (_, index) => low + ((high - low) * index) / (count - 1),
  );
}

function anchorOf(index: number, count: number): 'start' | 'middle' | 'end' {
  if (count === 1) return 'middle';
  if (index === 0) return 'start';
  return index === count - 1 ? 'end' : 'middle';
}

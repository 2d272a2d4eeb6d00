import Button from '@material-ui/core/Button';
import { Theme, makeStyles, useTheme } from '@material-ui/core/styles';
import { ReactNode, useId, useState } from 'react';
import useMeasure from 'react-use/lib/useMeasure';
import { quietText, toneColours } from '../../state';
import { axisMarks, linePath, linear } from './scale';

/** Lines differ by colour and by dashes. */
const looks = [
  { tone: 'accent', dash: undefined },
  { tone: 'warn', dash: '6 3' },
  { tone: 'bad', dash: '2 3' },
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
}

/** A value that the lines are held against, such as an SLA. */
export interface ChartLimit {
  name: string;
  value: number;
}

/** A ground between two values at each place, such as a forecast's cone. */
export interface ChartBand {
  name: string;
  low: (number | null)[];
  high: (number | null)[];
}

const HEIGHT = 220;
const MARGIN = { top: 12, right: 12, bottom: 24, left: 64 };
const FALLBACK_WIDTH = 640;
/** With more points than this their dots would be one thick line. */
const MOST_DOTS = 120;

const useStyles = makeStyles(theme => ({
  root: { margin: theme.spacing(0, 0, 2), maxWidth: 1100 },
  svg: {
    display: 'block',
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
  band?: ChartBand;
  formatX(x: number): string;
  formatY(value: number): string;
  /** Where the point at an index leads. */
  linkOf?(index: number): { to: string; label: string };
  /** Called instead of loading the address anew. */
  onFollow?(to: string): void;
  table: ReactNode;
}) {
  const classes = useStyles();
  const theme = useTheme();
  const titleId = useId();
  const [withTable, setWithTable] = useState(false);
  const [measured, { width: measuredWidth }] = useMeasure<HTMLDivElement>();
  const width = measuredWidth > 0 ? measuredWidth : FALLBACK_WIDTH;
  const { lines, xs, limits = [], linkOf, band } = props;

  const values = [
    ...lines.flatMap(line => line.values),
    ...limits.map(limit => limit.value),
    ...(band?.high ?? []),
  ].filter((value): value is number => value !== null);
  const marks = axisMarks(values.reduce((a, b) => Math.max(a, b), 0));
  const y = linear(
    [0, marks[marks.length - 1]],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  );
  const x = linear(
    [xs[0] ?? 0, xs[xs.length - 1] ?? 0],
    [MARGIN.left, width - MARGIN.right],
  );
  const wanted = width > 600 ? 5 : 3;
  const ticks = xs.length <= 1 ? xs : spread(xs[0], xs[xs.length - 1], wanted);

  return (
    <div className={classes.root}>
      <div ref={measured}>
        <svg
          className={classes.svg}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          height={HEIGHT}
          role={linkOf ? 'group' : 'img'}
          aria-labelledby={titleId}
        >
          <title id={titleId}>{props.summary}</title>
          {marks.map(mark => (
            <g key={mark}>
              <path
                d={`M${MARGIN.left} ${y(mark)}H${width - MARGIN.right}`}
                stroke={theme.palette.divider}
              />
              <text x={MARGIN.left - 8} y={y(mark) + 4} textAnchor="end">
                {props.formatY(mark)}
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
          {band && (
            <path
              d={bandPath(band, xs, x, y)}
              fill={theme.palette.primary.main}
              opacity="0.18"
            />
          )}
          {limits.map(limit => (
            <path
              key={limit.name}
              d={`M${MARGIN.left} ${y(limit.value)}H${width - MARGIN.right}`}
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
                  x: x(xs[at]),
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
          {xs.length <= MOST_DOTS &&
            lines.map((line, index) =>
              line.values.map((value, at) => {
                if (value === null) return null;
                const dot = (
                  <circle
                    cx={x(xs[at])}
                    cy={y(value)}
                    r="4"
                    fill={colourOf(theme, index)}
                  >
                    <title>
                      {`${line.name} ${props.formatY(value)}, ${props.formatX(
                        xs[at],
                      )}`}
                    </title>
                  </circle>
                );
                // One stop of the keyboard per run, on its first line.
                if (!linkOf) return <g key={`${index}/${at}`}>{dot}</g>;
                const { to, label } = linkOf(at);
                return (
                  <a
                    key={`${index}/${at}`}
                    href={to}
                    aria-label={index === 0 ? label : undefined}
                    aria-hidden={index === 0 ? undefined : true}
                    tabIndex={index === 0 ? 0 : -1}
                    onClick={event => {
                      if (!props.onFollow || event.metaKey || event.ctrlKey) {
                        return;
                      }
                      event.preventDefault();
                      props.onFollow(to);
                    }}
                  >
                    {dot}
                  </a>
                );
              }),
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
        {band && (
          <span className={classes.key}>
            <svg width="24" height="10" aria-hidden>
              <rect
                width="24"
                height="10"
                fill={theme.palette.primary.main}
                opacity="0.18"
              />
            </svg>
            {band.name}
          </span>
        )}
        <Button
          size="small"
          aria-expanded={withTable}
          onClick={() => setWithTable(!withTable)}
        >
          {withTable ? 'Hide the table' : 'Show as a table'}
        </Button>
      </div>
      {withTable && props.table}
    </div>
  );
}

/** The ground of a band as one closed path over the places where both values are known. */
function bandPath(
  band: ChartBand,
  xs: number[],
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  const points = xs.flatMap((value, at) => {
    const low = band.low[at];
    const high = band.high[at];
    return low === null || high === null
      ? []
      : [{ x: x(value), low: y(low), high: y(high) }];
  });
  if (points.length < 2) return '';
  const edge = [
    ...points.map(point => `${point.x.toFixed(1)} ${point.high.toFixed(1)}`),
    ...[...points]
      .reverse()
      .map(point => `${point.x.toFixed(1)} ${point.low.toFixed(1)}`),
  ];
  return `M${edge.join('L')}Z`;
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

import { makeStyles } from '@material-ui/core/styles';
import type {
  Roadmap,
  RoadmapPhase,
} from 'backstage-plugin-perf-coverage-common';
import { formatDay, formatShortDay } from '../components/format';
import { scrollRegion } from '../components/scrollRegion';
import { timelineScale } from './timelineScale';
import { quietText } from '../state';

const useStyles = makeStyles(theme => ({
  region: { overflowX: 'auto', marginBottom: theme.spacing(4) },
  root: {
    position: 'relative',
    minWidth: 560,
    paddingTop: theme.spacing(4),
    paddingBottom: theme.spacing(1),
    fontSize: theme.typography.pxToRem(12.5),
    fontVariantNumeric: 'tabular-nums',
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  tick: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    borderLeft: `1px solid ${theme.palette.divider}`,
    paddingLeft: 4,
    color: quietText(theme),
    whiteSpace: 'nowrap',
  },
  row: { position: 'relative', height: 40 },
  bar: {
    position: 'absolute',
    top: 6,
    height: 26,
    minWidth: 4,
    borderRadius: 4,
    background: theme.palette.action.selected,
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
  },
  name: {
    position: 'absolute',
    top: 10,
    maxWidth: '60%',
    padding: '0 8px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    zIndex: 1,
  },
  mark: {
    position: 'absolute',
    top: 20,
    bottom: 0,
    borderLeft: `2px solid ${theme.palette.text.primary}`,
    paddingLeft: 4,
    whiteSpace: 'nowrap',
    fontWeight: 600,
    pointerEvents: 'none',
  },
  forecast: {
    borderLeftStyle: 'dashed',
    borderLeftColor: quietText(theme),
  },
  label: {
    position: 'absolute',
    bottom: 0,
    left: 4,
    background: theme.palette.background.default,
    padding: '0 2px',
  },
  foot: { position: 'relative', height: 44 },
}));

function phaseSentence(phase: RoadmapPhase): string {
  return `${phase.title} from ${formatDay(phase.start)} to ${formatDay(
    phase.end,
  )}`;
}

/** The timeline in a sentence, for those who can't see it. */
export function timelineSentence(roadmap: Roadmap, today: string): string {
  const done = roadmap.forecast.p80
    ? ` With a chance of 80 % all is done by ${formatDay(
        roadmap.forecast.p80,
      )}.`
    : '';
  return `Today is ${formatDay(today)}. ${roadmap.phases
    .map(phaseSentence)
    .join('; ')}.${done}`;
}

/** Phases as bars over the weeks, with today and the forecast; the tables below hold the same. */
export function Timeline(props: { roadmap: Roadmap; today: string }) {
  const classes = useStyles();
  const { roadmap, today } = props;
  const scale = timelineScale(roadmap, today);
  if (!scale) return null;
  const { p50, p80, p90 } = roadmap.forecast;
  // Forecasts that fall on one day share one mark.
  const marks = new Map<string, string[]>();
  for (const [name, date] of [
    ['p50', p50],
    ['p80', p80],
    ['p90', p90],
  ] as const) {
    if (date) marks.set(date, [...(marks.get(date) ?? []), name]);
  }
  const every = Math.max(1, Math.ceil(scale.ticks.length / 12));
  return (
    <div className={classes.region} {...scrollRegion('Timeline')}>
      <div
        className={classes.root}
        role="img"
        aria-label={timelineSentence(roadmap, today)}
      >
        {scale.ticks.map(
          (tick, index) =>
            index % every === 0 && (
              <span
                key={tick}
                className={classes.tick}
                style={{ left: `${scale.at(tick)}%` }}
              >
                {formatShortDay(tick)}
              </span>
            ),
        )}
        {roadmap.phases.map(phase => {
          const left = scale.at(phase.start);
          return (
            <div
              key={phase.name}
              className={classes.row}
              title={phaseSentence(phase)}
            >
              <span
                className={classes.bar}
                style={{
                  left: `${left}%`,
                  width: `${scale.at(phase.end) - left}%`,
                }}
              />
              <span
                className={classes.name}
                style={
                  left > 60 ? { right: `${100 - left}%` } : { left: `${left}%` }
                }
              >
                {phase.title}
              </span>
            </div>
          );
        })}
        <div className={classes.foot} />
        <span className={classes.mark} style={{ left: `${scale.at(today)}%` }}>
          <span className={classes.label}>Today</span>
        </span>
        {[...marks].map(([date, names], index) => (
          <span
            key={date}
            className={`${classes.mark} ${classes.forecast}`}
            style={{ left: `${scale.at(date)}%` }}
            title={`${names.join(', ')}: ${formatDay(date)}`}
          >
            <span
              className={classes.label}
              style={{
                bottom: (index + 1) % 3 === 0 ? 0 : 16 * ((index + 1) % 3),
                ...(scale.at(date) > 85 ? { left: 'auto', right: 6 } : {}),
              }}
            >
              {names.join(', ')}
            </span>
          </span>
        ))}
      </div>
    </div>
  );
}

import { makeStyles, useTheme } from '@material-ui/core/styles';
import { SignName, signs } from './signs';
import { toneColours } from './tones';
import { useText } from '../translation';

const useStyles = makeStyles({
  sign: {
    display: 'inline-flex',
    // The word's line is that of the text beside it.
    alignItems: 'baseline',
    gap: 6,
    whiteSpace: 'nowrap',
  },
  alone: { verticalAlign: 'text-bottom' },
  svg: { width: 16, height: 16, flex: 'none', alignSelf: 'center' },
});

const outline = { fill: 'none', strokeWidth: 1.8 } as const;

/** The drawing alone; every use of it stands beside a word or has a name. */
export function Shape(props: {
  name: SignName;
  colour: string;
  paper: string;
}) {
  const { colour, paper } = props;
  switch (props.name) {
    case 'covered':
      return (
        <>
          <circle cx="8" cy="8" r="7" fill={colour} />
          <path d="M4.8 8.2l2.3 2.3 4.2-4.6" stroke={paper} {...outline} />
        </>
      );
    case 'partial':
      return (
        <>
          <circle cx="8" cy="8" r="6.2" stroke={colour} {...outline} />
          <path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill={colour} />
        </>
      );
    case 'failing':
      return (
        <>
          <path d="M8 .8l7.4 13.6H.6z" fill={colour} />
          <path d="M8 5.6v4.2M8 11.3v1.6" stroke={paper} {...outline} />
        </>
      );
    case 'stale':
      return (
        <>
          <circle cx="8" cy="8" r="6.2" stroke={colour} {...outline} />
          <path d="M8 4.4V8l2.6 1.8" stroke={colour} {...outline} />
        </>
      );
    case 'untested':
      return <circle cx="8" cy="8" r="6.2" stroke={colour} {...outline} />;
    case 'broken':
      return (
        <>
          <circle
            cx="8"
            cy="8"
            r="6.2"
            stroke={colour}
            strokeDasharray="15 4.5"
            {...outline}
          />
          <path
            d="M9.4 1.5L6.6 6.4l3 2.2-2.9 5.6"
            stroke={colour}
            {...outline}
          />
        </>
      );
    case 'excluded':
      return <path d="M3 8h10" stroke={colour} {...outline} />;
    case 'unknown':
      return (
        <>
          <circle
            cx="8"
            cy="8"
            r="6.2"
            stroke={colour}
            strokeDasharray="2 2.4"
            {...outline}
          />
        </>
      );
    default: {
      const never: never = props.name;
      return never;
    }
  }
}

/**
 * A state's sign and word. With `compact` the word is only said and shown on
 * hover; `word` replaces it where a state has a name of its own.
 */
export function StateSign(props: {
  sign: SignName;
  word?: string;
  title?: string;
  compact?: boolean;
}) {
  const classes = useStyles();
  const theme = useTheme();
  const t = useText();
  const { tone } = signs[props.sign];
  const text = props.word ?? t(`state.${props.sign}`);
  return (
    <span
      className={`${classes.sign} ${props.compact ? classes.alone : ''}`}
      title={props.title ?? t(`state.help-${props.sign}`)}
    >
      <svg
        className={classes.svg}
        viewBox="0 0 16 16"
        {...(props.compact
          ? { role: 'img', 'aria-label': text }
          : { 'aria-hidden': true })}
      >
        <Shape
          name={props.sign}
          colour={toneColours(theme)[tone]}
          paper={theme.palette.background.paper}
        />
      </svg>
      {!props.compact && <span>{text}</span>}
    </span>
  );
}

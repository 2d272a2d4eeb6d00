import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  logo: { display: 'flex', alignItems: 'center', gap: 12 },
  ring: { width: 28, height: 28, flex: 'none' },
  name: {
    color: '#fff',
    fontSize: 18,
    fontWeight: 600,
    letterSpacing: '0.01em',
    whiteSpace: 'nowrap',
  },
});

/** The ring of the overview card, four fifths full; with the name where there is room. */
export const Logo = (props: { withName: boolean }) => {
  const classes = useStyles();
  return (
    <span className={classes.logo}>
      <svg className={classes.ring} viewBox="0 0 32 32" aria-hidden>
        <circle
          cx="16"
          cy="16"
          r="11"
          fill="none"
          stroke="#6b6b6b"
          strokeWidth="5"
        />
        <path
          d="M16 5a11 11 0 1 1-10.46 7.6"
          fill="none"
          stroke="#4fd1a5"
          strokeWidth="5"
          strokeLinecap="round"
        />
      </svg>
      {props.withName && <span className={classes.name}>Perf Coverage</span>}
    </span>
  );
};

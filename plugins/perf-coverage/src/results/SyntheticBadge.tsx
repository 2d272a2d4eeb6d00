import { makeStyles } from '@material-ui/core/styles';
import { quietText } from '../state';

const useStyles = makeStyles(theme => ({
  badge: {
    display: 'inline-block',
    border: `1px dashed ${quietText(theme)}`,
    borderRadius: 4,
    padding: '0 6px',
    fontSize: theme.typography.pxToRem(12),
    whiteSpace: 'nowrap',
  },
}));

/** Marks data that was made up for the demo, wherever it shows. */
export function SyntheticBadge() {
  const classes = useStyles();
  return (
    <span
      className={classes.badge}
      title="The file says that its data was generated, not measured"
    >
      Generated for the demo
    </span>
  );
}

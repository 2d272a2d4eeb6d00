import { makeStyles } from '@material-ui/core/styles';
import { quietText } from '../state';
import { useText } from '../translation';

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
  const t = useText();
  return (
    <span className={classes.badge} title={t('results.generatedHelp')}>
      {t('results.generated')}
    </span>
  );
}

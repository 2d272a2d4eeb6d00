import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    fontWeight: 500,
    fontVariantNumeric: 'tabular-nums',
    margin: theme.spacing(0, 0, 2),
    maxWidth: '112ch',
  },
}));

/** The sentence at the top of a page of the whole portal: where things stand. */
export function Headline(props: { children: ReactNode }) {
  const classes = useStyles();
  return (
    <Typography
      variant="h6"
      component="p"
      className={classes.root}
      aria-live="polite"
    >
      {props.children}
    </Typography>
  );
}

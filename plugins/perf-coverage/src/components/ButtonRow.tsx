import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    // Labels of fields reach above their frame.
    gap: theme.spacing(1.5, 1),
    margin: theme.spacing(0, 0, 2),
    '@media print': { display: 'none' },
  },
}));

/** Buttons that belong together, beside each other; not printed. */
export function ButtonRow(props: { label: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div role="group" aria-label={props.label} className={classes.root}>
      {props.children}
    </div>
  );
}

import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { Quiet } from './Quiet';

const useStyles = makeStyles(theme => ({
  root: { margin: theme.spacing(0, 0, 4) },
  text: { maxWidth: '80ch' },
}));

/** A part of a page with its heading. */
export function Section(props: {
  title: string;
  text?: string;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography variant="h6" component="h3" gutterBottom>
        {props.title}
      </Typography>
      {props.text && (
        <Quiet paragraph className={classes.text}>
          {props.text}
        </Quiet>
      )}
      {props.children}
    </div>
  );
}

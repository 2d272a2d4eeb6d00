import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { Quiet } from './Quiet';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2, 0), maxWidth: 760 },
}));

/** An empty place: what will be here, and the one step that gets there. */
export function Invitation(props: {
  title: string;
  text: string;
  children?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography variant="h6" component="h3">
        {props.title}
      </Typography>
      <Quiet paragraph>{props.text}</Quiet>
      {props.children}
    </div>
  );
}

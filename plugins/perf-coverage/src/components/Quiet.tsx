import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { quietText } from '../state';

const useStyles = makeStyles(theme => ({
  quiet: {
    color: quietText(theme),
    overflowWrap: 'anywhere',
    // Longer lines lose the eye on its way back.
    maxWidth: '112ch',
  },
}));

/** Text of second rank. */
export function Quiet(props: {
  children: ReactNode;
  paragraph?: boolean;
  className?: string;
  role?: string;
}) {
  const classes = useStyles();
  return (
    <Typography
      variant="body2"
      component="div"
      role={props.role}
      paragraph={props.paragraph}
      className={`${classes.quiet} ${props.className ?? ''}`}
    >
      {props.children}
    </Typography>
  );
}

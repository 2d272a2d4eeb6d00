import { makeStyles } from '@material-ui/core/styles';
import { ReactNode, useState } from 'react';

const useStyles = makeStyles(theme => ({
  root: { margin: theme.spacing(1, 0, 2) },
  summary: { cursor: 'pointer', fontWeight: 600 },
  body: { padding: theme.spacing(1, 0) },
}));

/** Something that most readers don't need, drawn only once it is opened. */
export function Disclosure(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  return (
    <details
      className={classes.root}
      open={open}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary className={classes.summary}>{props.title}</summary>
      {open && <div className={classes.body}>{props.children}</div>}
    </details>
  );
}

import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode, useId } from 'react';

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
  const id = useId();
  return (
    <section className={classes.root} aria-labelledby={id}>
      <Typography id={id} variant="h6" component="h3" gutterBottom>
        {props.title}
      </Typography>
      {props.text && (
        <Typography
          variant="body2"
          color="textSecondary"
          paragraph
          className={classes.text}
        >
          {props.text}
        </Typography>
      )}
      {props.children}
    </section>
  );
}

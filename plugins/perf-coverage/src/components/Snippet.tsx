import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { scrollRegion } from './scrollRegion';
import { useCopied } from './useCopied';
import { quietText } from '../state';
import { useText } from '../translation';

const useStyles = makeStyles(theme => ({
  root: {
    position: 'relative',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    maxWidth: 760,
    margin: theme.spacing(1, 0),
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    padding: theme.spacing(0.5, 0.5, 0.5, 2),
    borderBottom: `1px solid ${theme.palette.divider}`,
    color: quietText(theme),
    fontSize: theme.typography.pxToRem(13),
  },
  pre: {
    margin: 0,
    padding: theme.spacing(1.5, 2),
    // Nobody sees that a line goes on where scroll bars hide.
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontSize: theme.typography.pxToRem(13),
  },
}));

/** Text to take along, with a button that copies it. */
export function Snippet(props: { title: string; text: string }) {
  const classes = useStyles();
  const t = useText();
  const { recent, copy } = useCopied();
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <span>{props.title}</span>
        <Button size="small" onClick={() => copy(props.text)}>
          {t(recent ? 'common.copied' : 'common.copy')}
        </Button>
      </div>
      <pre className={classes.pre} {...scrollRegion(props.title)}>
        {props.text}
      </pre>
    </div>
  );
}

import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { StateSign } from '../state';
import { Quiet } from './Quiet';

/** The status of an answer of the backend; undefined where none came. */
export function statusOf(error: Error): number | undefined {
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** What went wrong and what helps, in the reader's words. */
export function explainTrouble(
  error: Error,
  what: string,
): { title: string; help: string } {
  const status = statusOf(error);
  switch (status) {
    case 401:
      return {
        title: 'Your session has ended',
        help: 'Sign in again, then come back to this page.',
      };
    case 403:
      return {
        title: `You may not see ${what}`,
        help: 'Ask the portal’s administrators for the permission “perf-coverage.read”.',
      };
    case 404:
      return {
        title: `The portal does not find ${what}`,
        help: 'It may have been renamed or removed since the link was made.',
      };
    case undefined:
      return {
        title: 'The portal’s backend does not answer',
        help: 'Check the network, then try again.',
      };
    default:
      return {
        title: `The backend could not answer for ${what}`,
        help:
          status >= 500
            ? 'Try again; if it stays, the backend’s log has the reason.'
            : 'Change what is asked for, or go back.',
      };
  }
}

const useStyles = makeStyles(theme => ({
  root: {
    borderLeft: `3px solid ${theme.palette.error.main}`,
    padding: theme.spacing(1, 2),
    margin: theme.spacing(2, 0),
  },
  detail: { overflowWrap: 'anywhere' },
  retry: { marginTop: theme.spacing(1) },
}));

/** An error in the place where the thing would be, with a way on. */
export function Trouble(props: {
  error: Error;
  /** What was asked for, as it stands in a sentence: `this gap`, `the list of runs`. */
  what: string;
  onRetry(): void;
}) {
  const classes = useStyles();
  const { title, help } = explainTrouble(props.error, props.what);
  return (
    <div className={classes.root} role="alert">
      <Typography variant="subtitle1" component="p">
        <StateSign sign="failing" word={title} title={title} />
      </Typography>
      <Typography variant="body2">{help}</Typography>
      <Quiet className={classes.detail}>{props.error.message}</Quiet>
      <Button
        className={classes.retry}
        variant="outlined"
        size="small"
        onClick={props.onRetry}
      >
        Retry
      </Button>
    </div>
  );
}

import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { StateSign } from '../state';
import { Text, useText } from '../translation';
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
  t: Text,
): { title: string; help: string } {
  const status = statusOf(error);
  switch (status) {
    case 401:
      return { title: t('common.ended'), help: t('common.endedHelp') };
    case 403:
      return {
        title: t('common.forbidden', { what }),
        help: t('common.forbiddenHelp'),
      };
    case 404:
      return {
        title: t('common.notFound', { what }),
        help: t('common.notFoundHelp'),
      };
    case undefined:
      return { title: t('common.silent'), help: t('common.silentHelp') };
    default:
      return {
        title: t('common.failed', { what }),
        help: t(status >= 500 ? 'common.failedHelp' : 'common.refusedHelp'),
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
  const t = useText();
  const { title, help } = explainTrouble(props.error, props.what, t);
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
        {t('common.retry')}
      </Button>
    </div>
  );
}

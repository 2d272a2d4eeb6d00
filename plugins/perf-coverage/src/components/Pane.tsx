import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../translation';
import { CopyLink } from './CopyLink';

const useStyles = makeStyles(theme => ({
  paper: {
    width: 'min(640px, 100vw)',
    padding: theme.spacing(2, 3, 4),
    boxSizing: 'border-box',
  },
  wide: { width: 'min(960px, 100vw)' },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(1),
  },
  body: { lineHeight: 1.5 },
  title: { overflowWrap: 'anywhere' },
  buttons: { display: 'flex', gap: theme.spacing(0.5), flex: 'none' },
}));

/**
 * A drawer on the right that holds one thing; its address can be copied to share it.
 * Escape and the cross close it; the focus goes back to where it came from, or to
 * `backTo` where that is gone or the pane was opened by its address.
 */
export function Pane(props: {
  open: boolean;
  title: string;
  onClose(): void;
  wide?: boolean;
  backTo?(): HTMLElement | null;
  /** The page's address does not name what it shows. */
  unaddressed?: true;
  children: ReactNode;
}) {
  const classes = useStyles();
  const t = useText();
  const titleId = useId();
  const backTo = useRef(props.backTo);
  backTo.current = props.backTo;
  const { open } = props;
  useEffect(() => {
    if (!open) return undefined;
    return () => {
      // By now the drawer has given the focus to what opened it, if it could.
      const focused = document.activeElement;
      const leaving = focused?.closest('[role="dialog"]');
      if (
        focused === document.body ||
        leaving?.getAttribute('aria-labelledby') === titleId
      ) {
        backTo.current?.()?.focus();
      }
    };
  }, [open, titleId]);
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={props.onClose}
      classes={{
        paper: `${classes.paper} ${props.wide ? classes.wide : ''}`,
      }}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': titleId,
      }}
    >
      <div className={classes.head}>
        <Typography
          id={titleId}
          variant="h5"
          component="h2"
          className={classes.title}
        >
          {props.title}
        </Typography>
        <div className={classes.buttons}>
          {!props.unaddressed && <CopyLink asIcon />}
          <IconButton
            aria-label={t('common.close')}
            onClick={props.onClose}
            size="small"
          >
            <CloseIcon />
          </IconButton>
        </div>
      </div>
      {/* The drawer's paper stretches its direct children. */}
      <div className={classes.body}>{props.children}</div>
    </Drawer>
  );
}

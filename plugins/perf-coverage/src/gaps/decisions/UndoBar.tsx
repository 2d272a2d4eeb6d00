import Button from '@material-ui/core/Button';
import Snackbar from '@material-ui/core/Snackbar';
import type { Decisions } from './useDecisions';
import { useText } from '../../translation';

const SHOWN_MILLISECONDS = 10_000;

/** What was done last, with the way back; it leaves by itself. */
export function UndoBar(props: {
  decisions: Decisions;
  /** Where a pane on the right says what was decided. */
  besidePane?: true;
}) {
  const t = useText();
  const { done, forgetDone } = props.decisions;
  return (
    <Snackbar
      anchorOrigin={{
        vertical: 'bottom',
        horizontal: props.besidePane ? 'left' : 'center',
      }}
      open={done !== undefined}
      autoHideDuration={SHOWN_MILLISECONDS}
      onClose={(_event, reason) => reason !== 'clickaway' && forgetDone()}
      message={done?.text}
      ContentProps={{ role: 'status' }}
      action={
        done?.undo && (
          <Button size="small" color="inherit" onClick={done.undo}>
            {t('common.undo')}
          </Button>
        )
      }
    />
  );
}

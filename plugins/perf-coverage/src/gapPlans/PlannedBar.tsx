import Button from '@material-ui/core/Button';
import Snackbar from '@material-ui/core/Snackbar';
import { useText } from '../translation';
import type { GapPlanning } from './usePlanGaps';

const SHOWN_MILLISECONDS = 15_000;

/** What was planned last, with the way back; it leaves by itself. */
export function PlannedBar(props: {
  planning: GapPlanning;
  /** Where the lower edge is taken. */
  atTop?: boolean;
  /** Where a pane on the right shows what was planned. */
  besidePane?: true;
}) {
  const t = useText();
  const { done, undo, forgetDone } = props.planning;
  return (
    <Snackbar
      anchorOrigin={{
        vertical: props.atTop ? 'top' : 'bottom',
        horizontal: props.besidePane ? 'left' : 'center',
      }}
      open={done !== undefined}
      autoHideDuration={SHOWN_MILLISECONDS}
      onClose={(_event, reason) => reason !== 'clickaway' && forgetDone()}
      message={
        done &&
        (done.undoable
          ? t('planning.planned', { count: done.count })
          : t('planning.undone', { count: done.count }))
      }
      ContentProps={{ role: 'status' }}
      action={
        done?.undoable && (
          <Button size="small" color="inherit" onClick={undo}>
            {t('common.undo')}
          </Button>
        )
      }
    />
  );
}

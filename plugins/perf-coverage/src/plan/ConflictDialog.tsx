import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { useId } from 'react';
import { DiffView } from '../components/DiffView';
import { Quiet } from '../components/Quiet';
import { useNameOf } from '../components/useNameOf';
import { useText } from '../translation';
import type { KeepPlan, PlanStanding } from './useKeepPlan';

/** Both versions, where somebody else was faster. */
export function ConflictDialog(props: {
  standing: PlanStanding;
  keeping: KeepPlan;
  onTakeTheirs(): void;
}) {
  const t = useText();
  const nameOf = useNameOf();
  const id = useId();
  const { current, mine, reason } = props.standing;
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      aria-labelledby={id}
      onClose={props.keeping.forget}
    >
      <DialogTitle id={id}>{t('plan.conflict')}</DialogTitle>
      <DialogContent>
        <Quiet paragraph>
          {current
            ? t('plan.conflictText', {
                by: nameOf(current.by),
                revision: current.revision,
                reason: current.reason,
              })
            : t('plan.conflictGone')}
        </Quiet>
        <Typography variant="subtitle1" component="h3">
          {t('plan.conflictDiff')}
        </Typography>
        <DiffView before={current?.text ?? ''} after={mine ?? ''} />
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onTakeTheirs}>{t('plan.keepTheirs')}</Button>
        <Button
          variant="contained"
          disabled={props.keeping.busy}
          onClick={() =>
            props.keeping.keep(mine, reason, current?.revision ?? 0)
          }
        >
          {t('plan.keepMine')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

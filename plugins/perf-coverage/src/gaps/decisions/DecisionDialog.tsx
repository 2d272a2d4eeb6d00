import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import type { GapDecision } from 'backstage-plugin-perf-coverage-common';
import { FormEvent, useId, useRef, useState } from 'react';
import { Field } from '../../components/Field';
import { Quiet } from '../../components/Quiet';
import { StateSign } from '../../state';
import { Decided, decisionProblems } from './decisionRules';
import { useText } from '../../translation';

/** Asks for the reason and the last day; what was typed stays where sending fails. */
export function DecisionDialog(props: {
  kind: GapDecision['kind'];
  /** What stands already and is to be changed. */
  standing: GapDecision | null;
  gapTitle: string;
  /** `YYYY-MM-DD`, UTC. */
  today: string;
  busy: boolean;
  error: Error | undefined;
  onDecide(decided: Decided): void;
  onClose(): void;
}) {
  const { kind, standing, today } = props;
  const t = useText();
  const id = useId();
  const [reason, setReason] = useState(standing?.reason ?? '');
  const [until, setUntil] = useState(standing?.until ?? '');
  const [tried, setTried] = useState(false);
  const decided: Decided = {
    kind,
    reason: reason.trim(),
    until: until === '' ? null : until,
  };
  const problems = decisionProblems(decided, today, t);
  const shown = tried ? problems : {};

  const firstField = useRef<HTMLTextAreaElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problems.reason || problems.until) return;
    props.onDecide(decided);
  };

  return (
    <Dialog
      open
      onClose={props.onClose}
      TransitionProps={{ onEntered: () => firstField.current?.focus() }}
      fullWidth
      maxWidth="sm"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-help`}
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id={`${id}-title`}>{t(`gaps.title-${kind}`)}</DialogTitle>
        <DialogContent>
          <strong>{props.gapTitle}</strong>
          <div id={`${id}-help`}>
            <Quiet paragraph>{t(`gaps.help-${kind}`)}</Quiet>
          </div>
          <Field
            id={`${id}-reason`}
            label={t('gaps.reasonField')}
            value={reason}
            onChange={event => setReason(event.target.value)}
            error={shown.reason !== undefined}
            helperText={shown.reason ?? t('gaps.reasonHelp')}
            inputRef={firstField}
            required
            fullWidth
            multiline
            minRows={3}
            maxRows={10}
            margin="dense"
          />
          <Field
            id={`${id}-until`}
            label={t(
              kind === 'waived' ? 'gaps.lastDay' : 'gaps.lastDayOptional',
            )}
            type="date"
            value={until}
            onChange={event => setUntil(event.target.value)}
            error={shown.until !== undefined}
            helperText={shown.until ?? t('gaps.lastDayHelp')}
            required={kind === 'waived'}
            fullWidth
            margin="dense"
            InputLabelProps={{ shrink: true }}
            inputProps={{ min: today }}
          />
          {props.error && (
            <div role="alert">
              <StateSign
                sign="failing"
                word={t('gaps.notStored')}
                title={props.error.message}
              />
              <Quiet>{props.error.message}</Quiet>
            </div>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={props.busy}
          >
            {props.busy ? t('gaps.saving') : t(`gaps.verb-${kind}`)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

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
import { Decided, decisionProblems, decisionWords } from './decisionRules';

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
  const id = useId();
  const [reason, setReason] = useState(standing?.reason ?? '');
  const [until, setUntil] = useState(standing?.until ?? '');
  const [tried, setTried] = useState(false);
  const words = decisionWords[kind];
  const decided: Decided = {
    kind,
    reason: reason.trim(),
    until: until === '' ? null : until,
  };
  const problems = decisionProblems(decided, today);
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
        <DialogTitle id={`${id}-title`}>{words.title}</DialogTitle>
        <DialogContent>
          <strong>{props.gapTitle}</strong>
          <div id={`${id}-help`}>
            <Quiet paragraph>{words.help}</Quiet>
          </div>
          <Field
            id={`${id}-reason`}
            label="Reason"
            value={reason}
            onChange={event => setReason(event.target.value)}
            error={shown.reason !== undefined}
            helperText={shown.reason ?? 'Shown to all who see the gap'}
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
            label={kind === 'waived' ? 'Last day' : 'Last day (optional)'}
            type="date"
            value={until}
            onChange={event => setUntil(event.target.value)}
            error={shown.until !== undefined}
            helperText={shown.until ?? 'In UTC; the gap returns the day after'}
            required={kind === 'waived'}
            margin="dense"
            InputLabelProps={{ shrink: true }}
            inputProps={{ min: today }}
          />
          {props.error && (
            <div role="alert">
              <StateSign
                sign="failing"
                word="The decision was not stored"
                title={props.error.message}
              />
              <Quiet>{props.error.message}</Quiet>
            </div>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={props.busy}
          >
            {props.busy ? 'Saving…' : words.verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

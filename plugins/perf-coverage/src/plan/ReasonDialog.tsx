import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Field } from '../components/Field';
import { Quiet } from '../components/Quiet';
import { StateSign } from '../state';
import { useText } from '../translation';

const MAX_REASON = 2000;

/** Asks why; the reason stands in the history. */
export function ReasonDialog(props: {
  title: string;
  busy: boolean;
  error: Error | undefined;
  onStore(reason: string): void;
  onClose(): void;
  children?: ReactNode;
}) {
  const t = useText();
  const id = useId();
  const [reason, setReason] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const ready = reason.trim() !== '' && !props.busy;
  return (
    <Dialog
      open
      onClose={props.onClose}
      fullWidth
      maxWidth="md"
      aria-labelledby={id}
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          if (ready) props.onStore(reason.trim());
        }}
      >
        <DialogTitle id={id}>{props.title}</DialogTitle>
        <DialogContent>
          {props.children}
          <Field
            fullWidth
            required
            margin="dense"
            inputRef={field}
            label={t('plan.reason')}
            helperText={t('plan.reasonHelp')}
            inputProps={{ maxLength: MAX_REASON }}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
          {props.error && (
            <div role="alert">
              <StateSign
                sign="failing"
                word={t('plan.failed')}
                title={props.error.message}
              />
              <Quiet>{props.error.message}</Quiet>
            </div>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={!ready}>
            {t('plan.store')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import type {
  RoadmapAcceptance,
  RoadmapVersion,
} from 'backstage-plugin-perf-coverage-common';
import { FormEvent, useId, useState } from 'react';
import { perfCoverageApiRef } from '../api';
import { Field } from '../components/Field';
import { Quiet } from '../components/Quiet';
import { NotStored } from '../components/NotStored';
import { useText } from '../translation';

const MOST_WORDS = 2000;

/** Makes a draft, or an earlier version, the plan; who accepts says why. */
export function AcceptDialog(props: {
  acceptance: Omit<RoadmapAcceptance, 'why'>;
  title: string;
  onAccepted(version: RoadmapVersion): void;
  onClose(): void;
}) {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const titleId = useId();
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const empty = why.trim() === '';

  const accept = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (empty || busy) return;
    setBusy(true);
    setError(undefined);
    try {
      props.onAccepted(
        await api.acceptRoadmap({ ...props.acceptance, why: why.trim() }),
      );
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)));
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={props.onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby={titleId}
    >
      <form onSubmit={accept} noValidate>
        <DialogTitle id={titleId}>{props.title}</DialogTitle>
        <DialogContent>
          <Quiet paragraph>{t('roadmap.acceptHelp')}</Quiet>
          <Field
            label={t('roadmap.why')}
            value={why}
            required
            fullWidth
            multiline
            minRows={2}
            margin="dense"
            error={tried && empty}
            helperText={tried && empty ? t('roadmap.whyNeeded') : undefined}
            inputProps={{ maxLength: MOST_WORDS }}
            onChange={event => setWhy(event.target.value)}
          />
          {error && (
            <NotStored error={error} overtaken={t('roadmap.overtaken')} />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose}>{t('roadmap.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={busy}
          >
            {t('roadmap.acceptNow')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

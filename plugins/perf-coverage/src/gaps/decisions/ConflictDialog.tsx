import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { Quiet } from '../../components/Quiet';
import { StateSign } from '../../state';
import { DecisionFacts } from './DecisionFacts';
import type { Conflict, Decisions } from './useDecisions';
import { useText } from '../../translation';

const useStyles = makeStyles(theme => ({
  versions: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: theme.spacing(2, 4),
    '& > section': {
      borderTop: `1px solid ${theme.palette.divider}`,
      paddingTop: theme.spacing(1),
    },
  },
}));

/** Shows what somebody else decided meanwhile beside one's own wish. */
export function ConflictDialog(props: {
  conflict: Conflict;
  decisions: Decisions;
}) {
  const classes = useStyles();
  const id = useId();
  const t = useText();
  const { standing, mine } = props.conflict;
  const { busy, error, insist, yieldTo } = props.decisions;
  return (
    <Dialog open onClose={yieldTo} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{t('gaps.conflict')}</DialogTitle>
      <DialogContent>
        <Quiet paragraph>{t('gaps.conflictText')}</Quiet>
        <div className={classes.versions}>
          <section aria-label={t('gaps.stands')}>
            <Typography variant="subtitle1" component="h3">
              {t('gaps.stands')}
            </Typography>
            {standing.decision ? (
              <DecisionFacts decision={standing.decision} />
            ) : (
              t('gaps.standsNone')
            )}
          </section>
          <section aria-label={t('gaps.wanted')}>
            <Typography variant="subtitle1" component="h3">
              {t('gaps.wanted')}
            </Typography>
            {mine ? <DecisionFacts decision={mine} /> : t('gaps.wantedNone')}
          </section>
        </div>
        {error && (
          <div role="alert">
            <StateSign
              sign="failing"
              word={t('gaps.yoursNotStored')}
              title={error.message}
            />
            <Quiet>{error.message}</Quiet>
          </div>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={yieldTo}>{t('gaps.keep')}</Button>
        <Button variant="contained" disabled={busy} onClick={insist}>
          {t(mine ? 'gaps.storeMine' : 'gaps.takeItBack')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

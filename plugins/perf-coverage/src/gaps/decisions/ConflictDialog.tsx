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
  const { standing, mine } = props.conflict;
  const { busy, error, insist, yieldTo } = props.decisions;
  return (
    <Dialog open onClose={yieldTo} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>Somebody else was faster</DialogTitle>
      <DialogContent>
        <Quiet paragraph>
          The decision about this gap changed after you opened it. Nothing of
          yours is stored yet; choose what shall stand.
        </Quiet>
        <div className={classes.versions}>
          <section aria-label="What stands now">
            <Typography variant="subtitle1" component="h3">
              What stands now
            </Typography>
            {standing.decision ? (
              <DecisionFacts decision={standing.decision} />
            ) : (
              'No decision: it was taken back.'
            )}
          </section>
          <section aria-label="What you wanted">
            <Typography variant="subtitle1" component="h3">
              What you wanted
            </Typography>
            {mine ? (
              <DecisionFacts decision={mine} />
            ) : (
              'To take the decision back.'
            )}
          </section>
        </div>
        {error && (
          <div role="alert">
            <StateSign
              sign="failing"
              word="Your version was not stored"
              title={error.message}
            />
            <Quiet>{error.message}</Quiet>
          </div>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={yieldTo}>Keep what stands</Button>
        <Button variant="contained" disabled={busy} onClick={insist}>
          {mine ? 'Store mine' : 'Take it back'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

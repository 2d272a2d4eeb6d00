import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  GapDecision,
  GapDetail,
  perfCoverageWaivePermission,
} from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import { useComponentView } from '../../component/ComponentContext';
import { Quiet } from '../../components/Quiet';
import { StateSign } from '../../state';
import { DecisionDialog } from './DecisionDialog';
import { DecisionFacts } from './DecisionFacts';
import { Decided } from './decisionRules';
import { Decisions } from './useDecisions';

const useStyles = makeStyles(theme => ({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
}));

/** Why the buttons can't be used; null where they can. */
function hindrance(
  gap: GapDetail,
  permission: { loading: boolean; allowed: boolean },
): string | null {
  if (permission.loading) return 'Asking whether you may decide about gaps…';
  if (!permission.allowed) {
    return 'You may not decide about gaps of this component: ask its owner, or the portal’s administrators for the permission “perf-coverage.waive”.';
  }
  return gap.status === 'closed'
    ? 'The gap is closed by its evidence; there is nothing to decide.'
    : null;
}

/** What was decided about a gap, and the ways to decide otherwise. */
export function DecisionPart(props: { gap: GapDetail; decisions: Decisions }) {
  const classes = useStyles();
  const { entityRef } = useComponentView();
  const [asking, setAsking] = useState<GapDecision['kind']>();
  const permission = usePermission({
    permission: perfCoverageWaivePermission,
    resourceRef: entityRef,
  });
  const { gap, decisions } = props;
  const decision = gap.decision ?? null;
  const why = hindrance(gap, permission);
  const disabled = why !== null || decisions.busy;

  const close = () => {
    setAsking(undefined);
    decisions.forgetError();
  };
  const decide = async (decided: Decided) => {
    if (await decisions.decide(gap, decided)) setAsking(undefined);
  };

  if (gap.status === 'closed' && !decision) return null;
  return (
    <>
      {decision ? (
        <DecisionFacts decision={decision} />
      ) : (
        <Quiet>
          Nobody has decided about it; it counts until its evidence appears.
        </Quiet>
      )}
      <div className={classes.buttons}>
        <Button
          size="small"
          variant="outlined"
          disabled={disabled}
          title={why ?? undefined}
          onClick={() => setAsking('waived')}
        >
          {decision?.kind === 'waived' ? 'Change waiver…' : 'Waive…'}
        </Button>
        <Button
          size="small"
          variant="outlined"
          disabled={disabled}
          title={why ?? undefined}
          onClick={() => setAsking('not-applicable')}
        >
          {decision?.kind === 'not-applicable'
            ? 'Change reason…'
            : 'Does not apply…'}
        </Button>
        {decision && (
          <Button
            size="small"
            variant="outlined"
            disabled={disabled}
            title={why ?? undefined}
            onClick={() => decisions.decide(gap, null)}
          >
            Take back
          </Button>
        )}
      </div>
      {why && <Quiet role="status">{why}</Quiet>}
      {decisions.error && !asking && !decisions.conflict && (
        <div role="alert">
          <StateSign
            sign="failing"
            word="The decision was not stored"
            title={decisions.error.message}
          />
          <Quiet>{decisions.error.message}</Quiet>
        </div>
      )}
      {asking && !decisions.conflict && (
        <DecisionDialog
          kind={asking}
          standing={decision}
          gapTitle={gap.title}
          today={new Date().toISOString().slice(0, 10)}
          busy={decisions.busy}
          error={decisions.error}
          onDecide={decide}
          onClose={close}
        />
      )}
    </>
  );
}

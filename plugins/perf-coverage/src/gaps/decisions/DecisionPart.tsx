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
import { Text, useText } from '../../translation';

const useStyles = makeStyles(theme => ({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  busy: { opacity: 0.6, cursor: 'default' },
}));

/** Why the buttons can't be used; null where they can. */
function hindrance(
  gap: GapDetail,
  permission: { loading: boolean; allowed: boolean },
  t: Text,
): string | null {
  if (permission.loading) return t('gaps.askingPermission');
  if (!permission.allowed) return t('gaps.mayNotDecide');
  return gap.status === 'closed' ? t('gaps.closedByEvidence') : null;
}

/** What was decided about a gap, and the ways to decide otherwise. */
export function DecisionPart(props: { gap: GapDetail; decisions: Decisions }) {
  const classes = useStyles();
  const t = useText();
  const { entityRef } = useComponentView();
  const [asking, setAsking] = useState<GapDecision['kind']>();
  const permission = usePermission({
    permission: perfCoverageWaivePermission,
    resourceRef: entityRef,
  });
  const { gap, decisions } = props;
  const decision = gap.decision ?? null;
  const why = hindrance(gap, permission, t);
  // Busy buttons stay in reach: one that the browser disables drops the focus,
  // and with it the keys of the pane.
  const whenFree = (action: () => void) => ({
    size: 'small' as const,
    variant: 'outlined' as const,
    disabled: why !== null,
    title: why ?? undefined,
    'aria-disabled': why !== null || decisions.busy,
    className: decisions.busy ? classes.busy : undefined,
    onClick: () => {
      if (!decisions.busy) action();
    },
  });

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
        <Quiet>{t('gaps.undecided')}</Quiet>
      )}
      <div className={classes.buttons}>
        <Button {...whenFree(() => setAsking('waived'))}>
          {t(decision?.kind === 'waived' ? 'gaps.changeWaiver' : 'gaps.waive')}
        </Button>
        <Button {...whenFree(() => setAsking('not-applicable'))}>
          {t(
            decision?.kind === 'not-applicable'
              ? 'gaps.changeReason'
              : 'gaps.leaveOut',
          )}
        </Button>
        {decision && (
          <Button {...whenFree(() => decisions.decide(gap, null))}>
            {t('gaps.takeBack')}
          </Button>
        )}
      </div>
      {why && <Quiet role="status">{why}</Quiet>}
      {decisions.error && !asking && !decisions.conflict && (
        <div role="alert">
          <StateSign
            sign="failing"
            word={t('gaps.notStored')}
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

import { makeStyles } from '@material-ui/core/styles';
import type { GapDecision } from 'backstage-plugin-perf-coverage-common';
import { Person } from '../../components/Person';
import { When } from '../../components/Values';
import { formatDay } from '../../components/format';
import { StateSign } from '../../state';
import { Text, useText } from '../../translation';

const useStyles = makeStyles({
  reason: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 },
});

/** `until 31 March 2027`, or that there is no end. */
function untilText(until: string | null, t: Text): string {
  return until === null
    ? t('gaps.withoutEnd')
    : t('gaps.until', { day: formatDay(until) });
}

/** A decision: what, until when, why and by whom. */
export function DecisionFacts(props: {
  decision: Pick<GapDecision, 'kind' | 'reason' | 'until'> &
    Partial<Pick<GapDecision, 'by' | 'at'>>;
}) {
  const classes = useStyles();
  const t = useText();
  const { kind, reason, until, by, at } = props.decision;
  return (
    <>
      <StateSign
        sign="excluded"
        word={t(`gaps.decision-${kind}`)}
        title={t(`gaps.help-${kind}`)}
      />{' '}
      <span title={until ?? undefined}>{untilText(until, t)}</span>
      <p className={classes.reason}>{reason}</p>
      {by !== undefined && (
        <span>
          <Person name={by} otherwise={t('common.notKnown')} />
          {at !== undefined && (
            <>
              {' · '}
              <When at={at} otherwise={t('common.notKnown')} />
            </>
          )}
        </span>
      )}
    </>
  );
}

import { makeStyles } from '@material-ui/core/styles';
import type { GapDecision } from 'backstage-plugin-perf-coverage-common';
import { Person } from '../../components/Person';
import { When } from '../../components/Values';
import { formatDay } from '../../components/format';
import { StateSign } from '../../state';
import { decisionWords } from './decisionRules';

const useStyles = makeStyles({
  reason: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 },
});

/** `until 31 March 2027`, or that there is no end. */
export function untilText(until: string | null): string {
  return until === null ? 'without end' : `until ${formatDay(until)}`;
}

/** A decision: what, until when, why and by whom. */
export function DecisionFacts(props: {
  decision: Pick<GapDecision, 'kind' | 'reason' | 'until'> &
    Partial<Pick<GapDecision, 'by' | 'at'>>;
}) {
  const classes = useStyles();
  const { kind, reason, until, by, at } = props.decision;
  return (
    <>
      <StateSign
        sign="excluded"
        word={decisionWords[kind].word}
        title={decisionWords[kind].help}
      />{' '}
      <span title={until ?? undefined}>{untilText(until)}</span>
      <p className={classes.reason}>{reason}</p>
      {by !== undefined && (
        <span>
          <Person name={by} otherwise="Not known" />
          {at !== undefined && (
            <>
              {' · '}
              <When at={at} otherwise="Not known" />
            </>
          )}
        </span>
      )}
    </>
  );
}

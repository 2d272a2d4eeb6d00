import { makeStyles } from '@material-ui/core/styles';
import { Disclosure } from '../components/Disclosure';
import { Trouble } from '../components/Trouble';
import { useText } from '../translation';
import { ComparisonTables } from './ComparisonTables';
import { effectSentence } from './sentences';
import type { RoadmapState } from './useRoadmapPlan';

const useStyles = makeStyles(theme => ({
  line: {
    margin: theme.spacing(1, 0, 0),
    minHeight: '1.5em',
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** What the draft changes against the plan as it is, said aloud when it comes. */
export function WhatIfEffect(props: { state: RoadmapState }) {
  const classes = useStyles();
  const t = useText();
  const { plan, draft, planning, error, tookMs, reload } = props.state;
  const effect = draft ? plan?.effect : null;
  return (
    <>
      <p
        className={classes.line}
        role="status"
        aria-busy={planning}
        data-took-ms={tookMs === null ? undefined : Math.round(tookMs)}
      >
        {planning && t('roadmap.planning')}
        {!planning && !error && effect && (
          <>
            <strong>{t('roadmap.effect')}</strong> {effectSentence(t, effect)}
          </>
        )}
        {!planning && !error && !draft && t('roadmap.asItIs')}
      </p>
      {error && (
        <Trouble
          error={error}
          what={t('roadmap.thisRoadmap')}
          onRetry={reload}
        />
      )}
      {!planning && effect && (
        <Disclosure title={t('roadmap.effectDetails')}>
          <ComparisonTables comparison={effect} />
        </Disclosure>
      )}
    </>
  );
}

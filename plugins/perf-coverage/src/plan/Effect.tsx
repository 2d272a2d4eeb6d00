import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  PlanOutcome,
  SnapshotChange,
} from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import useDebounce from 'react-use/lib/useDebounce';
import { perfCoverageApiRef, useLoad } from '../api';
import { Quiet } from '../components/Quiet';
import { Section } from '../components/Section';
import { Trouble } from '../components/Trouble';
import { formatHours, formatNumber } from '../components/format';
import { SignName, StateSign } from '../state';
import { Text, useText } from '../translation';

/** Typing rests this long before the backend is asked. */
const REST_MILLISECONDS = 700;

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0),
    padding: 0,
    display: 'grid',
    gap: theme.spacing(0.5),
  },
  figures: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 3),
    fontVariantNumeric: 'tabular-nums',
  },
}));

function gapsIn({ gaps }: PlanOutcome): string {
  const { critical, high, moderate, low } = gaps;
  return formatNumber(critical + high + moderate + low);
}

function metOf(outcome: PlanOutcome, t: Text): string {
  return t('common.metOf', {
    met: formatNumber(outcome.metRequirements),
    applicable: formatNumber(outcome.requirements),
  });
}

function newsOf(
  { better }: SnapshotChange,
  t: Text,
): { sign: SignName; word: string } {
  if (better === null) return { sign: 'unknown', word: t('plan.other') };
  return better
    ? { sign: 'covered', word: t('plan.better') }
    : { sign: 'failing', word: t('plan.worse') };
}

/** What coverage and gaps would come to with this text; nothing is saved for it. */
export function Effect(props: { entityRef: string; text: string }) {
  const classes = useStyles();
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const [asked, setAsked] = useState(props.text);
  useDebounce(() => setAsked(props.text), REST_MILLISECONDS, [props.text]);
  const { value, error, reload } = useLoad(
    JSON.stringify([props.entityRef, asked]),
    () => api.previewPlan(props.entityRef, asked),
  );
  return (
    <Section title={t('plan.effect')}>
      {error && (
        <Trouble error={error} what={t('plan.effectWhat')} onRetry={reload} />
      )}
      {!value && !error && (
        <Skeleton variant="text" width={280} height={32} aria-busy="true" />
      )}
      {value && !value.counts && <Quiet>{t('plan.ifCounted')}</Quiet>}
      {value && value.after === null && <Quiet>{t('plan.noEffect')}</Quiet>}
      {value?.after && (
        <>
          {value.changes.length > 0 && (
            <div className={classes.figures}>
              <span>
                {t('plan.outcome', {
                  before: metOf(value.before, t),
                  after: metOf(value.after, t),
                })}
              </span>
              <span>
                {t('plan.gapsOutcome', {
                  before: gapsIn(value.before),
                  after: gapsIn(value.after),
                })}
              </span>
              <span>
                {t('plan.hoursOutcome', {
                  before: formatHours(value.before.effort),
                  after: formatHours(value.after.effort),
                })}
              </span>
            </div>
          )}
          {value.changes.length === 0 ? (
            <Quiet>{t('plan.sameEffect')}</Quiet>
          ) : (
            <ul className={classes.list} aria-label={t('plan.effect')}>
              {value.changes.map((change, index) => (
                <li key={index}>
                  <StateSign {...newsOf(change, t)} /> {change.text}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Section>
  );
}

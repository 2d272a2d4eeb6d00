import { Link } from '@backstage/core-components';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import Snackbar from '@material-ui/core/Snackbar';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  perfCoveragePlanEditPermission,
  slaLines,
} from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { DiffView } from '../components/DiffView';
import { Disclosure } from '../components/Disclosure';
import { Pane } from '../components/Pane';
import { Quiet } from '../components/Quiet';
import { Snippet } from '../components/Snippet';
import { SlaIntoPlan, useSlaIntoPlan } from '../plan';
import { StateSign } from '../state';
import { useText } from '../translation';
import { NamedRecommendation, slaSnippet, writtenSla } from './recommendations';

const SHOWN_MILLISECONDS = 10_000;

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

/** What is to be committed where the plan is in the repository. */
function LinesPane(props: { putting: SlaIntoPlan }) {
  const t = useText();
  const { lines, forgetLines } = props.putting;
  return (
    <Pane
      open={lines !== undefined}
      wide
      unaddressed
      title={t('plan.linesTitle')}
      onClose={forgetLines}
    >
      {lines && (
        <>
          <Quiet paragraph>
            {lines.texts
              ? t('plan.linesText')
              : t('plan.linesNone', { capability: lines.capability })}
          </Quiet>
          {lines.texts && (
            <DiffView before={lines.texts.before} after={lines.texts.after} />
          )}
          <Snippet title={t('overview.sla')} text={slaLines(lines.sla)} />
          {lines.texts && (
            <Snippet title="perf-coverage.yaml" text={lines.texts.after} />
          )}
        </>
      )}
    </Pane>
  );
}

/** Limits that results suggest where none is agreed; one click puts one into the plan. */
export function Recommendations(props: {
  recommendations: NamedRecommendation[];
}) {
  const classes = useStyles();
  const t = useText();
  const { to, detail, entityRef } = useComponentView();
  const putting = useSlaIntoPlan();
  const { allowed } = usePermission({
    permission: perfCoveragePlanEditPermission,
    resourceRef: entityRef,
  });
  const inRepository = detail.plan.origin === 'repository';
  const { done, error } = putting;
  return (
    <>
      <ul className={classes.list}>
        {props.recommendations.map((item, index) => (
          <li key={index}>
            <Disclosure
              title={t(
                item.under === null
                  ? 'overview.recommendation'
                  : 'overview.recommendationUnder',
                {
                  capability: item.capabilityTitle,
                  stat: item.stat,
                  metric: item.metric,
                  threshold: item.threshold,
                  under: item.under ?? '',
                },
              )}
            >
              <Quiet>
                {item.method}{' '}
                {item.runIds.map((runId, at) => (
                  <span key={runId}>
                    {at > 0 && ', '}
                    <Link to={to('results', runId)}>
                      {t('overview.run', { number: at + 1 })}
                    </Link>
                  </span>
                ))}
              </Quiet>
              <Button
                size="small"
                variant="outlined"
                disabled={putting.busy || (!inRepository && !allowed)}
                title={
                  inRepository || allowed ? undefined : t('plan.forbidden')
                }
                onClick={() => putting.put(item.capability, writtenSla(item))}
              >
                {t(inRepository ? 'plan.showLines' : 'plan.intoPlan')}
              </Button>
              <Snippet
                title={t('overview.forPlan', {
                  capability: item.capabilityTitle,
                  name: item.name,
                })}
                text={slaSnippet(item)}
              />
            </Disclosure>
          </li>
        ))}
      </ul>
      {error && (
        <Typography role="alert" component="div" variant="body2">
          <StateSign
            sign="failing"
            word={t('plan.failed')}
            title={error.message}
          />
          <Quiet>{error.message}</Quiet>
        </Typography>
      )}
      <LinesPane putting={putting} />
      <Snackbar
        open={done !== undefined}
        autoHideDuration={SHOWN_MILLISECONDS}
        onClose={(_event, reason) =>
          reason !== 'clickaway' && putting.forgetDone()
        }
        message={done?.text}
        ContentProps={{ role: 'status' }}
        action={
          done?.undo && (
            <Button size="small" color="inherit" onClick={done.undo}>
              {t('common.undo')}
            </Button>
          )
        }
      />
    </>
  );
}

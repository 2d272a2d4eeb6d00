import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Snackbar from '@material-ui/core/Snackbar';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ComponentPlan } from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import { perfCoverageApiRef, useLoad } from '../api';
import { useComponentView } from '../component/ComponentContext';
import { Quiet } from '../components/Quiet';
import { Trouble } from '../components/Trouble';
import { When } from '../components/Values';
import { Person } from '../components/Person';
import { SourceLink } from '../sources';
import { StateSign } from '../state';
import { Text, useText } from '../translation';
import { HistoryPage } from './HistoryPage';
import { Newcomer } from './Newcomer';
import { PlanEditor } from './PlanEditor';
import { keptText } from './keptText';

const SHOWN_MILLISECONDS = 6_000;

/** What counts where the repository's plan has errors. */
function brokenText({ inForce, repository }: ComponentPlan) {
  if (!repository?.unusable) return 'plan.lastGood';
  return inForce === 'portal' ? 'plan.brokenRepository' : 'plan.brokenAlone';
}

/** Whose plan counts, in a sentence, with the way to it. */
function Standing(props: { plan: ComponentPlan; onHistory: boolean }) {
  const t = useText();
  const { to } = useComponentView();
  const { inForce, repository, kept } = props.plan;
  return (
    <>
      <Typography variant="subtitle1" component="h3">
        {inForce === 'repository' && repository && (
          <>
            {t('plan.inRepository')}:{' '}
            <SourceLink file={repository.file} line={1} />
          </>
        )}
        {inForce === 'portal' && t('plan.inPortal')}
        {inForce === null &&
          t(repository?.unusable ? 'plan.noneInForce' : 'plan.none')}
      </Typography>
      <Quiet paragraph>
        {inForce === 'repository' && t('plan.inRepositoryText')}{' '}
        {inForce === 'repository' && kept?.text && t('plan.waits')}{' '}
        {inForce === 'portal' &&
          kept &&
          t('plan.inPortalText', {
            revision: kept.revision,
            when: <When at={kept.at} otherwise={t('common.notKnown')} />,
            by: (
              <Person name={kept.by} otherwise={t('common.notKnown')} plain />
            ),
            reason: kept.reason,
          })}{' '}
        {kept && (
          <Link
            to={props.onHistory ? to('plan') : to('plan', 'history')}
            underline="always"
          >
            {t(props.onHistory ? 'plan.editor' : 'plan.history')}
          </Link>
        )}
      </Quiet>
      {repository && (repository.lastGood || repository.unusable) && (
        <Quiet paragraph>
          <StateSign sign="failing" word={t(brokenText(props.plan))} />
        </Quiet>
      )}
    </>
  );
}

function newsOf(plan: ComponentPlan, t: Text): string {
  const revision = plan.revision;
  if (!plan.kept?.text) return t('plan.removed');
  return plan.kept.kind === 'restored'
    ? t('plan.restored', { revision: plan.kept.restored ?? revision })
    : t('plan.saved', { revision });
}

/** The plan of a component: to see, to change in the portal, and to go back. */
export function PlanPage(props: { items: string[] }) {
  const t = useText();
  const { entityRef, reload: reloadAll } = useComponentView();
  const api = useApi(perfCoverageApiRef);
  const { value, error, reload } = useLoad(entityRef, () =>
    api.getPlan(entityRef),
  );
  // What was saved is known at once, without asking again.
  const [saved, setSaved] = useState<ComponentPlan>();
  const [news, setNews] = useState<string>();
  const [begun, setBegun] = useState<string>();
  const plan = saved ?? value;
  const onKept = (kept: ComponentPlan) => {
    setSaved(kept);
    setBegun(undefined);
    setNews(newsOf(kept, t));
    reloadAll();
  };
  const onHistory = props.items[0] === 'history';
  const text = plan && (plan.kept?.text ?? plan.repository?.text ?? null);
  const start = begun ?? text ?? (plan && keptText(entityRef));
  return (
    <>
      {error && !plan && (
        <Trouble error={error} what={t('plan.what')} onRetry={reload} />
      )}
      {!plan && !error && (
        <div aria-busy="true">
          <Skeleton variant="text" width="min(100%, 420px)" height={32} />
          <Skeleton variant="rect" height={360} />
        </div>
      )}
      {plan && (start || onHistory) && (
        <Standing plan={plan} onHistory={onHistory} />
      )}
      {plan && onHistory && (
        <HistoryPage plan={plan} revision={props.items[1]} onKept={onKept} />
      )}
      {plan && !onHistory && !start && (
        <Newcomer entityRef={entityRef} onKept={onKept} onEdit={setBegun} />
      )}
      {plan && !onHistory && start && (
        <PlanEditor
          key={`${plan.revision} ${begun ?? ''}`}
          entityRef={entityRef}
          plan={plan}
          start={start}
          onKept={onKept}
        />
      )}
      <Snackbar
        open={news !== undefined}
        autoHideDuration={SHOWN_MILLISECONDS}
        onClose={(_event, reason) =>
          reason !== 'clickaway' && setNews(undefined)
        }
        message={news}
        ContentProps={{ role: 'status' }}
      />
    </>
  );
}

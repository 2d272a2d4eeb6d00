import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  ComponentPlan,
  KeptPlanRevision,
  perfCoveragePlanEditPermission,
} from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import { perfCoverageApiRef, useLoad } from '../api';
import { useComponentView } from '../component/ComponentContext';
import { Column, DataTable } from '../components/DataTable';
import { DiffView } from '../components/DiffView';
import { Person } from '../components/Person';
import { Quiet } from '../components/Quiet';
import { Section } from '../components/Section';
import { Snippet } from '../components/Snippet';
import { Trouble } from '../components/Trouble';
import { When } from '../components/Values';
import { Text, useText } from '../translation';
import { ConflictDialog } from './ConflictDialog';
import { ReasonDialog } from './ReasonDialog';
import { useKeepPlan } from './useKeepPlan';

function wordOf({ kind, restored }: KeptPlanRevision, t: Text): string {
  return t(`plan.kind-${kind}`, { revision: restored ?? '' });
}

/** Who changed the portal's plan, when and why; each revision opens. */
function Revisions(props: { plan: ComponentPlan }) {
  const t = useText();
  const { entityRef, to } = useComponentView();
  const api = useApi(perfCoverageApiRef);
  const { plan } = props;
  const { value, error, reload } = useLoad(
    `${entityRef} ${plan.revision}`,
    () => api.getPlanHistory(entityRef),
  );
  const columns: Column<KeptPlanRevision>[] = [
    {
      name: t('plan.revision'),
      names: true,
      cell: row => (
        <Link
          to={to('plan', 'history', String(row.revision))}
          aria-label={t('plan.open', { revision: row.revision })}
        >
          {row.revision}
        </Link>
      ),
    },
    {
      name: t('plan.kind'),
      cell: row =>
        `${wordOf(row, t)}${
          plan.inForce === 'portal' && row.revision === plan.revision
            ? ` (${t('plan.now')})`
            : ''
        }`,
    },
    {
      name: t('plan.when'),
      cell: row => <When at={row.at} otherwise={t('common.notKnown')} />,
    },
    {
      name: t('plan.who'),
      cell: row => <Person name={row.by} otherwise={t('common.notKnown')} />,
    },
    { name: t('plan.why'), cell: row => row.reason },
  ];
  return (
    <Section title={t('plan.history')}>
      {error && (
        <Trouble error={error} what={t('plan.historyWhat')} onRetry={reload} />
      )}
      {value?.revisions.length === 0 && <Quiet>{t('plan.noHistory')}</Quiet>}
      {(!value || value.revisions.length > 0) && !error && (
        <DataTable
          label={t('plan.history')}
          columns={columns}
          rows={value?.revisions ?? []}
          keyOf={row => String(row.revision)}
          awaited={value ? 0 : 3}
        />
      )}
    </Section>
  );
}

/** One revision: its text, what changed since, and the way back to it. */
function Revision(props: {
  plan: ComponentPlan;
  revision: number;
  onKept(plan: ComponentPlan): void;
}) {
  const t = useText();
  const { entityRef } = useComponentView();
  const api = useApi(perfCoverageApiRef);
  const [asking, setAsking] = useState(false);
  const { plan, revision } = props;
  const { value, error, reload } = useLoad(`${entityRef} ${revision}`, () =>
    api.getKeptPlan(entityRef, revision),
  );
  const { allowed } = usePermission({
    permission: perfCoveragePlanEditPermission,
    resourceRef: entityRef,
  });
  const keeping = useKeepPlan(entityRef, props.onKept);
  if (error) {
    return (
      <Trouble error={error} what={t('plan.historyWhat')} onRetry={reload} />
    );
  }
  if (!value) return <Skeleton variant="rect" height={220} aria-busy="true" />;
  const now = plan.kept?.text ?? '';
  return (
    <Section title={t('plan.revisionTitle', { revision })}>
      <Quiet paragraph>
        {wordOf(value, t)} ·{' '}
        <Person name={value.by} otherwise={t('common.notKnown')} /> ·{' '}
        <When at={value.at} otherwise={t('common.notKnown')} /> · {value.reason}
      </Quiet>
      {value.revision !== plan.revision && (
        <>
          <Button
            size="small"
            variant="outlined"
            disabled={!allowed}
            title={allowed ? undefined : t('plan.forbidden')}
            onClick={() => setAsking(true)}
          >
            {t('plan.goBack')}
          </Button>
          <Quiet>{t('plan.sinceThen')}</Quiet>
          <DiffView before={value.text ?? ''} after={now} />
        </>
      )}
      {value.text !== null && (
        <Snippet title="perf-coverage.yaml" text={value.text} />
      )}
      {asking && !keeping.standing && (
        <ReasonDialog
          title={t('plan.goBackTitle', { revision })}
          busy={keeping.busy}
          error={keeping.error}
          onClose={() => {
            setAsking(false);
            keeping.forget();
          }}
          onStore={reason => keeping.restore(value, reason, plan.revision)}
        >
          <DiffView before={now} after={value.text ?? ''} />
        </ReasonDialog>
      )}
      {keeping.standing && (
        <ConflictDialog
          standing={keeping.standing}
          keeping={keeping}
          onTakeTheirs={() => {
            keeping.forget();
            setAsking(false);
            api.getPlan(entityRef).then(props.onKept, () => reload());
          }}
        />
      )}
    </Section>
  );
}

/** The history of the portal's plan, or one revision of it. */
export function HistoryPage(props: {
  plan: ComponentPlan;
  revision: string | undefined;
  onKept(plan: ComponentPlan): void;
}) {
  const asked = Number(props.revision);
  return Number.isSafeInteger(asked) && asked > 0 ? (
    <Revision
      key={`${asked} ${props.plan.revision}`}
      plan={props.plan}
      revision={asked}
      onKept={props.onKept}
    />
  ) : (
    <Revisions plan={props.plan} />
  );
}

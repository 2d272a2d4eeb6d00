import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  ComponentPlan,
  emptyPlan,
  perfCoveragePlanEditPermission,
} from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import { perfCoverageApiRef, useLoad } from '../api';
import { ButtonRow } from '../components/ButtonRow';
import { Invitation } from '../components/Invitation';
import { Snippet } from '../components/Snippet';
import { Trouble } from '../components/Trouble';
import { useText } from '../translation';
import { ConflictDialog } from './ConflictDialog';
import { Effect } from './Effect';
import { ReasonDialog } from './ReasonDialog';
import { useKeepPlan } from './useKeepPlan';

/** A first plan for a component without one: to copy, to keep here, or to edit first. */
export function Newcomer(props: {
  entityRef: string;
  onKept(plan: ComponentPlan): void;
  /** Leads to the editor with this text; absent where there is none. */
  onEdit?(text: string): void;
}) {
  const t = useText();
  const { entityRef, onKept, onEdit } = props;
  const api = useApi(perfCoverageApiRef);
  const [asking, setAsking] = useState(false);
  const { value, error, reload } = useLoad(entityRef, async () => {
    // The portal may have kept one before: its revisions go on.
    const [{ text }, { revision }] = await Promise.all([
      api.draftPlan(entityRef),
      api.getPlan(entityRef),
    ]);
    return { text, revision };
  });
  const { allowed } = usePermission({
    permission: perfCoveragePlanEditPermission,
    resourceRef: entityRef,
  });
  const keeping = useKeepPlan(entityRef, onKept);
  return (
    <Invitation title={t('plan.none')} text={t('plan.noneText')}>
      {error && (
        <Trouble error={error} what={t('plan.draftWhat')} onRetry={reload} />
      )}
      {!value && !error && (
        <Skeleton variant="rect" height={220} aria-busy="true" />
      )}
      {value && (
        <>
          <Snippet title="perf-coverage.yaml" text={value.text} />
          <ButtonRow label={t('plan.none')}>
            <Button
              size="small"
              variant="contained"
              color="primary"
              disabled={!allowed}
              title={allowed ? undefined : t('plan.forbidden')}
              onClick={() => setAsking(true)}
            >
              {t('plan.keep')}
            </Button>
            {onEdit && (
              <>
                <Button size="small" onClick={() => onEdit(value.text)}>
                  {t('plan.editFirst')}
                </Button>
                <Button size="small" onClick={() => onEdit(emptyPlan)}>
                  {t('plan.empty')}
                </Button>
              </>
            )}
          </ButtonRow>
          {onEdit && <Effect entityRef={entityRef} text={value.text} />}
        </>
      )}
      {value && asking && !keeping.standing && (
        <ReasonDialog
          title={t('plan.keep')}
          busy={keeping.busy}
          error={keeping.error}
          onClose={() => {
            setAsking(false);
            keeping.forget();
          }}
          onStore={reason => keeping.keep(value.text, reason, value.revision)}
        />
      )}
      {keeping.standing && (
        <ConflictDialog
          standing={keeping.standing}
          keeping={keeping}
          onTakeTheirs={() => {
            keeping.forget();
            setAsking(false);
            api.getPlan(entityRef).then(onKept, () => reload());
          }}
        />
      )}
    </Invitation>
  );
}

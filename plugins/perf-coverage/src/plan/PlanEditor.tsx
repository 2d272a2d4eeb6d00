import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  ComponentPlan,
  perfCoveragePlanEditPermission,
} from 'backstage-plugin-perf-coverage-common';
import { useEffect, useRef, useState } from 'react';
import useCopyToClipboard from 'react-use/lib/useCopyToClipboard';
import { ButtonRow } from '../components/ButtonRow';
import { DiffView } from '../components/DiffView';
import { Disclosure } from '../components/Disclosure';
import { Quiet } from '../components/Quiet';
import { download } from '../components/csv';
import { StateSign } from '../state';
import { useText } from '../translation';
import { ConflictDialog } from './ConflictDialog';
import { Effect } from './Effect';
import { PlanForm } from './PlanForm';
import { PlanTextProvider } from './PlanTextContext';
import { ReasonDialog } from './ReasonDialog';
import { YamlField } from './YamlField';
import { keepText } from './keptText';
import { useKeepPlan } from './useKeepPlan';
import { usePlanText } from './usePlanText';

const useStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2, 4),
    [theme.breakpoints.up('lg')]: {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    },
  },
}));

/** Form and YAML of a plan side by side, with what a change would do. */
export function PlanEditor(props: {
  entityRef: string;
  plan: ComponentPlan;
  /** What the editing begins with. */
  start: string;
  onKept(plan: ComponentPlan): void;
}) {
  const classes = useStyles();
  const t = useText();
  const { entityRef, plan, start } = props;
  const draft = usePlanText(entityRef, start);
  const [asking, setAsking] = useState<'save' | 'remove'>();
  const [copied, copy] = useCopyToClipboard();
  const permission = usePermission({
    permission: perfCoveragePlanEditPermission,
    resourceRef: entityRef,
  });
  const keeping = useKeepPlan(entityRef, kept => {
    keepText(entityRef, undefined);
    setAsking(undefined);
    props.onKept(kept);
  });
  const isNew = draft.text !== (plan.kept?.text ?? '');
  const maySave = permission.allowed && draft.sound && isNew;
  const inForce =
    plan.inForce === 'repository' ? plan.repository?.text : plan.kept?.text;

  const root = useRef<HTMLDivElement>(null);
  const keys = useRef({ save: () => {}, undo: draft.undo, redo: draft.redo });
  keys.current = {
    save: () => maySave && setAsking('save'),
    undo: draft.undo,
    redo: draft.redo,
  };
  useEffect(() => {
    const element = root.current;
    // Keys that mean the same in all fields; the browser's own undo knows only one of them.
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      const key = event.key.toLocaleLowerCase('en-US');
      if (!['s', 'z', 'y'].includes(key)) return;
      event.preventDefault();
      if (key === 's') keys.current.save();
      else if (key === 'y' || event.shiftKey) keys.current.redo();
      else keys.current.undo();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <PlanTextProvider value={draft}>
      <div ref={root}>
        {!permission.loading && !permission.allowed && (
          <Quiet paragraph role="status">
            {t('plan.forbidden')}
          </Quiet>
        )}
        <ButtonRow label={t('plan.title')}>
          <Button
            variant="contained"
            color="primary"
            size="small"
            disabled={!maySave}
            onClick={() => setAsking('save')}
          >
            {t('plan.save')}
          </Button>
          <Button size="small" disabled={!draft.canUndo} onClick={draft.undo}>
            {t('plan.undo')}
          </Button>
          <Button size="small" disabled={!draft.canRedo} onClick={draft.redo}>
            {t('plan.redo')}
          </Button>
          <Button
            size="small"
            disabled={!draft.changed}
            onClick={draft.discard}
          >
            {t('plan.discard')}
          </Button>
          <Button size="small" onClick={() => copy(draft.text)}>
            {t(copied.value === draft.text ? 'common.copied' : 'common.copy')}
          </Button>
          <Button
            size="small"
            onClick={() =>
              download('perf-coverage.yaml', 'application/yaml', draft.text)
            }
          >
            {t('plan.download')}
          </Button>
          {plan.kept?.text && (
            <Button
              size="small"
              disabled={!permission.allowed}
              onClick={() => setAsking('remove')}
            >
              {t('plan.takeOut')}
            </Button>
          )}
        </ButtonRow>
        {draft.changed && (
          <Quiet role="status" paragraph>
            <StateSign
              sign="partial"
              word={t(draft.recovered ? 'plan.recovered' : 'plan.unsaved')}
            />
          </Quiet>
        )}
        <div className={classes.columns}>
          <section aria-label={t('plan.form')}>
            {!draft.editable && (
              <Quiet paragraph role="status">
                {t('plan.broken')}
              </Quiet>
            )}
            <PlanForm />
          </section>
          <section aria-label={t('plan.yaml')}>
            <YamlField />
            <Effect entityRef={entityRef} text={draft.text} />
            {inForce !== undefined && inForce !== null && (
              <Disclosure title={t('plan.difference')}>
                <DiffView before={inForce} after={draft.text} />
              </Disclosure>
            )}
          </section>
        </div>
        {asking && !keeping.standing && (
          <ReasonDialog
            title={t(
              asking === 'save' ? 'plan.saveTitle' : 'plan.takeOutTitle',
            )}
            busy={keeping.busy}
            error={keeping.error}
            onClose={() => {
              setAsking(undefined);
              keeping.forget();
            }}
            onStore={reason =>
              keeping.keep(
                asking === 'save' ? draft.text : null,
                reason,
                plan.revision,
              )
            }
          >
            {asking === 'save' ? (
              <DiffView before={plan.kept?.text ?? ''} after={draft.text} />
            ) : (
              <Quiet paragraph>{t('plan.takeOutText')}</Quiet>
            )}
          </ReasonDialog>
        )}
        {keeping.standing && (
          <ConflictDialog
            standing={keeping.standing}
            keeping={keeping}
            onTakeTheirs={() => {
              keepText(entityRef, undefined);
              setAsking(undefined);
              keeping.forget();
              props.onKept({
                ...plan,
                kept: keeping.standing?.current ?? null,
                revision: keeping.standing?.current?.revision ?? 0,
              });
            }}
          />
        )}
      </div>
    </PlanTextProvider>
  );
}

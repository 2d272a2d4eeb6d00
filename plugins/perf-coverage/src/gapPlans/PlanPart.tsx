import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  GapDetail,
  perfCoverageGapEditPermission,
} from 'backstage-plugin-perf-coverage-common';
import { FormEvent, useEffect, useRef, useState } from 'react';
import { useComponentView } from '../component/ComponentContext';
import { ChoiceField } from '../components/ChoiceField';
import { Field } from '../components/Field';
import { Person } from '../components/Person';
import { Quiet } from '../components/Quiet';
import { When } from '../components/Values';
import { formatDay, formatHours, formatNumber } from '../components/format';
import { useNameOf } from '../components/useNameOf';
import { useCandidates } from '../roadmap/useCandidates';
import { useText } from '../translation';
import { isPlannedHere, resetWish, settingsOf } from './changes';
import { PlanningTrouble } from './PlanningTrouble';
import { MOST_HOURS, PlanForm, formOf, planProblem, wishOf } from './planForm';
import type { GapPlanning } from './usePlanGaps';

const useStyles = makeStyles(theme => ({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(176px, 1fr))',
    gap: theme.spacing(2),
    // The labels stand on the fields' upper edge.
    margin: theme.spacing(2, 0),
  },
  whole: { gridColumn: '1 / -1' },
}));

/** What was set here, by whom, and what the plan file says instead. */
function Standing(props: { gap: GapDetail }) {
  const t = useText();
  const { planning, unplanned } = props.gap;
  if (!planning || Object.keys(settingsOf(planning)).length === 0) {
    return <Quiet>{t('gapPlans.nothingSet')}</Quiet>;
  }
  const facts = [
    planning.start && t('gapPlans.from', { day: formatDay(planning.start) }),
    planning.due && t('planning.dueOn', { day: formatDay(planning.due) }),
    planning.spentHours !== undefined &&
      planning.spentHours !== null &&
      t('gapPlans.spent', { hours: formatNumber(planning.spentHours, 1) }),
    planning.notes,
  ].filter(Boolean);
  return (
    <>
      {facts.length > 0 && <div>{facts.join(' · ')}</div>}
      <Quiet>
        {t('gapPlans.setBy')} <Person name={planning.by} otherwise="" />{' '}
        <When at={planning.at} otherwise={t('common.notKnown')} />
        {unplanned?.estimate &&
          ` · ${t('gapPlans.without', {
            hours: formatHours(unplanned.estimate),
            source: t(`gaps.estimate-${unplanned.estimate.source}`),
          })}`}
      </Quiet>
    </>
  );
}

function Fields(props: {
  gap: GapDetail;
  phases: readonly { name: string; title: string }[];
  busy: boolean;
  onSave(form: PlanForm): void;
  onClose(): void;
}) {
  const classes = useStyles();
  const t = useText();
  const { entityRef } = useComponentView();
  const candidates = useCandidates(entityRef);
  const nameOf = useNameOf();
  const [form, setForm] = useState(() => formOf(props.gap));
  const set = (change: Partial<PlanForm>) =>
    setForm(before => ({ ...before, ...change }));
  const problem = planProblem(form);
  const today = new Date().toISOString().slice(0, 10);
  const people = [
    ...new Set([
      ...candidates,
      ...[props.gap.assignee, props.gap.ownerRef].flatMap(ref => ref ?? []),
    ]),
  ];
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!problem && !props.busy) props.onSave(form);
  };
  return (
    <form onSubmit={save} noValidate aria-label={t('gapPlans.title')}>
      <div className={classes.fields}>
        <ChoiceField
          label={t('gaps.assignee')}
          value={form.assignee}
          options={[
            { value: '', label: t('planning.none') },
            ...people.map(ref => ({ value: ref, label: nameOf(ref) })),
          ]}
          onChange={assignee => set({ assignee })}
        />
        <ChoiceField
          label={t('gaps.phase')}
          value={form.phase}
          options={[
            { value: '', label: t('planning.none') },
            ...props.phases.map(({ name, title }) => ({
              value: name,
              label: title,
            })),
          ]}
          onChange={phase => set({ phase })}
        />
        <Field
          size="small"
          label={t('planning.estimate')}
          placeholder="15-20h"
          value={form.estimate}
          error={problem?.field === 'estimate'}
          helperText={
            problem?.field === 'estimate'
              ? problem.why
              : t('gapPlans.estimateHelp')
          }
          InputLabelProps={{ shrink: true }}
          onChange={event => set({ estimate: event.target.value })}
        />
        <Field
          size="small"
          type="date"
          label={t('gapPlans.start')}
          value={form.start}
          InputLabelProps={{ shrink: true }}
          onChange={event => set({ start: event.target.value })}
        />
        <Field
          size="small"
          type="date"
          label={t('planning.due')}
          value={form.due}
          error={problem?.field === 'due'}
          helperText={
            problem?.field === 'due'
              ? t('gapPlans.dueWrong')
              : form.due && form.due < today && t('gapPlans.duePast')
          }
          InputLabelProps={{ shrink: true }}
          onChange={event => set({ due: event.target.value })}
        />
        <Field
          size="small"
          type="number"
          label={t('gapPlans.spentHours')}
          value={form.spentHours}
          error={problem?.field === 'spentHours'}
          helperText={t(
            problem?.field === 'spentHours'
              ? 'gapPlans.spentWrong'
              : 'gapPlans.spentHelp',
            { most: formatNumber(MOST_HOURS) },
          )}
          InputLabelProps={{ shrink: true }}
          onChange={event => set({ spentHours: event.target.value })}
        />
        <Field
          className={classes.whole}
          size="small"
          label={t('gapPlans.notes')}
          value={form.notes}
          multiline
          inputProps={{ maxLength: 2000 }}
          InputLabelProps={{ shrink: true }}
          onChange={event => set({ notes: event.target.value })}
        />
      </div>
      <Button
        type="submit"
        variant="contained"
        color="primary"
        size="small"
        disabled={problem !== null || props.busy}
      >
        {t('gapPlans.save')}
      </Button>{' '}
      <Button size="small" onClick={props.onClose}>
        {t('common.cancel')}
      </Button>
    </form>
  );
}

/** Who closes a gap, when, and with how much work; and a way to say otherwise. */
export function PlanPart(props: { gap: GapDetail; planning: GapPlanning }) {
  const t = useText();
  const { entityRef, detail, reload } = useComponentView();
  const [editing, setEditing] = useState(false);
  const permission = usePermission({
    permission: perfCoverageGapEditPermission,
    resourceRef: entityRef,
  });
  const { gap, planning } = props;
  const change = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    // The button that was pressed leaves with the fields.
    if (wasEditing.current && !editing) change.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  if (gap.status === 'closed') return <Standing gap={gap} />;
  const save = async (form: PlanForm) => {
    if (await planning.plan([gap], wishOf(form, gap))) setEditing(false);
  };
  const reset = async () => {
    // The button leaves with what it takes back.
    change.current?.focus();
    if (planning.busy === undefined) await planning.plan([gap], resetWish);
  };
  const hindered = !permission.loading && !permission.allowed;
  return (
    <>
      <Standing gap={gap} />
      {editing && (
        <Fields
          key={gap.planning?.revision ?? 0}
          gap={gap}
          phases={detail.roadmap?.phases ?? []}
          busy={planning.busy !== undefined}
          onSave={save}
          onClose={() => setEditing(false)}
        />
      )}
      {/* Only hidden: a button that is just being drawn can't take the keyboard's focus yet. */}
      <p hidden={editing}>
        <Button
          ref={change}
          size="small"
          variant="outlined"
          disabled={permission.loading || hindered}
          onClick={() => setEditing(true)}
        >
          {t('gapPlans.change')}
        </Button>
        {isPlannedHere(gap.planning) && (
          <>
            {' '}
            <Button
              size="small"
              title={t('gapPlans.resetHelp')}
              disabled={permission.loading || hindered}
              onClick={reset}
            >
              {t('gapPlans.reset')}
            </Button>
          </>
        )}
      </p>
      {hindered && <Quiet role="status">{t('planning.mayNotHelp')}</Quiet>}
      <PlanningTrouble
        error={planning.error}
        conflicts={planning.conflicts}
        titleOf={() => gap.title}
        onReload={() => {
          planning.forget();
          setEditing(false);
          reload();
        }}
      />
    </>
  );
}

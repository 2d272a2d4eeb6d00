import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import {
  RoadmapPhase,
  WorkItem,
  priorities,
} from 'backstage-plugin-perf-coverage-common';
import { FormEvent, useId, useState } from 'react';
import { perfCoverageApiRef } from '../api';
import { ChoiceField } from '../components/ChoiceField';
import { Field } from '../components/Field';
import { NotStored } from '../components/NotStored';
import { useNameOf } from '../components/useNameOf';
import { useText } from '../translation';
import { UNPHASED } from './places';
import { WorkForm, formOfWork, workFrom, workProblem } from './workForm';

const useStyles = makeStyles(theme => ({
  fields: {
    display: 'grid',
    gap: theme.spacing(2),
    padding: theme.spacing(1, 0),
  },
}));

/** One piece of work that closes no gap, new or as it stands. */
export function WorkItemDialog(props: {
  item: WorkItem | undefined;
  scope: string;
  phases: readonly RoadmapPhase[];
  people: readonly string[];
  onStored(): void;
  onClose(): void;
}) {
  const classes = useStyles();
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const titleId = useId();
  const { item } = props;
  const [form, setForm] = useState(() => formOfWork(item));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const problem = workProblem(form);
  const set = (change: Partial<WorkForm>) =>
    setForm(before => ({ ...before, ...change }));

  const store = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem || busy) return;
    setBusy(true);
    setError(undefined);
    try {
      const work = workFrom(form, item);
      await (item
        ? api.updateWorkItem(item.id, { ...work, revision: item.revision })
        : api.addWorkItem({ ...work, scope: props.scope }));
      props.onStored();
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)));
      setBusy(false);
    }
  };

  const nameOf = useNameOf();
  const none = { value: '', label: t('planning.none') };
  return (
    <Dialog
      open
      onClose={props.onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby={titleId}
    >
      <form onSubmit={store} noValidate>
        <DialogTitle id={titleId}>
          {item ? t('work.editTitle') : t('work.addTitle')}
        </DialogTitle>
        <DialogContent>
          <div className={classes.fields}>
            <Field
              size="small"
              label={t('work.what')}
              value={form.title}
              required
              error={tried && problem?.field === 'title'}
              helperText={
                tried && problem?.field === 'title'
                  ? t('work.whatNeeded')
                  : undefined
              }
              inputProps={{ maxLength: 200 }}
              onChange={event => set({ title: event.target.value })}
            />
            <Field
              size="small"
              label={t('planning.estimate')}
              value={form.estimate}
              placeholder="15-20h"
              error={problem?.field === 'estimate'}
              helperText={
                problem?.field === 'estimate'
                  ? problem.why
                  : t('gapPlans.estimateHelp')
              }
              InputLabelProps={{ shrink: true }}
              onChange={event => set({ estimate: event.target.value })}
            />
            <ChoiceField
              label={t('roadmap.priority')}
              value={form.priority}
              options={priorities.map(name => ({
                value: name,
                label: t(`state.priority-${name}`),
              }))}
              onChange={value =>
                set({
                  priority:
                    priorities.find(name => name === value) ?? 'moderate',
                })
              }
            />
            <ChoiceField
              label={t('roadmap.phase')}
              value={form.phase}
              options={[
                none,
                ...props.phases
                  .filter(phase => phase.name !== UNPHASED)
                  .map(({ name, title }) => ({ value: name, label: title })),
              ]}
              onChange={phase => set({ phase })}
            />
            <ChoiceField
              label={t('planning.assignTo')}
              value={form.assignee}
              options={[
                none,
                ...props.people.map(ref => ({
                  value: ref,
                  label: nameOf(ref),
                })),
              ]}
              onChange={assignee => set({ assignee })}
            />
            <Field
              size="small"
              type="date"
              label={t('planning.due')}
              value={form.due}
              InputLabelProps={{ shrink: true }}
              onChange={event => set({ due: event.target.value })}
            />
            <Field
              size="small"
              label={t('gapPlans.notes')}
              value={form.notes}
              multiline
              inputProps={{ maxLength: 2000 }}
              onChange={event => set({ notes: event.target.value })}
            />
          </div>
          {error && <NotStored error={error} overtaken={t('work.overtaken')} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={busy}
          >
            {t('gapPlans.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

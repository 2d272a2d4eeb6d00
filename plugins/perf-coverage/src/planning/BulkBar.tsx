import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { FormEvent, ReactNode, useState } from 'react';
import { ChoiceField } from '../components/ChoiceField';
import { Field } from '../components/Field';
import { useNameOf } from '../components/useNameOf';
import { useText } from '../translation';
import { Wish, estimateProblem } from '../gapPlans';

const KEEP = '';
const NONE = '–';
const OTHER = '+';

const useStyles = makeStyles(theme => ({
  root: {
    position: 'sticky',
    bottom: 0,
    zIndex: 2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
    padding: theme.spacing(1.5, 0),
    marginTop: theme.spacing(1),
    background: theme.palette.background.default,
    borderTop: `1px solid ${theme.palette.divider}`,
    '@media print': { display: 'none' },
  },
  // As high as the fields beside it, which a message makes higher.
  count: { fontWeight: 600, lineHeight: '40px', minWidth: 96 },
  field: { width: 176 },
}));

/**
 * Sets person, phase and estimate of all that is selected. Below the rows and
 * held at the window's edge: above them it would push the row away that the
 * reader is about to select next.
 */
export function BulkBar(props: {
  count: number;
  people: readonly string[];
  phases: readonly { name: string; title: string }[];
  busy: { done: number; of: number } | undefined;
  onApply(wish: Wish): void;
  onClear(): void;
  children?: ReactNode;
}) {
  const classes = useStyles();
  const t = useText();
  const nameOf = useNameOf();
  const [assignee, setAssignee] = useState(KEEP);
  const [phase, setPhase] = useState(KEEP);
  const [newPhase, setNewPhase] = useState('');
  const [estimate, setEstimate] = useState('');
  const [due, setDue] = useState('');
  const problem = estimateProblem(estimate);
  const chosenPhase = phase === OTHER ? newPhase.trim() : phase;
  const wish: Wish = {
    ...(assignee === KEEP
      ? {}
      : { assignee: assignee === NONE ? null : assignee }),
    ...(chosenPhase === KEEP
      ? {}
      : { phase: chosenPhase === NONE ? null : chosenPhase }),
    ...(estimate.trim() === '' || problem ? {} : { estimate: estimate.trim() }),
    ...(due === '' ? {} : { due }),
  };
  const empty = Object.keys(wish).length === 0;
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (!empty && !problem && !props.busy) props.onApply(wish);
  };
  const common = [
    { value: KEEP, label: t('planning.leave') },
    { value: NONE, label: t('planning.none') },
  ];
  return (
    <form
      className={classes.root}
      onSubmit={apply}
      aria-label={t('planning.bulk')}
    >
      <span className={classes.count} role="status">
        {props.busy
          ? t('planning.storing', {
              done: String(props.busy.done),
              of: String(props.busy.of),
            })
          : t('planning.selected', { count: props.count })}
      </span>
      <ChoiceField
        className={classes.field}
        label={t('planning.assignTo')}
        value={assignee}
        options={[
          ...common,
          ...props.people.map(ref => ({ value: ref, label: nameOf(ref) })),
        ]}
        onChange={setAssignee}
      />
      <ChoiceField
        className={classes.field}
        label={t('gaps.phase')}
        value={phase}
        options={[
          ...common,
          ...props.phases.map(({ name, title }) => ({
            value: name,
            label: title,
          })),
          { value: OTHER, label: t('planning.otherPhase') },
        ]}
        onChange={setPhase}
      />
      {phase === OTHER && (
        <Field
          className={classes.field}
          size="small"
          label={t('planning.newPhase')}
          value={newPhase}
          onChange={event => setNewPhase(event.target.value)}
        />
      )}
      <Field
        className={classes.field}
        size="small"
        label={t('planning.estimate')}
        placeholder="15-20h"
        value={estimate}
        error={problem !== null}
        helperText={problem}
        InputLabelProps={{ shrink: true }}
        onChange={event => setEstimate(event.target.value)}
      />
      <Field
        className={classes.field}
        size="small"
        type="date"
        label={t('planning.due')}
        value={due}
        InputLabelProps={{ shrink: true }}
        onChange={event => setDue(event.target.value)}
      />
      <Button
        type="submit"
        variant="contained"
        color="primary"
        // While it is stored only said to be: a disabled button loses the focus.
        aria-disabled={props.busy !== undefined}
        disabled={empty || problem !== null}
      >
        {t('planning.apply')}
      </Button>
      {props.children}
      <Button onClick={props.onClear}>{t('planning.clearSelection')}</Button>
    </form>
  );
}

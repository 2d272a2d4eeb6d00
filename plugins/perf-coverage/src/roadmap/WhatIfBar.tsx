import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  RoadmapSettings,
  estimateFactors,
} from 'backstage-plugin-perf-coverage-common';
import { useEffect, useRef, useState } from 'react';
import useDebounce from 'react-use/lib/useDebounce';
import { ChoiceField } from '../components/ChoiceField';
import { Field } from '../components/Field';
import { useText } from '../translation';
import { AcceptDialog } from './AcceptDialog';
import { HistoryFactor } from './HistoryFactor';
import { PhasesDialog } from './PhasesDialog';
import { WhatIfEffect } from './WhatIfEffect';
import { choiceOf, choices, onlyOf } from './onlyWork';
import { phasesOf, withPhases } from './places';
import { namedFirst } from './turns';
import type { RoadmapState } from './useRoadmapPlan';

const useStyles = makeStyles(theme => ({
  root: {
    margin: theme.spacing(0, 0, 2),
    padding: theme.spacing(1.5, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    borderBottom: `1px solid ${theme.palette.divider}`,
    '@media print': { display: 'none' },
  },
  fields: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
  },
  number: { width: 112 },
  date: { width: 168 },
  choice: { width: 176 },
}));

type NumberKey = 'engineers' | 'hoursPerWeek' | 'estimateFactor';

/** A number that is planned with when the typing rests; empty takes what there is. */
function NumberField(props: {
  label: string;
  value: number | undefined;
  otherwise: number | undefined;
  least?: number;
  most: number;
  onChange(value: number | undefined): void;
}) {
  const classes = useStyles();
  const [text, setText] = useState(props.value?.toString() ?? '');
  const { value } = props;
  useEffect(() => setText(value?.toString() ?? ''), [value]);
  const number = Number(text);
  const fits =
    text.trim() === '' ||
    (Number.isFinite(number) &&
      number > 0 &&
      number >= (props.least ?? 0) &&
      number <= props.most);
  useDebounce(
    () => {
      const next = text.trim() === '' ? undefined : number;
      if (fits && next !== value) props.onChange(next);
    },
    300,
    [text],
  );
  return (
    <Field
      className={classes.number}
      size="small"
      type="number"
      label={props.label}
      value={text}
      error={!fits}
      placeholder={props.otherwise?.toString()}
      InputLabelProps={{ shrink: true }}
      inputProps={{ min: props.least ?? 0, max: props.most, step: 'any' }}
      onChange={event => setText(event.target.value)}
    />
  );
}

/** What if: people, hours, start, scope, order and phases; then accept or drop. */
export function WhatIfBar(props: { state: RoadmapState }) {
  const classes = useStyles();
  const t = useText();
  const [accepting, setAccepting] = useState(false);
  const [phasing, setPhasing] = useState(false);
  const { state } = props;
  const { plan, settings, draft } = state;
  const root = useRef<HTMLElement>(null);
  const accepted = useRef(false);
  const version = plan?.accepted?.number;
  useEffect(() => {
    // An accepted plan has nothing to accept: the button that had the focus is gone.
    if (accepted.current && root.current && !accepting && !draft) {
      if (document.activeElement === document.body) root.current.focus();
    }
  }, [accepting, draft, version]);
  if (!plan) return null;
  const set = (change: Partial<RoadmapSettings>) => {
    const next = new Map<string, unknown>(
      Object.entries({ ...settings, ...change }),
    );
    for (const [key, value] of next) {
      if (value === undefined) next.delete(key);
    }
    state.change(Object.fromEntries(next) as RoadmapSettings);
  };
  const numberField = (
    key: NumberKey,
    label: string,
    otherwise: number,
    most: number,
    least?: number,
  ) => (
    <NumberField
      label={label}
      value={settings[key]}
      otherwise={otherwise}
      least={least}
      most={most}
      onChange={value => set({ [key]: value })}
    />
  );
  const order =
    settings.order === undefined || typeof settings.order === 'string'
      ? settings.order ?? 'priority'
      : 'named';
  return (
    <section
      ref={root}
      tabIndex={-1}
      className={classes.root}
      aria-label={t('roadmap.whatIf')}
    >
      <div className={classes.fields}>
        {numberField(
          'engineers',
          t('roadmap.engineers'),
          plan.roadmap.team.engineers,
          500,
        )}
        {numberField(
          'hoursPerWeek',
          t('roadmap.hoursPerWeek'),
          plan.roadmap.team.hoursPerWeek,
          80,
        )}
        {numberField(
          'estimateFactor',
          t('roadmap.estimateFactor'),
          1,
          estimateFactors.most,
          estimateFactors.least,
        )}
        <Field
          className={classes.date}
          size="small"
          type="date"
          label={t('roadmap.start')}
          value={settings.start ?? ''}
          InputLabelProps={{ shrink: true }}
          onChange={event => set({ start: event.target.value || undefined })}
        />
        <ChoiceField
          className={classes.choice}
          label={t('roadmap.scope')}
          value={choiceOf(settings.only, plan.roadmap)}
          options={choices(t, plan.roadmap)}
          onChange={value => set({ only: onlyOf(value) })}
        />
        <ChoiceField
          className={classes.choice}
          label={t('roadmap.order')}
          value={order}
          options={[
            { value: 'priority', label: t('roadmap.orderPriority') },
            { value: 'shortest', label: t('roadmap.orderShortest') },
            ...(order === 'named'
              ? [
                  {
                    value: 'named',
                    label: t('roadmap.orderNamed', {
                      count: namedFirst(settings).length,
                    }),
                  },
                ]
              : []),
          ]}
          onChange={value =>
            set({ order: value === 'shortest' ? 'shortest' : undefined })
          }
        />
        {plan.editable && (
          <Button
            variant="outlined"
            size="small"
            onClick={() => setPhasing(true)}
          >
            {t('roadmap.editPhases')}
          </Button>
        )}
        <Button size="small" disabled={!state.canUndo} onClick={state.undo}>
          {t('roadmap.undo')}
        </Button>
        <Button size="small" disabled={!draft} onClick={state.drop}>
          {t('roadmap.drop')}
        </Button>
        {plan.editable && (draft || !plan.accepted) && (
          <Button
            size="small"
            variant="contained"
            color="primary"
            disabled={state.planning || state.error !== undefined}
            onClick={() => {
              accepted.current = false;
              setAccepting(true);
            }}
          >
            {t('roadmap.accept')}
          </Button>
        )}
      </div>
      {plan.calibration && (
        <HistoryFactor
          calibration={plan.calibration}
          planned={settings.estimateFactor}
          onPlan={estimateFactor => set({ estimateFactor })}
        />
      )}
      <WhatIfEffect state={state} />
      {phasing && (
        <PhasesDialog
          phases={settings.phases ?? phasesOf(plan.roadmap)}
          onDone={phases => {
            setPhasing(false);
            state.change(withPhases(settings, plan.roadmap, phases));
          }}
          onClose={() => setPhasing(false)}
        />
      )}
      {accepting && (
        <AcceptDialog
          acceptance={{
            scope: plan.scope,
            seen: plan.accepted?.number ?? 0,
            settings,
          }}
          title={t('roadmap.acceptTitle')}
          onAccepted={() => {
            setAccepting(false);
            accepted.current = true;
            state.accepted();
          }}
          onClose={() => setAccepting(false)}
        />
      )}
    </section>
  );
}

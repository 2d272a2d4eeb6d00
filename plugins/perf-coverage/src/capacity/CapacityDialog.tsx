import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import type { CapacityEntry } from 'backstage-plugin-perf-coverage-common';
import { ChangeEvent, FormEvent, useId, useState } from 'react';
import { perfCoverageApiRef } from '../api';
import { Field } from '../components/Field';
import { Quiet } from '../components/Quiet';
import { NotStored } from '../components/NotStored';
import { StateSign } from '../state';
import { useText } from '../translation';
import { AbsenceFields } from './AbsenceFields';
import {
  MOST_CALENDAR_BYTES,
  capacityProblems,
  formOf,
  settingsFrom,
} from './capacityForm';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const useStyles = makeStyles(theme => ({
  row: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2) },
  days: {
    border: 0,
    margin: theme.spacing(2, 0),
    padding: 0,
    '& label': { marginRight: theme.spacing(2) },
    '& legend': { fontWeight: 600 },
  },
}));

/** Hours, share, days and days off of one person or team. */
export function CapacityDialog(props: {
  entry: CapacityEntry;
  onStored(): void;
  onReload(): void;
  onClose(): void;
}) {
  const classes = useStyles();
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const titleId = useId();
  const { entry } = props;
  const [form, setForm] = useState(() => formOf(entry));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const [unread, setUnread] = useState<string[]>();
  const [tooLarge, setTooLarge] = useState(false);
  const problems = capacityProblems(form);
  const set = (change: Partial<typeof form>) =>
    setForm(before => ({ ...before, ...change }));

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    setTooLarge(false);
    if (!file) {
      set({ calendar: null });
      return;
    }
    if (file.size > MOST_CALENDAR_BYTES) {
      setTooLarge(true);
      set({ calendar: null });
      return;
    }
    set({ calendar: { name: file.name, text: await file.text() } });
  };

  const store = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || problems.length > 0) return;
    setBusy(true);
    setError(undefined);
    try {
      const answer = await api.setCapacities({
        changes: [
          {
            entityRef: entry.entityRef,
            revision: entry.revision,
            settings: settingsFrom(form, entry),
            ...(form.calendar ? { calendar: form.calendar.text } : {}),
          },
        ],
      });
      if (answer.problems.length > 0) {
        setUnread(answer.problems.map(problem => problem.message));
        props.onReload();
      } else props.onStored();
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    } finally {
      setBusy(false);
    }
  };

  const days = form.workingDays ?? entry.workingDays.value;
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
          {t('capacity.titleOf', { name: entry.title })}
        </DialogTitle>
        <DialogContent>
          <Quiet paragraph>{t('capacity.emptyHelp')}</Quiet>
          <div className={classes.row}>
            <Field
              size="small"
              type="number"
              label={t('capacity.hours')}
              value={form.hoursPerWeek}
              placeholder={String(entry.hoursPerWeek.value)}
              error={problems.includes('hours')}
              helperText={
                problems.includes('hours')
                  ? t('capacity.hoursWrong')
                  : undefined
              }
              InputLabelProps={{ shrink: true }}
              onChange={event => set({ hoursPerWeek: event.target.value })}
            />
            <Field
              size="small"
              type="number"
              label={t('capacity.sharePercent')}
              value={form.share}
              placeholder={String(Math.round(entry.share.value * 100))}
              error={problems.includes('share')}
              helperText={
                problems.includes('share')
                  ? t('capacity.shareWrong')
                  : undefined
              }
              InputLabelProps={{ shrink: true }}
              onChange={event => set({ share: event.target.value })}
            />
          </div>
          <fieldset className={classes.days}>
            <legend>{t('capacity.days')}</legend>
            {DAYS.map(day => (
              <label key={day}>
                <input
                  type="checkbox"
                  checked={days.includes(day)}
                  onChange={() =>
                    set({
                      workingDays: days.includes(day)
                        ? days.filter(other => other !== day)
                        : [...days, day],
                    })
                  }
                />{' '}
                {t(`capacity.day-${day}`)}
              </label>
            ))}
            {problems.includes('days') && (
              <Quiet role="alert">{t('capacity.daysWrong')}</Quiet>
            )}
          </fieldset>
          <AbsenceFields
            absences={form.absences}
            title={
              entry.kind === 'user'
                ? t('capacity.absences')
                : t('capacity.teamHolidays')
            }
            onChange={absences => set({ absences })}
          />
          {problems.includes('absence') && (
            <Quiet role="alert">{t('capacity.absenceWrong')}</Quiet>
          )}
          <p>
            <label>
              {t('capacity.calendar')}{' '}
              <input
                type="file"
                accept=".ics,text/calendar"
                onChange={choose}
              />
            </label>
          </p>
          <Quiet>{t('capacity.calendarHelp')}</Quiet>
          {tooLarge && (
            <Quiet role="alert">{t('capacity.calendarTooLarge')}</Quiet>
          )}
          {unread && (
            <div role="alert">
              <StateSign
                sign="partial"
                word={t('capacity.partlyRead')}
                title={t('capacity.partlyRead')}
              />
              <ul>
                {unread.map((message, index) => (
                  <li key={index}>{message}</li>
                ))}
              </ul>
            </div>
          )}
          {error && (
            <NotStored error={error} overtaken={t('capacity.overtaken')} />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={unread ? props.onStored : props.onClose}>
            {unread ? t('common.close') : t('common.cancel')}
          </Button>
          {!unread && (
            <Button
              type="submit"
              variant="contained"
              color="primary"
              disabled={busy || problems.length > 0}
            >
              {t('capacity.save')}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}

import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { Absence } from 'backstage-plugin-perf-coverage-common';
import { Field } from '../components/Field';
import { useText } from '../translation';

const MOST_SHOWN = 50;

const useStyles = makeStyles(theme => ({
  root: { border: 0, margin: theme.spacing(2, 0), padding: 0 },
  legend: { fontWeight: 600, marginBottom: theme.spacing(1) },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
}));

/** Days off, from and to, to add and to remove. */
export function AbsenceFields(props: {
  absences: Absence[];
  title: string;
  onChange(absences: Absence[]): void;
}) {
  const classes = useStyles();
  const t = useText();
  const { absences, onChange } = props;
  const set = (at: number, change: Partial<Absence>) =>
    onChange(
      absences.map((absence, index) =>
        index === at ? { ...absence, ...change } : absence,
      ),
    );
  return (
    <fieldset className={classes.root}>
      <legend className={classes.legend}>{props.title}</legend>
      {absences.slice(0, MOST_SHOWN).map((absence, at) => (
        <div
          key={at}
          className={classes.row}
          role="group"
          aria-label={t('capacity.absence', { number: String(at + 1) })}
        >
          <Field
            size="small"
            type="date"
            label={t('capacity.from')}
            value={absence.start}
            InputLabelProps={{ shrink: true }}
            onChange={event => set(at, { start: event.target.value })}
          />
          <Field
            size="small"
            type="date"
            label={t('capacity.to')}
            value={absence.end}
            error={absence.end < absence.start}
            InputLabelProps={{ shrink: true }}
            onChange={event => set(at, { end: event.target.value })}
          />
          <Button
            size="small"
            aria-label={t('capacity.removeAbsence', { number: String(at + 1) })}
            onClick={() =>
              onChange(absences.filter((_, index) => index !== at))
            }
          >
            {t('roadmap.remove')}
          </Button>
        </div>
      ))}
      {absences.length > MOST_SHOWN && (
        <p>
          {t('capacity.moreAbsences', { count: absences.length - MOST_SHOWN })}
        </p>
      )}
      <Button
        size="small"
        variant="outlined"
        onClick={() => onChange([...absences, { start: '', end: '' }])}
      >
        {t('capacity.addAbsence')}
      </Button>
    </fieldset>
  );
}

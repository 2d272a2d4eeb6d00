import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import type { PlanPhase } from 'backstage-plugin-perf-coverage-common';
import { useId, useState } from 'react';
import { Field } from '../components/Field';
import { Quiet } from '../components/Quiet';
import { useText } from '../translation';

const MOST_PHASES = 24;
const MOST_WEEKS = 520;

const useStyles = makeStyles(theme => ({
  phase: {
    display: 'grid',
    gridTemplateColumns: '2fr 3fr 160px 96px max-content',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: theme.spacing(1.5, 0),
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
}));

interface Row {
  /** Kept while the title changes, so that work stays in its phase. */
  name: string | null;
  title: string;
  goal: string;
  start: string;
  weeks: string;
}

function rowOf(phase: PlanPhase): Row {
  return {
    name: phase.name,
    title: phase.title,
    goal: phase.goal ?? '',
    start: phase.start ?? '',
    weeks: String(phase.weeks),
  };
}

/** `Close the blocking gaps` → `close-the-blocking-gaps`, told apart from the others by a number. */
export function nameOfPhase(title: string, taken: readonly string[]): string {
  const plain =
    title
      .toLocaleLowerCase('en-US')
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'phase';
  let name = plain;
  for (let count = 2; taken.includes(name); count++) name = `${plain}-${count}`;
  return name;
}

/** The rows as phases; null where one of them can't be. */
export function phasesFrom(rows: readonly Row[]): PlanPhase[] | null {
  const taken = rows.flatMap(row => row.name ?? []);
  const phases: PlanPhase[] = [];
  for (const row of rows) {
    const weeks = Number(row.weeks);
    const title = row.title.trim();
    if (title === '' || !(weeks > 0 && weeks <= MOST_WEEKS)) return null;
    const name = row.name ?? nameOfPhase(title, taken);
    taken.push(name);
    phases.push({
      name,
      title,
      goal: row.goal.trim() || null,
      start: row.start || null,
      weeks,
    });
  }
  return phases.length > 0 ? phases : null;
}

/** Phases by hand: title, goal, start and weeks of each. */
export function PhasesDialog(props: {
  phases: readonly PlanPhase[];
  onDone(phases: PlanPhase[]): void;
  onClose(): void;
}) {
  const classes = useStyles();
  const t = useText();
  const titleId = useId();
  const [rows, setRows] = useState(() => props.phases.map(rowOf));
  const [tried, setTried] = useState(false);
  const phases = phasesFrom(rows);
  const set = (at: number, change: Partial<Row>) =>
    setRows(before =>
      before.map((row, index) => (index === at ? { ...row, ...change } : row)),
    );
  return (
    <Dialog
      open
      onClose={props.onClose}
      fullWidth
      maxWidth="md"
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId}>{t('roadmap.phases')}</DialogTitle>
      <DialogContent>
        <Quiet paragraph>{t('roadmap.phasesHelp')}</Quiet>
        {rows.map((row, at) => (
          <div
            key={row.name ?? `new-${at}`}
            className={classes.phase}
            role="group"
            aria-label={row.title || t('roadmap.newPhase')}
          >
            <Field
              size="small"
              label={t('roadmap.phaseTitle')}
              value={row.title}
              error={tried && row.title.trim() === ''}
              onChange={event => set(at, { title: event.target.value })}
            />
            <Field
              size="small"
              label={t('roadmap.goal')}
              value={row.goal}
              onChange={event => set(at, { goal: event.target.value })}
            />
            <Field
              size="small"
              type="date"
              label={t('roadmap.start')}
              value={row.start}
              InputLabelProps={{ shrink: true }}
              onChange={event => set(at, { start: event.target.value })}
            />
            <Field
              size="small"
              type="number"
              label={t('roadmap.weeks')}
              value={row.weeks}
              error={
                !(Number(row.weeks) > 0 && Number(row.weeks) <= MOST_WEEKS)
              }
              inputProps={{ min: 1, max: MOST_WEEKS }}
              onChange={event => set(at, { weeks: event.target.value })}
            />
            <Button
              size="small"
              aria-label={t('roadmap.removePhase', {
                title: row.title || t('roadmap.newPhase'),
              })}
              onClick={() =>
                setRows(before => before.filter((_, index) => index !== at))
              }
            >
              {t('roadmap.remove')}
            </Button>
          </div>
        ))}
        <Button
          size="small"
          variant="outlined"
          disabled={rows.length >= MOST_PHASES}
          onClick={() =>
            setRows(before => [
              ...before,
              { name: null, title: '', goal: '', start: '', weeks: '2' },
            ])
          }
        >
          {t('roadmap.addPhase')}
        </Button>
        {tried && !phases && (
          <Quiet role="alert">{t('roadmap.phasesWrong')}</Quiet>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{t('roadmap.cancel')}</Button>
        <Button
          variant="contained"
          color="primary"
          onClick={() => {
            setTried(true);
            if (phases) props.onDone(phases);
          }}
        >
          {t('roadmap.planWith')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

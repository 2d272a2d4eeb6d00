import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { GapRecord, priorities } from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { formatHours } from '../components/format';
import { PriorityChip } from '../state';
import { useText } from '../translation';
import { Quiet } from '../components/Quiet';

/** The open gaps that matter most, of equal ones those with the least work. */
export function nextBest(gaps: GapRecord[], count: number): GapRecord[] {
  const rank = (gap: GapRecord) => priorities.indexOf(gap.priority);
  const work = (gap: GapRecord) =>
    gap.estimate ? gap.estimate.low + gap.estimate.high : Infinity;
  const closed = new Set(
    gaps.filter(gap => gap.status === 'closed').map(gap => gap.id),
  );
  const open = gaps.filter(gap => gap.status === 'open');
  const openNames = new Set(open.map(gap => gap.capability));
  // What waits for other open work is no next step.
  const waits = (gap: GapRecord) =>
    gap.dependsOn.some(
      name =>
        !closed.has(name) &&
        (openNames.has(name) || open.some(other => other.id === name)) &&
        name !== gap.capability,
    );
  return open
    .map((gap, index) => ({ gap, index, waits: waits(gap) }))
    .sort(
      (a, b) =>
        Number(a.waits) - Number(b.waits) ||
        rank(a.gap) - rank(b.gap) ||
        // Two gaps without an estimate: Infinity - Infinity is no number.
        (work(a.gap) === work(b.gap) ? 0 : work(a.gap) - work(b.gap)) ||
        a.index - b.index,
    )
    .slice(0, count)
    .map(({ gap }) => gap);
}

const useStyles = makeStyles(theme => ({
  list: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))',
    gap: theme.spacing(2, 4),
  },
  item: {
    borderTop: `1px solid ${theme.palette.divider}`,
    paddingTop: theme.spacing(1),
  },
}));

/** Three steps that bring the most, each with a way to its gap. */
export function NextActions(props: { gaps: GapRecord[] }) {
  const classes = useStyles();
  const t = useText();
  const { to } = useComponentView();
  return (
    <ol className={classes.list} aria-label={t('overview.next')}>
      {nextBest(props.gaps, 3).map(gap => (
        <li key={gap.id} className={classes.item}>
          <PriorityChip priority={gap.priority} />{' '}
          {gap.estimate ? formatHours(gap.estimate) : t('overview.noEstimate')}
          <Typography variant="subtitle1" component="p">
            <Link to={`${to('gaps')}?gap=${encodeURIComponent(gap.id)}`}>
              {gap.title}
            </Link>
          </Typography>
          <Quiet>{gap.close[0] ?? gap.why}</Quiet>
        </li>
      ))}
    </ol>
  );
}

import { makeStyles } from '@material-ui/core/styles';
import type { GapListItem } from 'backstage-plugin-perf-coverage-common';
import { DASH, formatHours } from '../components/format';
import { useNameOf } from '../components/useNameOf';
import { useText } from '../translation';
import { keyOf } from './board';

/** More rows than this nobody prints; the exports have all of them. */
const MOST_ROWS = 500;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'none',
    width: '100%',
    borderCollapse: 'collapse',
    '& th, & td': {
      textAlign: 'left',
      padding: theme.spacing(0.5, 1, 0.5, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    '@media print': { display: 'table' },
  },
}));

/** The list for paper: the table on screen draws only the rows in sight. */
export function PrintedList(props: { gaps: readonly GapListItem[] }) {
  const classes = useStyles();
  const t = useText();
  const nameOf = useNameOf();
  return (
    <table className={classes.root} aria-hidden>
      <thead>
        <tr>
          <th>{t('gaps.gap')}</th>
          <th>{t('gaps.priority')}</th>
          <th>{t('gaps.assignee')}</th>
          <th>{t('gaps.phase')}</th>
          <th>{t('gaps.hours')}</th>
        </tr>
      </thead>
      <tbody>
        {props.gaps.slice(0, MOST_ROWS).map(gap => (
          <tr key={keyOf(gap)}>
            <td>
              {gap.title} · {gap.componentTitle}
            </td>
            <td>{t(`state.priority-${gap.priority}`)}</td>
            <td>{gap.assignee ? nameOf(gap.assignee) : DASH}</td>
            <td>{gap.phaseTitle ?? DASH}</td>
            <td>{gap.estimate ? formatHours(gap.estimate) : DASH}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

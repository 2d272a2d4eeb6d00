import { makeStyles, useTheme } from '@material-ui/core/styles';
import { priorities } from 'backstage-plugin-perf-coverage-common';
import { PriorityChip, quietText } from '../state';
import { useText } from '../translation';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    margin: theme.spacing(-2, 0, 3),
    padding: 0,
    listStyle: 'none',
    fontSize: theme.typography.pxToRem(12.5),
    '& li': {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  },
}));

/** What the lines of the timeline mean. */
export function TimelineLegend() {
  const classes = useStyles();
  const theme = useTheme();
  const t = useText();
  const text = theme.palette.text.primary;
  const quiet = quietText(theme);
  const signs = [
    {
      word: t('roadmap.legendToday'),
      sign: <path d="M8 0V14" stroke={text} strokeWidth="2" />,
    },
    {
      word: t('roadmap.legendWhole'),
      sign: <path d="M8 0V14" stroke={quiet} strokeDasharray="4 4" />,
    },
    {
      word: t('roadmap.legendOne'),
      sign: <path d="M0 7H14M14 2V12" stroke={quiet} strokeWidth="1.5" />,
    },
    {
      word: t('roadmap.legendLoad'),
      sign: (
        <>
          <rect y="4" width="16" height="6" fill={theme.palette.divider} />
          <rect y="4" width="9" height="6" fill={theme.palette.primary.main} />
        </>
      ),
    },
  ];
  return (
    <ul className={classes.root}>
      {signs.map(({ word, sign }) => (
        <li key={word}>
          <svg width="16" height="14" fill="none" aria-hidden>
            {sign}
          </svg>
          {word}
        </li>
      ))}
      {priorities.map(priority => (
        <li key={priority}>
          <PriorityChip priority={priority} />
        </li>
      ))}
    </ul>
  );
}

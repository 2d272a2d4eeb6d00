import { makeStyles } from '@material-ui/core/styles';

/** Filters left, list right, below each other on small screens; and the line under the list. */
export const useListLayout = makeStyles(theme => ({
  grid: {
    display: 'grid',
    gridTemplateColumns: '200px minmax(0, 1fr)',
    gap: theme.spacing(3),
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    '@media print': { display: 'block' },
  },
  /** Views left, what to do with them right; below each other on small screens. */
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    columnGap: theme.spacing(1),
    '& > nav': { flex: '1 1 360px', minWidth: 0 },
    [theme.breakpoints.down('sm')]: { marginBottom: theme.spacing(2) },
  },
  /** Buttons between the headline and the list. */
  actions: { marginBottom: theme.spacing(2) },
  more: { padding: theme.spacing(2, 0) },
}));

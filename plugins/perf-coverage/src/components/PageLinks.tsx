import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    gap: theme.spacing(3),
    margin: theme.spacing(0, 0, 3),
    padding: 0,
    listStyle: 'none',
    overflowX: 'auto',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  link: {
    display: 'block',
    padding: theme.spacing(1, 0.5),
    whiteSpace: 'nowrap',
    color: theme.palette.text.primary,
    borderBottom: '2px solid transparent',
    '&[aria-current]': {
      borderBottomColor: theme.palette.primary.main,
      fontWeight: 600,
    },
  },
}));

/** Sibling pages as links, each with its address. */
export function PageLinks(props: {
  label: string;
  pages: readonly { title: string; to: string; current: boolean }[];
}) {
  const classes = useStyles();
  return (
    <nav aria-label={props.label}>
      <ul className={classes.list}>
        {props.pages.map(page => (
          <li key={page.title}>
            <Link
              to={page.to}
              underline="none"
              className={classes.link}
              aria-current={page.current ? 'page' : undefined}
            >
              {page.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

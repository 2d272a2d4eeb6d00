import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { SubPage, subPages } from './useSubPage';

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

/** The five sub-pages as links, each with its address. */
export function SubNavigation(props: {
  current: SubPage | undefined;
  to(subPage: SubPage): string;
}) {
  const classes = useStyles();
  return (
    <nav aria-label="Performance">
      <ul className={classes.list}>
        {subPages.map(page => (
          <li key={page.name}>
            <Link
              to={props.to(page.name)}
              underline="none"
              className={classes.link}
              aria-current={page.name === props.current ? 'page' : undefined}
            >
              {page.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

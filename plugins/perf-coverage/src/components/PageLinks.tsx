import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useRef } from 'react';

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
  const list = useRef<HTMLUListElement>(null);
  const current = props.pages.findIndex(page => page.current);
  // On a narrow screen the page that one is on may lie outside of the row.
  useEffect(() => {
    const item = list.current?.children[current];
    if (!list.current || !(item instanceof HTMLElement)) return;
    const row = list.current.getBoundingClientRect();
    const place = item.getBoundingClientRect();
    if (place.left < row.left || place.right > row.right) {
      list.current.scrollLeft +=
        place.left + place.width / 2 - (row.left + row.width / 2);
    }
  }, [current]);
  return (
    <nav aria-label={props.label}>
      <ul ref={list} className={classes.list}>
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

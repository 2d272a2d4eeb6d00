import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ComponentPage } from 'backstage-plugin-perf-coverage-common';
import { useEffect, useRef, useState } from 'react';
import useDebounce from 'react-use/lib/useDebounce';
import { SearchField } from '../components/SearchField';
import { FacetFilter } from './FacetFilter';
import { Filters, facetNames } from './useFilters';

const useStyles = makeStyles(theme => ({
  // On small screens the filters fold away; the button opens them.
  toggle: { [theme.breakpoints.up('md')]: { display: 'none' } },
  folded: { [theme.breakpoints.down('sm')]: { display: 'none' } },
  mine: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: theme.spacing(1.5, 0),
    cursor: 'pointer',
    '& input': { margin: 0, width: 16, height: 16 },
  },
}));

/** A search field that writes to the address when the typing rests. */
function RestingSearch(props: {
  value: string;
  onChange(value: string): void;
}) {
  const [text, setText] = useState(props.value);
  const written = useRef(props.value);
  useEffect(() => {
    // The address was changed elsewhere, by back or by "Clear filters".
    if (props.value !== written.current) {
      written.current = props.value;
      setText(props.value);
    }
  }, [props.value]);
  useDebounce(
    () => {
      if (text !== written.current) {
        written.current = text;
        props.onChange(text);
      }
    },
    250,
    [text],
  );
  return (
    <SearchField label="Search components" value={text} onChange={setText} />
  );
}

/** All filters of the portfolio; what is chosen lives in the address. */
export function FilterPanel(props: {
  filters: Filters;
  facets: ComponentPage['facets'] | undefined;
}) {
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const { filters, facets } = props;
  return (
    <section aria-label="Filters">
      <RestingSearch
        value={filters.query.search ?? ''}
        onChange={search => filters.change({ search }, { replace: true })}
      />
      <Button
        className={classes.toggle}
        size="small"
        onClick={() => setOpen(!open)}
        aria-expanded={open}
      >
        {open ? 'Hide filters' : 'Filters'}
      </Button>
      <div className={open ? undefined : classes.folded}>
        <label className={classes.mine}>
          <input
            type="checkbox"
            checked={filters.mine}
            onChange={() =>
              filters.change({ mine: filters.mine ? null : 'true' })
            }
          />
          Mine: owned by me or my teams
        </label>
        {filters.active && (
          <Button size="small" variant="outlined" onClick={filters.clear}>
            Clear filters
          </Button>
        )}
        {facets
          ? facetNames.map(facet => (
              <FacetFilter
                key={facet}
                facet={facet}
                values={facets[facet]}
                chosen={filters.query[facet] ?? []}
                onToggle={value => filters.toggle(facet, value)}
              />
            ))
          : Array.from({ length: 12 }, (_, index) => (
              <Skeleton key={index} variant="text" height={26} />
            ))}
      </div>
    </section>
  );
}

import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { ReactNode, useEffect, useRef, useState } from 'react';
import useDebounce from 'react-use/lib/useDebounce';
import { SearchField } from './SearchField';
import { quietText } from '../state';
import { useText } from '../translation';

const useStyles = makeStyles(theme => ({
  root: { '@media print': { display: 'none' } },
  // On small screens the filters fold away; the button opens them.
  toggle: { [theme.breakpoints.up('md')]: { display: 'none' } },
  folded: { [theme.breakpoints.down('sm')]: { display: 'none' } },
  facets: { marginTop: theme.spacing(1.5) },
  clear: { marginBottom: theme.spacing(2) },
  mine: {
    display: 'flex',
    gap: theme.spacing(1),
    margin: theme.spacing(1.5, 0),
    cursor: 'pointer',
    fontSize: theme.typography.pxToRem(14),
    lineHeight: 1.3,
    '& input': { flex: 'none', margin: 0, width: 16, height: 16 },
  },
  meaning: {
    display: 'block',
    marginTop: 2,
    fontSize: theme.typography.pxToRem(12),
    color: quietText(theme),
  },
}));

/** A search field that writes to the address when the typing rests. */
function RestingSearch(props: {
  label: string;
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
  return <SearchField label={props.label} value={text} onChange={setText} />;
}

/** Search, “mine” and the facets, which fold away on small screens. */
export function FilterFrame(props: {
  searchLabel: string;
  search: string;
  /** Absent where nothing in the list can be somebody's. */
  mine?: boolean;
  active: boolean;
  onSearch(text: string): void;
  onMine?(): void;
  onClear(): void;
  /** True where the facets will not come: nothing is awaited any more. */
  failed?: boolean;
  /** The facets; undefined while they are awaited. */
  children: ReactNode | undefined;
}) {
  const classes = useStyles();
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={t('common.filters')} className={classes.root}>
      <RestingSearch
        label={props.searchLabel}
        value={props.search}
        onChange={props.onSearch}
      />
      <Button
        className={classes.toggle}
        size="small"
        onClick={() => setOpen(!open)}
        aria-expanded={open}
      >
        {t(open ? 'common.hideFilters' : 'common.filters')}
      </Button>
      <div className={`${classes.facets} ${open ? '' : classes.folded}`}>
        {props.mine !== undefined && (
          <label className={classes.mine}>
            <input
              type="checkbox"
              checked={props.mine}
              onChange={props.onMine}
            />
            <span>
              {t('common.mine')}
              <span className={classes.meaning}>{t('common.mineMeaning')}</span>
            </span>
          </label>
        )}
        {props.active && (
          <Button
            className={classes.clear}
            size="small"
            variant="outlined"
            onClick={props.onClear}
          >
            {t('common.clearFilters')}
          </Button>
        )}
        {props.children ??
          Array.from({ length: props.failed ? 0 : 12 }, (_, index) => (
            <Skeleton key={index} variant="text" height={26} />
          ))}
      </div>
    </section>
  );
}

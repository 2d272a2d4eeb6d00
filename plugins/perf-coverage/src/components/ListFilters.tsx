import { makeStyles } from '@material-ui/core/styles';
import { ChoiceField } from './ChoiceField';
import { SearchField } from './SearchField';
import { useAddress } from './useAddress';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    margin: theme.spacing(0, 0, 2),
    '@media print': { display: 'none' },
  },
  choice: { minWidth: 160 },
}));

/** A search and choices above a list; what is chosen stands in the address. */
export function ListFilters(props: {
  searchLabel: string;
  /** What an unset choice is called. */
  all: string;
  choices: {
    /** The name in the address. */
    key: string;
    label: string;
    options: { value: string; label: string }[];
  }[];
}) {
  const classes = useStyles();
  const { params, change } = useAddress();
  return (
    <div className={classes.root}>
      <SearchField
        label={props.searchLabel}
        value={params.get('search') ?? ''}
        onChange={search => change({ search }, { replace: true })}
      />
      {props.choices.map(({ key, label, options }) => (
        <ChoiceField
          key={key}
          className={classes.choice}
          label={label}
          value={params.get(key) ?? ''}
          options={[{ value: '', label: props.all }, ...options]}
          onChange={value => change({ [key]: value }, { replace: true })}
        />
      ))}
    </div>
  );
}

/** Whether one of the texts has each word of the search. */
export function fitsSearch(search: string, ...texts: string[]): boolean {
  const whole = texts.join(' ').toLocaleLowerCase('en-US');
  return search
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .every(word => whole.includes(word));
}

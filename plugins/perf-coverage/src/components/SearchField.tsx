import OutlinedInput from '@material-ui/core/OutlinedInput';
import { makeStyles } from '@material-ui/core/styles';
import SearchIcon from '@material-ui/icons/Search';

const useStyles = makeStyles(theme => ({
  root: {
    width: '100%',
    maxWidth: 320,
    '@media print': { display: 'none' },
  },
  icon: { marginRight: theme.spacing(1), color: theme.palette.text.primary },
  // Small enough that what is searched for is read whole beside a list.
  input: {
    fontSize: theme.typography.pxToRem(14),
    textOverflow: 'ellipsis',
    // Its place is needed while there is nothing to clear.
    '&:placeholder-shown::-webkit-search-cancel-button': { display: 'none' },
    '&::placeholder': { opacity: 0.75 },
  },
}));

/** A field to search with; its name is said and stands in it while it is empty. */
export function SearchField(props: {
  label: string;
  value: string;
  onChange(value: string): void;
}) {
  const classes = useStyles();
  return (
    <OutlinedInput
      className={classes.root}
      classes={{ input: classes.input }}
      type="search"
      margin="dense"
      placeholder={props.label}
      inputProps={{ 'aria-label': props.label }}
      startAdornment={<SearchIcon className={classes.icon} fontSize="small" />}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
    />
  );
}

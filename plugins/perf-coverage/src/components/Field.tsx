import TextField, { OutlinedTextFieldProps } from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { quietText, toneColours } from '../state';

const useStyles = makeStyles(theme => ({
  // The theme's own colour of labels falls short of 4.5:1 on its grounds.
  label: {
    color: quietText(theme),
    '&.Mui-error': { color: toneColours(theme).bad },
  },
  help: {
    color: quietText(theme),
    '&.Mui-error': { color: toneColours(theme).bad },
  },
}));

/** A labelled field to type in, whose label and help can be read in both themes. */
export function Field(props: Omit<OutlinedTextFieldProps, 'variant'>) {
  const classes = useStyles();
  // Without one, Material UI does not join label and field.
  const id = useId();
  return (
    <TextField
      id={id}
      {...props}
      variant="outlined"
      InputLabelProps={{
        ...props.InputLabelProps,
        classes: { root: classes.label },
      }}
      FormHelperTextProps={{ classes: { root: classes.help } }}
    />
  );
}

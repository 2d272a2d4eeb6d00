import { OutlinedTextFieldProps } from '@material-ui/core/TextField';
import { Field } from './Field';
import { isEntityRef } from './nameOfRef';

/** A labelled field to choose one value; the browser's own list, good on small screens and with screen readers. */
export function ChoiceField(
  props: {
    label: string;
    value: string;
    options: readonly { value: string; label: string }[];
    onChange(value: string): void;
  } & Pick<
    OutlinedTextFieldProps,
    'disabled' | 'helperText' | 'className' | 'margin' | 'size' | 'required'
  >,
) {
  const { options, onChange, ...rest } = props;
  // A value of a shared link or an older plan stays visible.
  const known = options.some(option => option.value === rest.value);
  return (
    <Field
      size="small"
      {...rest}
      select
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      onChange={event => onChange(event.target.value)}
    >
      {!known && <option value={rest.value}>{rest.value}</option>}
      {options.map(option => (
        <option
          key={option.value}
          value={option.value}
          title={isEntityRef(option.value) ? option.value : undefined}
        >
          {option.label}
        </option>
      ))}
    </Field>
  );
}

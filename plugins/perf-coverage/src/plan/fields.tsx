import { makeStyles } from '@material-ui/core/styles';
import {
  PlanEdit,
  TestKind,
  YamlPath,
  testKinds,
} from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import { ChoiceField } from '../components/ChoiceField';
import { Field } from '../components/Field';
import { useText } from '../translation';
import { textAt, usePlanContext, valueAt } from './PlanTextContext';

const useStyles = makeStyles(theme => ({
  kinds: {
    border: 0,
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    '& legend': {
      fontSize: theme.typography.pxToRem(13),
      padding: theme.spacing(0.5, 0),
    },
    '& label': {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      cursor: 'pointer',
    },
  },
  wide: { gridColumn: '1 / -1' },
}));

/** Where a field stands, what is in it, and how it changes. */
function useField(path: YamlPath) {
  const plan = usePlanContext();
  const problems = plan.problemsAt(path);
  const place = path.join('/');
  return {
    value: valueAt(plan.reading.value, path),
    text: textAt(plan.reading.value, path),
    disabled: !plan.editable,
    error: problems.some(({ severity }) => severity === 'error'),
    problem: problems
      .map(({ message, suggestion }) =>
        suggestion ? `${message}. ${suggestion}` : message,
      )
      .join(' '),
    edit: (...edits: PlanEdit[]) => plan.edit(edits, place),
  };
}

/** An empty text takes the key out, unless the plan needs it. */
function setting(
  path: YamlPath,
  value: string | number,
  required = false,
): PlanEdit {
  return value === '' && !required
    ? { op: 'remove', path }
    : { op: 'set', path, value };
}

interface FieldProps {
  label: string;
  path: YamlPath;
  help?: string;
  required?: boolean;
}

export function TextAt(props: FieldProps & { multiline?: boolean }) {
  const { path, required } = props;
  const field = useField(path);
  const classes = useStyles();
  // An empty text would take the key out, and typing on put it elsewhere.
  const [emptied, setEmptied] = useState(false);
  return (
    <Field
      size="small"
      margin="dense"
      label={props.label}
      className={props.multiline ? classes.wide : undefined}
      multiline={props.multiline}
      required={required}
      value={emptied ? '' : field.text}
      disabled={field.disabled}
      error={field.error}
      helperText={field.problem || props.help}
      onChange={event => {
        const { value } = event.target;
        setEmptied(value === '');
        if (value !== '') field.edit({ op: 'set', path, value });
      }}
      onBlur={() => {
        if (emptied) field.edit(setting(path, '', required));
        setEmptied(false);
      }}
    />
  );
}

/** A name that other parts of the plan speak of; they follow when the field is left. */
export function NameAt(props: FieldProps & { onRename(name: string): void }) {
  const field = useField(props.path);
  const [typed, setTyped] = useState<string>();
  return (
    <Field
      size="small"
      margin="dense"
      required
      label={props.label}
      value={typed ?? field.text}
      disabled={field.disabled}
      error={field.error}
      helperText={field.problem || props.help}
      onChange={event => setTyped(event.target.value)}
      onBlur={() => {
        if (typed !== undefined && typed !== field.text) props.onRename(typed);
        setTyped(undefined);
      }}
    />
  );
}

export function NumberAt(props: FieldProps) {
  const { path } = props;
  const field = useField(path);
  return (
    <Field
      size="small"
      margin="dense"
      type="number"
      label={props.label}
      required={props.required}
      inputProps={{ min: 0, step: 'any' }}
      value={field.text}
      disabled={field.disabled}
      error={field.error}
      helperText={field.problem || props.help}
      onChange={event => {
        const { value } = event.target;
        field.edit(setting(path, value === '' ? '' : Number(value)));
      }}
    />
  );
}

export function DateAt(props: FieldProps) {
  const field = useField(props.path);
  return (
    <Field
      size="small"
      margin="dense"
      type="date"
      label={props.label}
      InputLabelProps={{ shrink: true }}
      value={field.text}
      disabled={field.disabled}
      error={field.error}
      helperText={field.problem || props.help}
      onChange={event => field.edit(setting(props.path, event.target.value))}
    />
  );
}

export function ChoiceAt(
  props: FieldProps & { options: { value: string; label: string }[] },
) {
  const field = useField(props.path);
  return (
    <ChoiceField
      margin="dense"
      label={props.label}
      required={props.required}
      value={field.text}
      options={props.options}
      disabled={field.disabled}
      helperText={field.problem || props.help}
      onChange={value => field.edit(setting(props.path, value))}
    />
  );
}

/** A list of texts, one a line. */
export function LinesAt(props: FieldProps) {
  const { path } = props;
  const field = useField(path);
  const classes = useStyles();
  const lines = Array.isArray(field.value) ? field.value.map(String) : [];
  // A line that is only begun is none of the list yet.
  const [typed, setTyped] = useState<string>();
  return (
    <Field
      size="small"
      margin="dense"
      multiline
      className={classes.wide}
      label={props.label}
      value={typed ?? lines.join('\n')}
      disabled={field.disabled}
      error={field.error}
      helperText={field.problem || props.help}
      onBlur={() => setTyped(undefined)}
      onChange={event => {
        setTyped(event.target.value);
        const next = event.target.value
          .split('\n')
          .map(line => line.trim())
          .filter(line => line !== '');
        field.edit(
          next.length === 0
            ? { op: 'remove', path }
            : { op: 'set', path, value: next },
        );
      }}
    />
  );
}

/** Kinds of test; where the key is absent something else decides. */
export function KindsAt(
  props: FieldProps & {
    /** What an absent list means, as a choice of its own. */
    otherwise?: string;
  },
) {
  const { path, otherwise } = props;
  const field = useField(path);
  const classes = useStyles();
  const chosen = Array.isArray(field.value) ? field.value.map(String) : [];
  const absent = field.value === undefined;
  const toggle = (kind: TestKind) => {
    const next = testKinds.filter(own =>
      own === kind ? !chosen.includes(own) : chosen.includes(own),
    );
    field.edit(
      next.length === 0 && otherwise === undefined
        ? { op: 'remove', path }
        : { op: 'set', path, value: next },
    );
  };
  return (
    <fieldset className={`${classes.kinds} ${classes.wide}`}>
      <legend>{props.label}</legend>
      {otherwise !== undefined && (
        <label>
          <input
            type="checkbox"
            checked={absent}
            disabled={field.disabled}
            onChange={() =>
              field.edit(
                absent
                  ? { op: 'set', path, value: [] }
                  : { op: 'remove', path },
              )
            }
          />
          {otherwise}
        </label>
      )}
      {testKinds.map(kind => (
        <label key={kind}>
          <input
            type="checkbox"
            checked={chosen.includes(kind)}
            disabled={field.disabled}
            onChange={() => toggle(kind)}
          />
          {kind}
        </label>
      ))}
      {field.problem}
    </fieldset>
  );
}

/** True unless the plan says `agreed: false`. */
export function AgreedAt(props: { path: YamlPath }) {
  const { path } = props;
  const t = useText();
  const field = useField(path);
  const classes = useStyles();
  return (
    <div className={classes.kinds}>
      <label>
        <input
          type="checkbox"
          checked={field.value !== false}
          disabled={field.disabled}
          onChange={event =>
            field.edit(
              event.target.checked
                ? { op: 'remove', path }
                : { op: 'set', path, value: false },
            )
          }
        />
        {t('plan.agreed')}
      </label>
    </div>
  );
}

import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { EntityTitle } from './EntityTitle';
import { cutMiddle, formatNumber } from './format';
import { quietText } from '../state';
import { useText } from '../translation';

const SHOWN = 6;

const useStyles = makeStyles(theme => ({
  group: { border: 0, margin: theme.spacing(0, 0, 2), padding: 0, minWidth: 0 },
  legend: {
    fontWeight: 600,
    fontSize: theme.typography.pxToRem(13),
    padding: theme.spacing(0.5, 0),
  },
  option: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 26,
    fontSize: theme.typography.pxToRem(14),
    cursor: 'pointer',
    '& input': { flex: 'none', margin: 0, width: 16, height: 16 },
  },
  label: {
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  count: {
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** One filter: its values with counts, the chosen ones always shown. */
export function FacetFilter(props: {
  title: string;
  /** How a value is shown; the whole, or the entity's reference, stands in its title. */
  labelOf(value: string): string;
  /** Values are entities of this kind, which are shown as the catalog calls them. */
  kind?: string;
  values: { value: string; count: number }[];
  chosen: string[];
  /** Values that have an order of their own, such as priorities. */
  ranks?: readonly string[];
  onToggle(value: string): void;
}) {
  const classes = useStyles();
  const t = useText();
  const [all, setAll] = useState(false);
  const { title, chosen } = props;
  // A value of a shared link that no component has still must be possible to take out.
  const known = new Set(props.values.map(item => item.value));
  const values = [
    ...props.values,
    ...chosen
      .filter(value => !known.has(value))
      .map(value => ({ value, count: 0 })),
  ];
  if (values.length === 0) return null;
  const { ranks } = props;
  if (ranks) {
    values.sort((a, b) => ranks.indexOf(a.value) - ranks.indexOf(b.value));
  }
  const shown = all
    ? values
    : values.filter(
        (item, index) => index < SHOWN || chosen.includes(item.value),
      );
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{title}</legend>
      {shown.map(({ value, count }) => {
        const label = props.labelOf(value);
        return (
          <label
            key={value}
            className={classes.option}
            title={props.kind ? value : label}
          >
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={() => props.onToggle(value)}
            />
            <span className={classes.label}>
              {props.kind ? (
                <EntityTitle value={value} kind={props.kind} most={28} />
              ) : (
                cutMiddle(label, 28)
              )}
            </span>
            <span className={classes.count}>{formatNumber(count)}</span>
          </label>
        );
      })}
      {values.length > SHOWN && (
        <Button
          size="small"
          onClick={() => setAll(!all)}
          aria-expanded={all}
          aria-label={t(all ? 'common.showFewerOf' : 'common.showAllOf', {
            title,
            number: formatNumber(values.length),
          })}
        >
          {all
            ? t('common.showFewer')
            : t('common.showAll', { number: formatNumber(values.length) })}
        </Button>
      )}
    </fieldset>
  );
}

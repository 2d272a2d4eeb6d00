import { parseEntityRef } from '@backstage/catalog-model';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { cutMiddle } from '../components/format';
import { signs, quietText } from '../state';
import type { FacetName } from './useFilters';

const SHOWN = 6;

export const facetTitles: Record<FacetName, string> = {
  state: 'State',
  owner: 'Owner',
  system: 'System',
  domain: 'Domain',
  type: 'Type',
  lifecycle: 'Lifecycle',
  tag: 'Tag',
  framework: 'Framework',
};

/** `group:default/payments` → `payments`; the states by their words. */
export function facetLabel(facet: FacetName, value: string): string {
  if (facet === 'state') {
    return value in signs ? signs[value as keyof typeof signs].word : value;
  }
  if (facet === 'owner' || facet === 'system' || facet === 'domain') {
    try {
      const ref = parseEntityRef(value);
      return ref.namespace === 'default'
        ? ref.name
        : `${ref.namespace}/${ref.name}`;
    } catch {
      return value;
    }
  }
  return value;
}

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

/** One filter: its values with counts, the most frequent first, the chosen ones always shown. */
export function FacetFilter(props: {
  facet: FacetName;
  values: { value: string; count: number }[];
  chosen: string[];
  onToggle(value: string): void;
}) {
  const classes = useStyles();
  const [all, setAll] = useState(false);
  const { facet, chosen } = props;
  // A value of a shared link that no component has still must be possible to take out.
  const known = new Set(props.values.map(item => item.value));
  const values = [
    ...props.values,
    ...chosen
      .filter(value => !known.has(value))
      .map(value => ({ value, count: 0 })),
  ];
  if (values.length === 0) return null;
  const shown = all
    ? values
    : values.filter(
        (item, index) => index < SHOWN || chosen.includes(item.value),
      );
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{facetTitles[facet]}</legend>
      {shown.map(({ value, count }) => {
        const label = facetLabel(facet, value);
        return (
          <label key={value} className={classes.option} title={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={() => props.onToggle(value)}
            />
            <span className={classes.label}>{cutMiddle(label, 28)}</span>
            <span className={classes.count}>{count}</span>
          </label>
        );
      })}
      {values.length > SHOWN && (
        <Button
          size="small"
          onClick={() => setAll(!all)}
          aria-expanded={all}
          aria-label={`${
            all ? 'Show fewer' : `Show all ${values.length}`
          } values of ${facetTitles[facet]}`}
        >
          {all ? 'Show fewer' : `Show all ${values.length}`}
        </Button>
      )}
    </fieldset>
  );
}

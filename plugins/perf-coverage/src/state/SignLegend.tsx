import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { StateSign } from './StateSign';
import type { SignName } from './signs';
import { quietText } from './tones';
import { useText } from '../translation';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.25, 2),
    margin: theme.spacing(0.5, 0, 1),
    padding: 0,
    listStyle: 'none',
    color: quietText(theme),
    fontSize: theme.typography.pxToRem(12.5),
  },
}));

/** A quiet line that says what signs or colours mean. */
export function Legend(props: {
  items: readonly { key: string; node: ReactNode }[];
}) {
  const classes = useStyles();
  const t = useText();
  return (
    <ul className={classes.root} aria-label={t('state.legend')}>
      {props.items.map(({ key, node }) => (
        <li key={key}>{node}</li>
      ))}
    </ul>
  );
}

const told: readonly SignName[] = [
  'covered',
  'partial',
  'failing',
  'stale',
  'untested',
  'broken',
  'excluded',
];

/** The states with sign and word, for places that have no room for words. */
export function SignLegend(props: {
  /** Whether something is shown of which nothing is known. */
  unknown?: boolean;
}) {
  const t = useText();
  const shown = props.unknown ? [...told, 'unknown' as const] : told;
  return (
    <Legend
      items={shown.map(sign => ({
        key: sign,
        // A dash also stands where there is nothing to have a state.
        node: (
          <StateSign
            sign={sign}
            word={sign === 'excluded' ? t('state.excludedOrNone') : undefined}
          />
        ),
      }))}
    />
  );
}

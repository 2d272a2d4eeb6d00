import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { DASH, formatAgo, formatInstant } from './format';

const useStyles = makeStyles({
  number: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  unknown: { textDecoration: 'none', cursor: 'help', opacity: 0.75 },
});

/** A dash for what nobody knows, with the reason on hover and for screen readers. */
export function Unknown(props: { why: string }) {
  const classes = useStyles();
  return (
    <abbr className={classes.unknown} title={props.why}>
      {DASH}
    </abbr>
  );
}

/** Figures that line up under each other. */
export function Num(props: { children: ReactNode; title?: string }) {
  const classes = useStyles();
  return (
    <span className={classes.number} title={props.title}>
      {props.children}
    </span>
  );
}

/** An instant, relative, with the exact one on hover. */
export function When(props: { at: string | null; otherwise: string }) {
  if (props.at === null) return <Unknown why={props.otherwise} />;
  return (
    <time dateTime={props.at} title={formatInstant(props.at)}>
      {formatAgo(props.at)}
    </time>
  );
}

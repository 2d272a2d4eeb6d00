import { Theme, makeStyles } from '@material-ui/core/styles';
import type { Priority } from 'backstage-plugin-perf-coverage-common';
import { Tone, priorityTones } from './signs';
import { toneColours, toneGround } from './tones';
import { useText } from '../translation';

const useStyles = makeStyles<Theme, { tone: Tone }>(theme => ({
  chip: {
    display: 'inline-flex',
    gap: 4,
    padding: '1px 8px',
    borderRadius: 10,
    whiteSpace: 'nowrap',
    fontSize: theme.typography.pxToRem(12.5),
    fontVariantNumeric: 'tabular-nums',
    color: theme.palette.text.primary,
    background: props => toneGround(theme, props.tone),
    boxShadow: props => `inset 0 0 0 1px ${toneColours(theme)[props.tone]}`,
  },
}));

/** A priority by its name, with a count where several gaps have it. */
export function PriorityChip(props: { priority: Priority; count?: number }) {
  const tone = priorityTones[props.priority];
  const t = useText();
  const classes = useStyles({ tone });
  return (
    <span className={classes.chip}>
      {props.count !== undefined && <strong>{props.count}</strong>}
      {t(`state.priority-${props.priority}`)}
    </span>
  );
}

import { makeStyles, useTheme } from '@material-ui/core/styles';
import { Num } from '../components/Values';
import { formatShare } from '../components/format';
import { toneColours } from '../state';
import { Text, useText } from '../translation';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-grid',
    justifyItems: 'end',
    gap: theme.spacing(0.25),
  },
  track: {
    position: 'relative',
    width: 96,
    height: 6,
    background: theme.palette.action.disabledBackground,
    borderRadius: 3,
    overflow: 'hidden',
  },
  fill: { position: 'absolute', top: 0, bottom: 0, left: 0 },
}));

/** More than this says nothing that a reader could use. */
export const FAR_MARGIN = 10;

/** `12 % left` or `8 % over`, as a part of the limit. */
export function marginText(margin: number, t: Text): string {
  // A throughput may be a thousand times what it has to be.
  if (margin > FAR_MARGIN) return t('slas.farLeft');
  return margin >= 0
    ? t('overview.left', { share: formatShare(margin) })
    : t('overview.over', { share: formatShare(-margin) });
}

/** How much of the limit is used up; full where it is exceeded. */
export function MarginBar(props: { margin: number }) {
  const classes = useStyles();
  const theme = useTheme();
  const t = useText();
  const { margin } = props;
  const used = Math.min(1, Math.max(0, 1 - margin));
  const colours = toneColours(theme);
  return (
    <span className={classes.root}>
      <Num title={t('overview.marginHelp')}>{marginText(margin, t)}</Num>
      <span className={classes.track} aria-hidden="true">
        <span
          className={classes.fill}
          style={{
            width: `${(used * 100).toFixed(1)}%`,
            background: margin < 0 ? colours.bad : colours.good,
          }}
        />
      </span>
    </span>
  );
}

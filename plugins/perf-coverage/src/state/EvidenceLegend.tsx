import { makeStyles, useTheme } from '@material-ui/core/styles';
import { Legend } from './SignLegend';
import { evidenceColours, evidenceParts } from './tones';
import { useText } from '../translation';

const useStyles = makeStyles({
  part: { display: 'inline-flex', alignItems: 'center', gap: 6 },
  colour: { width: 16, height: 8, borderRadius: 2, flex: 'none' },
});

/** What the parts of an evidence bar mean, in the order in which they stand. */
export function EvidenceLegend() {
  const classes = useStyles();
  const theme = useTheme();
  const t = useText();
  const colours = evidenceColours(theme);
  return (
    <Legend
      items={evidenceParts.map(part => ({
        key: part,
        node: (
          <span className={classes.part} title={t(`state.part-help-${part}`)}>
            <svg
              className={classes.colour}
              viewBox="0 0 16 8"
              aria-hidden="true"
            >
              <rect width="16" height="8" fill={colours[part]} />
            </svg>
            {t(`state.part-${part}`)}
          </span>
        ),
      }))}
    />
  );
}

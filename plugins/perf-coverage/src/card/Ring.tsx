import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { ComponentSummary } from 'backstage-plugin-perf-coverage-common';
import { evidenceSentence } from '../components/EvidenceBar';
import { formatShare } from '../components/format';
import { evidenceColours, evidenceParts } from '../state';
import { useText } from '../translation';

const RADIUS = 42;
const LENGTH = 2 * Math.PI * RADIUS;

const useStyles = makeStyles(theme => ({
  ring: { width: 104, height: 104, flex: 'none' },
  text: {
    fill: theme.palette.text.primary,
    fontSize: 22,
    fontWeight: 600,
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** Requirements by evidence as a ring, the share that is met in its middle. */
export function Ring(props: {
  evidence: ComponentSummary['evidence'];
  coverage: number;
}) {
  const classes = useStyles();
  const theme = useTheme();
  const t = useText();
  const colours = evidenceColours(theme);
  const total = evidenceParts.reduce(
    (sum, part) => sum + props.evidence[part],
    0,
  );
  const sentence = t('common.byEvidence', {
    evidence: evidenceSentence(props.evidence, t),
  });
  let before = 0;
  return (
    <svg
      className={classes.ring}
      viewBox="0 0 104 104"
      role="img"
      aria-label={sentence}
    >
      <title>{sentence}</title>
      <g transform="rotate(-90 52 52)" fill="none" strokeWidth="11">
        {evidenceParts.map(part => {
          const length = (props.evidence[part] / Math.max(total, 1)) * LENGTH;
          const offset = -before;
          before += length;
          return (
            length > 0 && (
              <circle
                key={part}
                cx="52"
                cy="52"
                r={RADIUS}
                stroke={colours[part]}
                strokeDasharray={`${length} ${LENGTH - length}`}
                strokeDashoffset={offset}
              />
            )
          );
        })}
      </g>
      <text
        className={classes.text}
        x="52"
        y="53"
        textAnchor="middle"
        dominantBaseline="middle"
      >
        {formatShare(props.coverage)}
      </text>
    </svg>
  );
}

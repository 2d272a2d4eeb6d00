import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { ComponentSummary } from 'backstage-plugin-perf-coverage-common';
import { evidenceColours } from '../state';
import { Unknown } from './Values';
import { formatShare } from './format';

const parts = ['met', 'fresh', 'written', 'none'] as const;

/** The four kinds of evidence in words, as the bar, the ring and their text use them. */
export function evidenceSentence(
  evidence: ComponentSummary['evidence'],
): string {
  return `${evidence.met} met, ${evidence.fresh} run and fresh, ${evidence.written} only written, ${evidence.none} without evidence`;
}

const useStyles = makeStyles(theme => ({
  root: { minWidth: 104 },
  bar: {
    display: 'block',
    width: '100%',
    height: 8,
    borderRadius: 4,
    background: theme.palette.action.hover,
  },
  text: {
    fontSize: theme.typography.pxToRem(12.5),
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
}));

/** Requirements by evidence as one stacked bar, with the figures as text above it. */
export function EvidenceBar(props: {
  summary: Pick<
    ComponentSummary,
    'evidence' | 'met' | 'applicable' | 'coverage'
  >;
}) {
  const classes = useStyles();
  const theme = useTheme();
  const { evidence, met, applicable, coverage } = props.summary;
  const total = parts.reduce((sum, part) => sum + evidence[part], 0);
  if (applicable === 0 || coverage === null || total === 0) {
    return <Unknown why="Nothing is required of this component yet" />;
  }
  const colours = evidenceColours(theme);
  let start = 0;
  return (
    <div className={classes.root} title={evidenceSentence(evidence)}>
      <span className={classes.text}>
        {met} of {applicable} · {formatShare(coverage)}
      </span>
      <svg
        className={classes.bar}
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        role="img"
        aria-label={`Requirements by evidence: ${evidenceSentence(evidence)}`}
      >
        {parts.map(part => {
          const width = (evidence[part] / total) * 100;
          const x = start;
          start += width;
          return (
            width > 0 && (
              <rect
                key={part}
                x={x}
                width={width}
                height="8"
                fill={colours[part]}
              />
            )
          );
        })}
      </svg>
    </div>
  );
}

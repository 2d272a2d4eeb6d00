import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { ComponentSummary } from 'backstage-plugin-perf-coverage-common';
import { evidenceColours, evidenceParts } from '../state';
import { Unknown } from './Values';
import { formatNumber, formatShare } from './format';
import { Text, useText } from '../translation';

/** The four kinds of evidence in words, as the bar, the ring and their text use them. */
export function evidenceSentence(
  evidence: ComponentSummary['evidence'],
  t: Text,
): string {
  return t('common.evidence', {
    met: formatNumber(evidence.met),
    fresh: formatNumber(evidence.fresh),
    written: formatNumber(evidence.written),
    none: formatNumber(evidence.none),
  });
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
  const t = useText();
  const { evidence, met, applicable, coverage } = props.summary;
  const total = evidenceParts.reduce((sum, part) => sum + evidence[part], 0);
  if (applicable === 0 || coverage === null || total === 0) {
    return <Unknown why={t('common.nothingRequired')} />;
  }
  const colours = evidenceColours(theme);
  const sentence = evidenceSentence(evidence, t);
  let start = 0;
  return (
    <div className={classes.root} title={sentence}>
      <span className={classes.text}>
        {t('common.metOf', {
          met: formatNumber(met),
          applicable: formatNumber(applicable),
        })}
        {' · '}
        {formatShare(coverage)}
      </span>
      <svg
        className={classes.bar}
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('common.byEvidence', { evidence: sentence })}
      >
        {evidenceParts.map(part => {
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

import { makeStyles } from '@material-ui/core/styles';
import { DiffLine, lineDiff } from 'backstage-plugin-perf-coverage-common';
import { useMemo } from 'react';
import { quietText, toneGround } from '../state';
import { useText } from '../translation';
import { Quiet } from './Quiet';
import { scrollRegion } from './scrollRegion';

const useStyles = makeStyles(theme => ({
  root: {
    overflow: 'auto',
    maxHeight: '60vh',
    border: `1px solid ${theme.palette.divider}`,
    fontFamily: 'monospace',
    fontSize: theme.typography.pxToRem(13),
    lineHeight: 1.5,
    margin: theme.spacing(1, 0),
  },
  lines: { margin: 0, padding: 0, listStyle: 'none', minWidth: 'max-content' },
  line: { whiteSpace: 'pre', paddingRight: theme.spacing(2) },
  number: {
    display: 'inline-block',
    width: '4em',
    paddingRight: theme.spacing(1),
    textAlign: 'right',
    color: quietText(theme),
    userSelect: 'none',
  },
  added: { background: toneGround(theme, 'good') },
  removed: { background: toneGround(theme, 'bad') },
  hidden: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
}));

const marks: Record<DiffLine['kind'], string> = {
  same: '  ',
  added: '+ ',
  removed: '- ',
};

/** Where two texts differ, with signs beside the colours. */
export function DiffView(props: {
  before: string;
  after: string;
  /** Instead of "it is the same". */
  same?: string;
}) {
  const classes = useStyles();
  const t = useText();
  const { before, after } = props;
  const lines = useMemo(() => lineDiff(before, after), [before, after]);
  if (lines.length === 0) {
    return <Quiet>{props.same ?? t('plan.noDifference')}</Quiet>;
  }
  return (
    <div className={classes.root} {...scrollRegion(t('plan.lines'))}>
      <ol className={classes.lines}>
        {lines.map((line, index) => (
          <li
            key={index}
            className={`${classes.line} ${
              line.kind === 'same' ? '' : classes[line.kind]
            }`}
          >
            <span className={classes.number}>{line.line}</span>
            <span aria-hidden="true">{marks[line.kind]}</span>
            {line.kind !== 'same' && (
              <span className={classes.hidden}>
                {t(line.kind === 'added' ? 'plan.added' : 'plan.taken')}{' '}
              </span>
            )}
            <code>{line.text}</code>
          </li>
        ))}
      </ol>
    </div>
  );
}

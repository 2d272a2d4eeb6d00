import { makeStyles } from '@material-ui/core/styles';
import { useId, useRef } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Quiet } from '../components/Quiet';
import { StateSign } from '../state';
import { useText } from '../translation';
import { usePlanContext } from './PlanTextContext';

const useStyles = makeStyles(theme => ({
  text: {
    width: '100%',
    boxSizing: 'border-box',
    minHeight: 360,
    resize: 'vertical',
    padding: theme.spacing(1, 1.5),
    fontFamily: 'monospace',
    fontSize: theme.typography.pxToRem(13),
    lineHeight: 1.5,
    color: theme.palette.text.primary,
    background: theme.palette.background.paper,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    whiteSpace: 'pre',
    overflow: 'auto',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  list: { listStyle: 'none', margin: theme.spacing(1, 0), padding: 0 },
  problem: { overflowWrap: 'anywhere', padding: theme.spacing(0.5, 0) },
}));

/** Offset at which a line begins, both counted as people do. */
function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let count = 1; count < line; count++) {
    const end = text.indexOf('\n', at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return Math.min(text.length, at + column - 1);
}

/** The plan as YAML with what is wrong with it; a problem leads to its place. */
export function YamlField() {
  const classes = useStyles();
  const t = useText();
  const id = useId();
  const plan = usePlanContext();
  const area = useRef<HTMLTextAreaElement>(null);
  const { problems } = plan;
  return (
    <div>
      <Typography variant="h6" component="h3" gutterBottom>
        <label htmlFor={id}>{t('plan.yaml')}</label>
      </Typography>
      <Quiet paragraph>{t('plan.yamlHelp')}</Quiet>
      <textarea
        id={id}
        ref={area}
        className={classes.text}
        rows={Math.min(40, Math.max(16, plan.text.split('\n').length + 1))}
        spellCheck={false}
        wrap="off"
        value={plan.text}
        onChange={event => plan.setText(event.target.value, 'yaml')}
      />
      <div role="status">
        {problems.length === 0 ? (
          <StateSign sign="covered" word={t('plan.noProblems')} />
        ) : (
          <StateSign
            sign={plan.sound ? 'partial' : 'failing'}
            word={t('plan.problems', { count: problems.length })}
          />
        )}
      </div>
      <ul
        className={classes.list}
        aria-label={t('plan.problems', { count: problems.length })}
      >
        {problems.map((problem, index) => (
          <li key={index} className={classes.problem}>
            <StateSign
              sign={problem.severity === 'error' ? 'failing' : 'partial'}
              word={t(
                problem.severity === 'error' ? 'plan.error' : 'plan.warning',
              )}
              title={problem.message}
            />{' '}
            <Button
              size="small"
              onClick={() => {
                const at = offsetOf(plan.text, problem.line, problem.column);
                area.current?.focus();
                area.current?.setSelectionRange(at, at);
              }}
            >
              {t('plan.place', { line: problem.line, column: problem.column })}
            </Button>{' '}
            {problem.message}
            {problem.suggestion && <Quiet>{problem.suggestion}</Quiet>}
          </li>
        ))}
      </ul>
    </div>
  );
}

import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { PlanProblem } from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { Section } from '../components/Section';
import { SourceLink } from '../sources';
import { StateSign } from '../state';
import { useText } from '../translation';
import { Quiet } from '../components/Quiet';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
}));

function OneProblem(props: { problem: PlanProblem }) {
  const t = useText();
  const { problem } = props;
  return (
    <li>
      <StateSign
        sign={problem.severity === 'error' ? 'failing' : 'partial'}
        word={t(
          problem.severity === 'error' ? 'overview.error' : 'overview.warning',
        )}
        title={problem.message}
      />{' '}
      <SourceLink file={problem.file} line={problem.line} /> {problem.message}
      {problem.suggestion && <Quiet>{problem.suggestion}</Quiet>}
    </li>
  );
}

/** What is wrong with plan, result files and API documents, with place and mend. */
export function Problems() {
  const classes = useStyles();
  const t = useText();
  const { detail, to } = useComponentView();
  const { plan, sources, summary } = detail;
  const warnings = detail.assessment?.warnings ?? [];
  const failed = summary.scan.status === 'failed';
  if (
    !failed &&
    plan.problems.length + sources.problems.length + warnings.length === 0
  ) {
    return null;
  }
  return (
    <>
      {failed && (
        <Section
          title={t('overview.scanFailed')}
          text={t('overview.scanFailedText', {
            reason: summary.scan.message ?? t('overview.noReason'),
          })}
        >
          <span>{t('overview.mend')}</span>
        </Section>
      )}
      {plan.problems.length > 0 && (
        <Section
          title={t('overview.planProblems', { count: plan.problems.length })}
          text={plan.lastGood ? t('overview.lastGood') : undefined}
        >
          <ul className={classes.list}>
            {plan.problems.map((problem, index) => (
              <OneProblem key={index} problem={problem} />
            ))}
          </ul>
        </Section>
      )}
      {sources.problems.length > 0 && (
        <Section
          title={t('overview.fileProblems', {
            count: sources.problems.length,
          })}
        >
          <ul className={classes.list}>
            {sources.problems.map((problem, index) => (
              <li key={index}>
                <StateSign sign="failing" word={t('overview.error')} />{' '}
                <SourceLink file={problem.file} line={1} label={problem.file} />{' '}
                {problem.message}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {warnings.length > 0 && (
        <Section title={t('overview.unsure')} text={t('overview.unsureText')}>
          <ul className={classes.list}>
            {warnings.map((warning, index) => (
              <li key={index}>
                <StateSign
                  sign="partial"
                  word={t('overview.warning')}
                  title={warning.code}
                />{' '}
                {warning.message}
                {warning.runId && (
                  <>
                    {' '}
                    <Link to={to('results', warning.runId)}>
                      {t('overview.openRun')}
                    </Link>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { PlanProblem } from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { Section } from '../components/Section';
import { plural } from '../components/format';
import { SourceLink } from '../sources';
import { StateSign } from '../state';
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
  const { problem } = props;
  return (
    <li>
      <StateSign
        sign={problem.severity === 'error' ? 'failing' : 'partial'}
        word={problem.severity === 'error' ? 'Error' : 'Warning'}
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
          title="The last scan failed"
          text={`${
            summary.scan.message ?? 'It gave no reason.'
          } What is shown is from the scan before.`}
        >
          <span>Mend the cause, then press “Rescan”.</span>
        </Section>
      )}
      {plan.problems.length > 0 && (
        <Section
          title={plural(
            plan.problems.length,
            'problem in the plan',
            'problems in the plan',
          )}
          text={
            plan.lastGood
              ? 'The plan can’t be used as it stands; the last good one is in force until it is mended.'
              : undefined
          }
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
          title={plural(
            sources.problems.length,
            'file that could not be used',
            'files that could not be used',
          )}
        >
          <ul className={classes.list}>
            {sources.problems.map((problem, index) => (
              <li key={index}>
                <StateSign sign="failing" word="Error" />{' '}
                <SourceLink file={problem.file} line={1} label={problem.file} />{' '}
                {problem.message}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {warnings.length > 0 && (
        <Section
          title="Less sure than it looks"
          text="What was judged with reservations."
        >
          <ul className={classes.list}>
            {warnings.map((warning, index) => (
              <li key={index}>
                <StateSign sign="partial" word="Warning" title={warning.code} />{' '}
                {warning.message}
                {warning.runId && (
                  <>
                    {' '}
                    <Link to={to('results', warning.runId)}>Open the run</Link>
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

import { makeStyles } from '@material-ui/core/styles';
import type {
  AssessedFinding,
  SlaLimit,
} from 'backstage-plugin-perf-coverage-common';
import { Quiet } from '../components/Quiet';
import { SourceLink } from '../sources';
import { SignName, StateSign } from '../state';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(0.5),
    overflowWrap: 'anywhere',
  },
}));

const relations: Record<
  SlaLimit['relation'],
  { sign: SignName; word: string; title: string }
> = {
  same: {
    sign: 'covered',
    word: 'Same',
    title: 'The test asserts what the SLA says',
  },
  stricter: {
    sign: 'partial',
    word: 'Stricter',
    title: 'The test fails although the SLA is met',
  },
  looser: {
    sign: 'failing',
    word: 'Looser',
    title: 'The test passes although the SLA is breached',
  },
};

/** What tests and scripts assert of the same figure, held against the SLA. */
export function SlaLimits(props: { limits: SlaLimit[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {props.limits.map(limit => (
        <li key={`${limit.file}:${limit.line}:${limit.expression}`}>
          <StateSign {...relations[limit.relation]} />{' '}
          <SourceLink
            file={limit.file}
            line={limit.line}
            label={limit.expression}
          />
        </li>
      ))}
    </ul>
  );
}

/** Where plan, tests and results contradict each other, with the mend. */
export function FindingList(props: { findings: AssessedFinding[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {props.findings.map((finding, index) => (
        <li key={index}>
          <StateSign
            sign={finding.severity === 'warning' ? 'partial' : 'unknown'}
            word={finding.severity === 'warning' ? 'Warning' : 'Note'}
            title={finding.rule}
          />{' '}
          <SourceLink file={finding.file} line={finding.line} />{' '}
          {finding.message}
          <Quiet>{finding.help}</Quiet>
        </li>
      ))}
    </ul>
  );
}

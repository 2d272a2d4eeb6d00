import { makeStyles } from '@material-ui/core/styles';
import type {
  AssessedFinding,
  SlaLimit,
} from 'backstage-plugin-perf-coverage-common';
import { Quiet } from '../components/Quiet';
import { SourceLink } from '../sources';
import { SignName, StateSign } from '../state';
import { useText } from '../translation';

const useStyles = makeStyles(theme => ({
  limits: { minWidth: 220 },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(0.5),
    overflowWrap: 'anywhere',
  },
}));

const relationSigns: Record<SlaLimit['relation'], SignName> = {
  same: 'covered',
  stricter: 'partial',
  looser: 'failing',
};

/** What tests and scripts assert of the same figure, held against the SLA. */
export function SlaLimits(props: { limits: SlaLimit[] }) {
  const classes = useStyles();
  const t = useText();
  return (
    <ul className={`${classes.list} ${classes.limits}`}>
      {props.limits.map(limit => (
        <li key={`${limit.file}:${limit.line}:${limit.expression}`}>
          <StateSign
            sign={relationSigns[limit.relation]}
            word={t(`overview.relation-${limit.relation}`)}
            title={t(`overview.relationHelp-${limit.relation}`)}
          />{' '}
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
  const t = useText();
  return (
    <ul className={classes.list}>
      {props.findings.map((finding, index) => (
        <li key={index}>
          <StateSign
            sign={finding.severity === 'warning' ? 'partial' : 'unknown'}
            word={t(
              finding.severity === 'warning'
                ? 'overview.warning'
                : 'overview.note',
            )}
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

import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Finding,
  InventoryFile,
  Scenario,
} from 'backstage-plugin-perf-coverage-common';
import { ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import { formatDuration, plural } from '../components/format';
import { SourceLink } from '../sources';
import { StateSign, quietText } from '../state';

const SHOWN = 25;

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(0.5, 0, 2),
    padding: 0,
    '& > li': {
      borderTop: `1px solid ${theme.palette.divider}`,
      padding: theme.spacing(0.5, 0),
      overflowWrap: 'anywhere',
    },
  },
  quiet: {
    color: quietText(theme),
    fontSize: theme.typography.pxToRem(12.5),
  },
}));

/** A list that shows its head and the rest on request. */
function PartList<T>(props: {
  title: string;
  items: T[];
  render(item: T): ReactNode;
}) {
  const classes = useStyles();
  const [all, setAll] = useState(false);
  if (props.items.length === 0) return null;
  const shown = all ? props.items : props.items.slice(0, SHOWN);
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        {props.title} ({props.items.length})
      </Typography>
      <ul className={classes.list}>
        {shown.map((item, index) => (
          <li key={index}>{props.render(item)}</li>
        ))}
      </ul>
      {!all && props.items.length > SHOWN && (
        <Button size="small" onClick={() => setAll(true)}>
          Show all {props.items.length}
        </Button>
      )}
    </>
  );
}

export function FindingLine(props: { finding: Finding; file: string }) {
  const classes = useStyles();
  const { finding, file } = props;
  const sign = {
    error: 'broken',
    warning: 'partial',
    info: 'unknown',
  } as const;
  const word = { error: 'Error', warning: 'Warning', info: 'Note' } as const;
  return (
    <>
      <StateSign
        sign={sign[finding.severity]}
        word={word[finding.severity]}
        title={finding.rule}
      />{' '}
      <SourceLink
        file={file}
        line={finding.line}
        label={`line ${finding.line}`}
      />{' '}
      {finding.message}
      <div className={classes.quiet}>{finding.help}</div>
    </>
  );
}

function scenarioText(scenario: Scenario): string {
  return [
    scenario.executor,
    scenario.maxVUs === null ? null : `${scenario.maxVUs} VUs at most`,
    scenario.durationSeconds === null
      ? null
      : formatDuration(scenario.durationSeconds),
    scenario.iterations === null
      ? null
      : plural(scenario.iterations, 'iteration'),
    scenario.stages.length > 0 ? plural(scenario.stages.length, 'stage') : null,
    scenario.reachable ? null : 'never runs',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Everything that the scan found in one file, findings first. */
export function FileParts(props: { file: InventoryFile }) {
  const classes = useStyles();
  const { file } = props;
  const line = (number: number) => (
    <SourceLink file={file.path} line={number} label={`line ${number}`} />
  );
  return (
    <>
      <p className={classes.quiet}>
        {file.reason}
        {file.kind
          ? ` Taken for a ${file.kind} test: ${
              file.kindReason ?? 'the analyser gives no reason.'
            }`
          : file.kindReason && ` Of no test kind: ${file.kindReason}`}
      </p>
      <PartList
        title="Findings"
        items={file.findings}
        render={finding => <FindingLine finding={finding} file={file.path} />}
      />
      <PartList
        title="Tests"
        items={file.tests}
        render={test => (
          <>
            {line(test.line)}{' '}
            {test.suite && (
              <span className={classes.quiet}>{test.suite} › </span>
            )}
            {test.name}
            <div className={classes.quiet}>
              {[
                test.cases === null
                  ? 'number of cases unknown'
                  : plural(test.cases, 'case'),
                test.skipped ? 'skipped' : null,
                test.markers.length > 0 ? test.markers.join(', ') : null,
                ...test.limits.map(limit => limit.expression),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </>
        )}
      />
      <PartList
        title="Scenarios"
        items={file.scenarios}
        render={scenario => (
          <>
            {scenario.name}
            <div className={classes.quiet}>{scenarioText(scenario)}</div>
          </>
        )}
      />
      <PartList
        title="Thresholds"
        items={file.thresholds}
        render={threshold => (
          <>
            {line(threshold.line)} {threshold.metric}: {threshold.expression}
            {threshold.abortOnFail && (
              <span
                className={classes.quiet}
                title="The tool stops the whole run when it is broken"
              >
                {' '}
                · ends the run when broken
              </span>
            )}
            {!threshold.valid && ' '}
            {!threshold.valid && (
              <StateSign
                sign="broken"
                word="Invalid"
                title="The tool would reject this expression"
              />
            )}
          </>
        )}
      />
      <PartList
        title="Requests"
        items={file.requests}
        render={request => (
          <>
            <SourceLink
              file={request.file}
              line={request.line}
              label={
                request.file === file.path
                  ? `line ${request.line}`
                  : `${request.file}:${request.line}`
              }
            />{' '}
            {request.method} {request.path}
            <span className={classes.quiet}>
              {request.via && ` through ${request.via}`}
              {!request.resolved && ' · not fully derived'}
              {!request.reachable && ' · never sent'}
            </span>
          </>
        )}
      />
      <PartList title="Checks" items={file.checks} render={check => check} />
      <PartList
        title="Groups"
        items={file.groups ?? []}
        render={group => group}
      />
    </>
  );
}

import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Finding,
  InventoryFile,
  Scenario,
} from 'backstage-plugin-perf-coverage-common';
import { ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import { formatDuration, formatNumber } from '../components/format';
import { SourceLink } from '../sources';
import { StateSign, quietText } from '../state';
import { Text, useText } from '../translation';

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
  const t = useText();
  const [all, setAll] = useState(false);
  if (props.items.length === 0) return null;
  const shown = all ? props.items : props.items.slice(0, SHOWN);
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        {t('inventory.counted', {
          word: props.title,
          number: formatNumber(props.items.length),
        })}
      </Typography>
      <ul className={classes.list}>
        {shown.map((item, index) => (
          <li key={index}>{props.render(item)}</li>
        ))}
      </ul>
      {!all && props.items.length > SHOWN && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('common.showAll', { number: formatNumber(props.items.length) })}
        </Button>
      )}
    </>
  );
}

export function FindingLine(props: { finding: Finding; file: string }) {
  const classes = useStyles();
  const t = useText();
  const { finding, file } = props;
  const sign = {
    error: 'broken',
    warning: 'partial',
    info: 'unknown',
  } as const;
  return (
    <>
      <StateSign
        sign={sign[finding.severity]}
        word={t(`inventory.severity-${finding.severity}`)}
        title={finding.rule}
      />{' '}
      <SourceLink
        file={file}
        line={finding.line}
        label={t('inventory.line', { line: finding.line })}
      />{' '}
      {finding.message}
      <div className={classes.quiet}>{finding.help}</div>
    </>
  );
}

function scenarioText(scenario: Scenario, t: Text): string {
  return [
    scenario.executor,
    scenario.maxVUs === null
      ? null
      : t('inventory.users', { number: formatNumber(scenario.maxVUs) }),
    scenario.durationSeconds === null
      ? null
      : formatDuration(scenario.durationSeconds),
    scenario.iterations === null
      ? null
      : t('inventory.iterations', { count: scenario.iterations }),
    scenario.stages.length > 0
      ? t('inventory.stages', { count: scenario.stages.length })
      : null,
    scenario.reachable ? null : t('inventory.neverRuns'),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Everything that the scan found in one file, findings first. */
export function FileParts(props: { file: InventoryFile }) {
  const classes = useStyles();
  const t = useText();
  const { file } = props;
  const line = (number: number) => (
    <SourceLink
      file={file.path}
      line={number}
      label={t('inventory.line', { line: number })}
    />
  );
  return (
    <>
      <p className={classes.quiet}>
        {file.reason}{' '}
        {file.kind
          ? t('inventory.ofKind', {
              kind: file.kind,
              why: file.kindReason ?? t('inventory.noReason'),
            })
          : file.kindReason &&
            t('inventory.ofNoKind', { why: file.kindReason })}
      </p>
      <PartList
        title={t('inventory.titleFindings')}
        items={file.findings}
        render={finding => <FindingLine finding={finding} file={file.path} />}
      />
      <PartList
        title={t('inventory.titleTests')}
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
                  ? t('inventory.unknownCases')
                  : t('inventory.cases', { count: test.cases }),
                test.skipped ? t('inventory.skipped') : null,
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
        title={t('inventory.titleScenarios')}
        items={file.scenarios}
        render={scenario => (
          <>
            {scenario.name}
            <div className={classes.quiet}>{scenarioText(scenario, t)}</div>
          </>
        )}
      />
      <PartList
        title={t('inventory.titleThresholds')}
        items={file.thresholds}
        render={threshold => (
          <>
            {line(threshold.line)} {threshold.metric}: {threshold.expression}
            {threshold.abortOnFail && (
              <span
                className={classes.quiet}
                title={t('inventory.endsRunHelp')}
              >
                {' '}
                · {t('inventory.endsRun')}
              </span>
            )}
            {!threshold.valid && ' '}
            {!threshold.valid && (
              <StateSign
                sign="broken"
                word={t('inventory.invalid')}
                title={t('inventory.invalidHelp')}
              />
            )}
          </>
        )}
      />
      <PartList
        title={t('inventory.titleRequests')}
        items={file.requests}
        render={request => (
          <>
            <SourceLink
              file={request.file}
              line={request.line}
              label={
                request.file === file.path
                  ? t('inventory.line', { line: request.line })
                  : `${request.file}:${request.line}`
              }
            />{' '}
            {request.method} {request.path}
            <span className={classes.quiet}>
              {request.via &&
                ` ${t('inventory.through', { via: request.via })}`}
              {!request.resolved && ` · ${t('inventory.notDerived')}`}
              {!request.reachable && ` · ${t('inventory.neverSent')}`}
            </span>
          </>
        )}
      />
      <PartList
        title={t('inventory.titleChecks')}
        items={file.checks}
        render={check => check}
      />
      <PartList
        title={t('inventory.titleGroups')}
        items={file.groups ?? []}
        render={group => group}
      />
    </>
  );
}

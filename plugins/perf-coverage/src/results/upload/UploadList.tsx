import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { RunUploadResult } from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../../component/ComponentContext';
import { Quiet } from '../../components/Quiet';
import {
  cutMiddle,
  formatInstant,
  formatNumber,
  formatValue,
  plural,
} from '../../components/format';
import { SignName, StateSign, signOfSla, slaWords } from '../../state';
import type { Upload } from './useUploads';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    borderTop: `1px solid ${theme.palette.divider}`,
    padding: theme.spacing(1, 0),
    overflowWrap: 'anywhere',
    '& ul': { margin: 0, paddingLeft: theme.spacing(2.5) },
  },
}));

const verdicts: Record<
  RunUploadResult['verdict'],
  { sign: SignName; word: string }
> = {
  met: { sign: 'covered', word: 'SLAs met' },
  breached: { sign: 'failing', word: 'SLA breached' },
  none: { sign: 'unknown', word: 'No SLA to judge by' },
};

function Result(props: { result: RunUploadResult }) {
  const { to } = useComponentView();
  const { runs, slas, verdict } = props.result;
  return (
    <>
      <StateSign
        {...verdicts[verdict]}
        title="The SLAs that these runs are the newest evidence for"
      />
      <ul>
        {runs.map(({ run, created, warnings }) => (
          <li key={run.id}>
            <Link to={to('results', run.id)}>
              Run of {formatInstant(run.startedAt ?? run.receivedAt)}
            </Link>{' '}
            {run.tool.name}
            {!created && ' · was there already'}
            {warnings.length > 0 && (
              <ul aria-label="Warnings">
                {warnings.map((warning, index) => (
                  <li key={index}>
                    {warning.message}
                    {warning.count > 1 &&
                      ` (${formatNumber(warning.count)} times)`}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
        {slas.map(sla => (
          <li key={`${sla.capability}/${sla.name}`}>
            <StateSign
              sign={signOfSla(sla.state)}
              word={slaWords[sla.state]}
              title={sla.why}
            />{' '}
            {sla.name}: {sla.stat} {sla.operator}{' '}
            {formatValue(sla.value, sla.unit)}
            {sla.actual !== null &&
              `, measured ${formatValue(sla.actual, sla.unit)}`}
          </li>
        ))}
      </ul>
    </>
  );
}

const statusWords: Record<Upload['status'], string> = {
  waiting: 'waiting',
  sending: 'sending and reading…',
  done: 'read',
  failed: 'failed',
};

/** What became of each file. */
export function UploadList(props: {
  uploads: Upload[];
  onRetry(id: number): void;
}) {
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label="Uploads">
      {props.uploads.map(upload => (
        <li key={upload.id} className={classes.item}>
          <strong title={upload.names.join(', ')}>
            {upload.names.length === 1
              ? cutMiddle(upload.names[0], 64)
              : plural(upload.names.length, 'file')}
          </strong>{' '}
          {formatValue(upload.bytes / 1024, 'KiB')} ·{' '}
          {statusWords[upload.status]}
          {upload.result && (
            <div>
              <Result result={upload.result} />
            </div>
          )}
          {upload.error && (
            <div role="alert">
              <StateSign
                sign="failing"
                word="Not stored"
                title={upload.error.message}
              />
              <Quiet>{upload.error.message}</Quiet>
              <Button
                size="small"
                variant="outlined"
                onClick={() => props.onRetry(upload.id)}
              >
                Send again
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

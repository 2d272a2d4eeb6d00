import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { RunUploadResult } from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../../component/ComponentContext';
import { Quiet } from '../../components/Quiet';
import {
  cutMiddle,
  formatBytes,
  formatNumber,
  formatValue,
} from '../../components/format';
import { SignName, StateSign, signOfSla } from '../../state';
import { useText } from '../../translation';
import { runTimeText } from '../RunTime';
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

const verdicts: Record<RunUploadResult['verdict'], SignName> = {
  met: 'covered',
  breached: 'failing',
  none: 'unknown',
};

function Result(props: { result: RunUploadResult }) {
  const t = useText();
  const { to } = useComponentView();
  const { runs, slas, verdict } = props.result;
  return (
    <>
      <StateSign
        sign={verdicts[verdict]}
        word={t(`results.verdict-${verdict}`)}
        title={t('results.verdictHelp')}
      />
      <ul>
        {runs.map(({ run, created, warnings }) => (
          <li key={run.id}>
            <Link to={to('results', run.id)}>
              {t('results.runOf', {
                time: runTimeText(run),
              })}
            </Link>{' '}
            {run.tool.name}
            {!created && ` · ${t('results.wasThere')}`}
            {warnings.length > 0 && (
              <ul aria-label={t('results.titleWarnings')}>
                {warnings.map((warning, index) => (
                  <li key={index}>
                    {warning.message}
                    {warning.count > 1 &&
                      ` ${t('results.times', {
                        number: formatNumber(warning.count),
                      })}`}
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
              word={t(`state.sla-${sla.state}`)}
              title={sla.why}
            />{' '}
            {sla.name}: {sla.stat} {sla.operator}{' '}
            {formatValue(sla.value, sla.unit)}
            {sla.actual !== null &&
              `, ${t('results.measured', {
                value: formatValue(sla.actual, sla.unit),
              })}`}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What became of each file. */
export function UploadList(props: {
  uploads: Upload[];
  onRetry(id: number): void;
}) {
  const classes = useStyles();
  const t = useText();
  return (
    <ul className={classes.list} aria-label={t('results.uploadList')}>
      {props.uploads.map(upload => (
        <li key={upload.id} className={classes.item}>
          <strong title={upload.names.join(', ')}>
            {upload.names.length === 1
              ? cutMiddle(upload.names[0], 64)
              : t('results.files', { count: upload.names.length })}
          </strong>{' '}
          {formatBytes(upload.bytes)} · {t(`results.upload-${upload.status}`)}
          {upload.result && (
            <div>
              <Result result={upload.result} />
            </div>
          )}
          {upload.error && (
            <div role="alert">
              <StateSign
                sign="failing"
                word={t('results.notStored')}
                title={upload.error.message}
              />
              <Quiet>{upload.error.message}</Quiet>
              <Button
                size="small"
                variant="outlined"
                onClick={() => props.onRetry(upload.id)}
              >
                {t('results.sendAgain')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

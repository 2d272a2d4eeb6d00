import { Link } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { RunSummary, timeOf } from 'backstage-plugin-perf-coverage-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useRef, useState } from 'react';
import { useComponentView } from '../component/ComponentContext';
import { Column, DataTable } from '../components/DataTable';
import { Invitation } from '../components/Invitation';
import { Quiet } from '../components/Quiet';
import { Snippet } from '../components/Snippet';
import { Num, Unknown } from '../components/Values';
import { cutMiddle, formatDuration, formatRate } from '../components/format';
import { Place, curlSnippet, uploadSnippet } from '../overview/snippets';
import { StateSign } from '../state';
import { Text, useText } from '../translation';
import { RunTime } from './RunTime';
import { SyntheticBadge } from './SyntheticBadge';
import { UploadPanel } from './upload/UploadPanel';
import { verdictOf } from './verdict';

const TOKENS =
  'https://backstage.io/docs/auth/service-to-service-auth#static-tokens';

const useStyles = makeStyles(theme => ({
  line: { whiteSpace: 'nowrap' },
  jump: { marginBottom: theme.spacing(1) },
  sending: { outline: 'none' },
}));

/** Brings the way to send a run, below a long list, into view and under the keyboard. */
function showSending(element: HTMLElement | null) {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView?.({ block: 'start' });
}

/** The file's name: all of a component's results lie in the same folder. */
function fileOf(source: string): string {
  return source.split('/').slice(-1)[0] || source;
}

/** What a run counted, in a few words: requests with their errors, or tests. */
function totalsText(run: RunSummary, t: Text): string | null {
  const { totals } = run;
  const words: string[] = [];
  if (totals.requests !== null) {
    words.push(t('results.requests', { count: totals.requests }));
  }
  if (totals.errorRate !== null) {
    words.push(t('results.errors', { share: formatRate(totals.errorRate) }));
  }
  if (totals.tests > 0) {
    words.push(t('results.tests', { count: totals.tests }));
  }
  return words.length > 0 ? words.join(' · ') : null;
}

/** All runs of the component, the newest first, and how to send another. */
export function ResultsPage() {
  const classes = useStyles();
  const t = useText();
  const sending = useRef<HTMLDivElement>(null);
  const { detail, entityRef, to } = useComponentView();
  const config = useApi(configApiRef);
  // By the time shown, which is also that of “last run”.
  const runs = [...detail.runs].sort(
    (a, b) => Date.parse(timeOf(b)) - Date.parse(timeOf(a)),
  );
  const [place, setPlace] = useState<Place>({ environment: '', branch: '' });
  const backendUrl =
    config.getOptionalString('backend.baseUrl') ?? window.location.origin;
  const columns: Column<RunSummary>[] = [
    {
      name: t('results.run'),
      names: true,
      cell: run => (
        <Link to={to('results', run.id)} className={classes.line}>
          <RunTime run={run} relative />
        </Link>
      ),
    },
    {
      name: t('results.verdict'),
      cell: run => {
        const verdict = verdictOf(run.totals, t);
        return (
          <StateSign
            sign={verdict.sign}
            word={verdict.word}
            title={verdict.why}
          />
        );
      },
    },
    {
      name: t('results.tool'),
      cell: run => (
        <span className={classes.line}>
          {run.tool.name} {run.tool.version ?? ''}{' '}
          {run.synthetic && <SyntheticBadge />}
        </span>
      ),
    },
    {
      name: t('results.totals'),
      cell: run => (
        <span className={classes.line}>
          {totalsText(run, t) ?? <Unknown why={t('results.noCounts')} />}
        </span>
      ),
    },
    {
      name: t('results.duration'),
      right: true,
      cell: run =>
        run.durationSeconds === null ? (
          <Unknown why={t('results.notInFile')} />
        ) : (
          <Num>{formatDuration(run.durationSeconds)}</Num>
        ),
    },
    {
      name: t('results.environment'),
      cell: run => run.environment ?? <Unknown why={t('results.notSaid')} />,
    },
    {
      name: t('results.branch'),
      cell: run => run.branch ?? <Unknown why={t('results.notSaid')} />,
    },
    {
      name: t('results.from'),
      cell: run => (
        <span className={classes.line} title={run.source}>
          {cutMiddle(fileOf(run.source), 24)}
        </span>
      ),
    },
  ];
  return (
    <>
      {detail.runs.length > 0 && (
        <>
          <Button
            variant="outlined"
            size="small"
            className={classes.jump}
            onClick={() => showSending(sending.current)}
          >
            {t('results.another')}
          </Button>
          <DataTable
            label={t('results.runs')}
            columns={columns}
            rows={runs}
            keyOf={run => run.id}
          />
        </>
      )}
      <div ref={sending} tabIndex={-1} className={classes.sending}>
        <Invitation
          title={t(
            detail.runs.length === 0 ? 'results.noRuns' : 'results.another',
          )}
          text={t('results.invitation')}
        >
          <UploadPanel place={place} onPlace={setPlace} />
          <Snippet
            title={t('results.command')}
            text={uploadSnippet(entityRef, backendUrl, place)}
          />
          <Snippet
            title={t('results.curl')}
            text={curlSnippet(entityRef, backendUrl, place)}
          />
          <Quiet>
            {t('results.tokenHelp', {
              token: (
                <Link to={TOKENS} underline="always">
                  {t('results.token')}
                </Link>
              ),
            })}
          </Quiet>
        </Invitation>
      </div>
    </>
  );
}

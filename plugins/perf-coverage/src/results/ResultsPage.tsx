import { Link } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import type { RunSummary } from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { Column, DataTable } from '../components/DataTable';
import { Invitation } from '../components/Invitation';
import { Snippet } from '../components/Snippet';
import { Num, Unknown, When } from '../components/Values';
import {
  formatDuration,
  formatNumber,
  formatShare,
  plural,
} from '../components/format';
import { curlSnippet, uploadSnippet } from '../overview/snippets';
import { StateSign } from '../state';
import { SyntheticBadge } from './SyntheticBadge';
import { UploadPanel } from './upload/UploadPanel';
import { verdictOf } from './verdict';

/** What a run counted, in a few words: requests with their errors, or tests. */
function totalsText(run: RunSummary): string | null {
  const { totals } = run;
  const words: string[] = [];
  if (totals.requests !== null) {
    words.push(`${formatNumber(totals.requests)} requests`);
  }
  if (totals.errorRate !== null) {
    words.push(`${formatShare(totals.errorRate)} errors`);
  }
  if (totals.tests > 0) words.push(plural(totals.tests, 'test'));
  return words.length > 0 ? words.join(' · ') : null;
}

/** All runs of the component, the newest first, and how to send another. */
export function ResultsPage() {
  const { detail, entityRef, to } = useComponentView();
  const config = useApi(configApiRef);
  const backendUrl =
    config.getOptionalString('backend.baseUrl') ?? window.location.origin;
  const columns: Column<RunSummary>[] = [
    {
      name: 'Run',
      names: true,
      cell: run => (
        <Link to={to('results', run.id)}>
          <When
            at={run.startedAt ?? run.receivedAt}
            otherwise="The file gives no time"
          />
        </Link>
      ),
    },
    {
      name: 'Verdict',
      cell: run => {
        const verdict = verdictOf(run.totals);
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
      name: 'Tool',
      cell: run => (
        <>
          {run.tool.name} {run.tool.version ?? ''}{' '}
          {run.synthetic && <SyntheticBadge />}
        </>
      ),
    },
    {
      name: 'Totals',
      cell: run => totalsText(run) ?? <Unknown why="The file counts nothing" />,
    },
    {
      name: 'Duration',
      right: true,
      cell: run =>
        run.durationSeconds === null ? (
          <Unknown why="The file does not say" />
        ) : (
          <Num>{formatDuration(run.durationSeconds)}</Num>
        ),
    },
    {
      name: 'Environment',
      cell: run =>
        run.environment ?? <Unknown why="Not said when it was sent" />,
    },
    {
      name: 'Branch',
      cell: run => run.branch ?? <Unknown why="Not said when it was sent" />,
    },
    { name: 'From', cell: run => run.source },
  ];
  return (
    <>
      {detail.runs.length > 0 && (
        <DataTable
          label="Runs"
          columns={columns}
          rows={detail.runs}
          keyOf={run => run.id}
        />
      )}
      <Invitation
        title={detail.runs.length === 0 ? 'No runs yet' : 'Send another run'}
        text="A run shows here with its verdict, thresholds and slowest operations, and counts as evidence. Send result files from here, from your machine or from CI:"
      >
        <UploadPanel />
        <Snippet
          title="Upload a result file"
          text={uploadSnippet(entityRef, backendUrl)}
        />
        <Snippet
          title="The same with curl"
          text={curlSnippet(entityRef, backendUrl)}
        />
      </Invitation>
    </>
  );
}

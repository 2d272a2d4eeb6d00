import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import type { ScanProgress } from 'backstage-plugin-perf-coverage-common';
import { useScan } from '../api';
import { explainTrouble, statusOf } from '../components/Trouble';
import { plural } from '../components/format';
import { StateSign } from '../state';
import { useComponentView } from './ComponentContext';
import { Quiet } from '../components/Quiet';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    justifyItems: 'end',
    gap: theme.spacing(0.5),
    minWidth: 180,
    maxWidth: 320,
  },
  bar: { width: '100%' },
}));

const stageWords: Record<ScanProgress['stage'], string> = {
  queued: 'Waiting for its turn',
  reading: 'Reading files',
  analysing: 'Analysing tests',
  assessing: 'Assessing coverage',
  finished: 'Finished',
};

function sentenceOf(progress: ScanProgress | undefined): string {
  if (!progress) return 'Asking for a scan';
  switch (progress.status) {
    case 'done':
      return `Scan finished: ${plural(progress.filesRead, 'file')} read`;
    case 'failed':
      return `Scan failed: ${progress.message ?? 'no reason was given'}`;
    case 'no-sources':
      return progress.message ?? 'The component names no sources to read';
    case 'never':
      return 'The scan has not begun';
    case 'running':
      return progress.filesTotal === null
        ? stageWords[progress.stage]
        : `${stageWords[progress.stage]}: ${progress.filesRead} of ${
            progress.filesTotal
          }`;
    default: {
      const never: never = progress.status;
      return never;
    }
  }
}

function troubleSentence(error: Error): string {
  return statusOf(error) === 403
    ? 'You may not start a scan'
    : explainTrouble(error, 'the scan').title;
}

/** Reads the sources again now and says how far it is; the page stays usable. */
export function Rescan(props: { onDone(): void }) {
  const classes = useStyles();
  const { entityRef } = useComponentView();
  const { progress, running, error, start } = useScan(entityRef, props.onDone);
  const total = progress?.filesTotal ?? null;
  const share =
    progress && total !== null && total > 0
      ? Math.min(100, (progress.filesRead / total) * 100)
      : undefined;
  return (
    <div className={classes.root}>
      <Button
        variant="outlined"
        size="small"
        onClick={start}
        disabled={running}
      >
        {running ? 'Scanning…' : 'Rescan'}
      </Button>
      {running && (
        <LinearProgress
          className={classes.bar}
          aria-label="Scan"
          variant={share === undefined ? 'indeterminate' : 'determinate'}
          value={share}
        />
      )}
      <Quiet role="status">
        {(running || progress) && !error && sentenceOf(progress)}
        {error && (
          <StateSign
            sign="failing"
            word={troubleSentence(error)}
            title={error.message}
          />
        )}
      </Quiet>
    </div>
  );
}

import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import type { ScanProgress } from 'backstage-plugin-perf-coverage-common';
import { useScan } from '../api';
import { explainTrouble, statusOf } from '../components/Trouble';
import { formatNumber } from '../components/format';
import { StateSign } from '../state';
import { useComponentView } from './ComponentContext';
import { Quiet } from '../components/Quiet';
import { Text, useText } from '../translation';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    justifyItems: 'end',
    gap: theme.spacing(0.5),
    minWidth: 180,
    maxWidth: 320,
    [theme.breakpoints.down('xs')]: { justifyItems: 'start' },
  },
  bar: { width: '100%' },
  busy: { color: theme.palette.action.disabled },
}));

function sentenceOf(progress: ScanProgress | undefined, t: Text): string {
  if (!progress) return t('component.asking');
  const stage = t(`component.stage-${progress.stage}`);
  switch (progress.status) {
    case 'done':
      return t('component.scanDone', { count: progress.filesRead });
    case 'failed':
      return t('component.scanFailed', {
        reason: progress.message ?? t('component.noReason'),
      });
    case 'no-sources':
      return progress.message ?? t('component.noSources');
    case 'never':
      return t('component.scanNever');
    case 'running':
      return progress.filesTotal === null
        ? stage
        : t('component.scanOf', {
            stage,
            read: formatNumber(progress.filesRead),
            total: formatNumber(progress.filesTotal),
          });
    default: {
      const never: never = progress.status;
      return never;
    }
  }
}

function troubleSentence(error: Error, t: Text): string {
  return statusOf(error) === 403
    ? t('component.scanForbidden')
    : explainTrouble(error, t('component.scanWhat'), t).title;
}

/** Reads the sources again now and says how far it is; the page stays usable. */
export function Rescan(props: { onDone(): void }) {
  const classes = useStyles();
  const t = useText();
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
        // One that the browser disables would drop the focus.
        aria-disabled={running}
        className={running ? classes.busy : undefined}
        onClick={() => !running && start()}
      >
        {t(running ? 'component.scanning' : 'component.rescan')}
      </Button>
      {running && (
        <LinearProgress
          className={classes.bar}
          aria-label={t('component.scan')}
          variant={share === undefined ? 'indeterminate' : 'determinate'}
          value={share}
        />
      )}
      <Quiet role="status">
        {(running || progress) && !error && sentenceOf(progress, t)}
        {error && (
          <StateSign
            sign="failing"
            word={troubleSentence(error, t)}
            title={error.message}
          />
        )}
      </Quiet>
    </div>
  );
}

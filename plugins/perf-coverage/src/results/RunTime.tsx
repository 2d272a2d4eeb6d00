import { makeStyles } from '@material-ui/core/styles';
import { RunSummary, runTime } from 'backstage-plugin-perf-coverage-common';
import { formatAgo, formatDay, formatInstant } from '../components/format';
import { Text, useText } from '../translation';

type Dated = Pick<RunSummary, 'startedAt' | 'source' | 'receivedAt'>;

const useStyles = makeStyles({ help: { cursor: 'help' } });

/** The instant of a run; the day alone where only its file's name gives one. */
export function runTimeText(run: Dated): string {
  const { at, from } = runTime(run);
  return from === 'fileName' ? formatDay(at.slice(0, 10)) : formatInstant(at);
}

/** How the time of a run is known; null where its result says it. */
function originText(run: Dated, t: Text): string | null {
  const { from } = runTime(run);
  return from === 'result' ? null : t(`results.time-${from}`);
}

/** When a run took place, in words, with where that comes from on hover. */
export function RunTime(props: { run: Dated; relative?: true }) {
  const classes = useStyles();
  const t = useText();
  const { run, relative } = props;
  const { at } = runTime(run);
  const origin = originText(run, t);
  const exact = runTimeText(run);
  const title = [relative && exact, origin].filter(Boolean).join(' · ');
  return (
    <time
      dateTime={at}
      title={title || undefined}
      className={origin === null ? undefined : classes.help}
    >
      {relative ? formatAgo(at) : exact}
    </time>
  );
}

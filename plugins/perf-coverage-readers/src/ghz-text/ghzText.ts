/*
 * The summary that ghz prints (`ghz`, `--format summary`):
 * https://ghz.sh/docs/output#summary
 */
import { SummaryText } from '../input/summaryText';
import { textReader } from '../input/textReader';
import { times } from '../input/numbers';
import { addLoad } from '../run/load';
import { requestTotals } from '../run/RunBuilder';

/**
 * Reads ghz's summary. Every status but OK is a failed call.
 *
 * @public
 */
export const ghzTextReader = textReader({
  format: 'ghz-text',
  title: 'ghz output (--format summary)',
  tool: 'ghz',
  mend: 'ghz prints it when the run has ended',
  recognise: text =>
    /^Summary:/m.test(text) &&
    /^\s{1,9}Count:\s{1,20}\d/m.test(text) &&
    /^\s{1,9}Requests\/sec:/m.test(text)
      ? 0.96
      : 0,
  begins: line => line.startsWith('Summary:'),
  read(lines, run) {
    const text = new SummaryText(lines);
    const requests = text.number('Count');
    if (requests === undefined) {
      return false;
    }
    const slowest = text.milliseconds('Slowest');
    run.durationSeconds = times(text.milliseconds('Total'), 1e-3) ?? null;
    const failed = failedOf(text, requests);
    run.requests = requestTotals(requests, failed);
    addLoad(run, {
      scope: [],
      requests,
      failed: failed ?? undefined,
      perSecond: text.number('Requests/sec'),
      // Where no call succeeded, ghz prints 0.
      milliseconds:
        slowest === 0
          ? []
          : [
              ['min', text.milliseconds('Fastest')],
              ['avg', text.milliseconds('Average')],
              ['max', slowest],
              ...text.percentiles(),
            ],
    });
    return true;
  },
});

/** Older versions counted only OK by status; without either table it is unknown how many calls failed. */
function failedOf(text: SummaryText, requests: number): number | null {
  const statuses = text.statuses();
  const errors = text.errors();
  if (statuses.size > 0) {
    return requests - (statuses.get('OK') ?? 0);
  }
  return errors > 0 ? errors : null;
}

/*
 * What oha prints for people (`oha --no-tui`, `--output-format text`):
 * https://github.com/hatoo/oha/blob/master/src/printer.rs
 */
import { withoutColours } from '../input/colours';
import { SummaryText } from '../input/summaryText';
import { textReader } from '../input/textReader';
import { times } from '../input/numbers';
import { addLoad } from '../run/load';
import { countStatusCodes } from '../run/statusCodes';

/**
 * Reads oha's report. Responses of 400 and above and requests without response
 * count as failed; oha's own success rate counts any response as success.
 *
 * @public
 */
export const ohaTextReader = textReader({
  format: 'oha-text',
  title: 'oha output',
  tool: 'oha',
  mend: 'oha prints it when the run has ended',
  recognise: text =>
    /Summary:/.test(text) &&
    /^[^\n]{0,20}Success rate:\s/m.test(text) &&
    /^\s{1,9}Requests\/sec:/m.test(text)
      ? 0.96
      : 0,
  begins: line => withoutColours(line.slice(0, 200)).startsWith('Summary:'),
  read(coloured, run) {
    const text = new SummaryText(
      coloured.map(line => withoutColours(line.slice(0, 2000))),
    );
    const total = text.milliseconds('Total');
    const { responses, failed } = countStatusCodes(
      Object.fromEntries(text.statuses()),
    );
    const withoutResponse = text.errors();
    const sent = responses + withoutResponse;
    if (total === undefined || sent === 0) {
      return false;
    }
    run.durationSeconds = times(total, 1e-3) ?? null;
    run.requests = {
      requests: responses,
      failedRequests: failed + withoutResponse,
      errorRate: (failed + withoutResponse) / sent,
    };
    addLoad(run, {
      scope: [],
      requests: responses,
      failed,
      perSecond: text.number('Requests/sec'),
      milliseconds: [
        ['min', text.milliseconds('Fastest')],
        ['avg', text.milliseconds('Average')],
        ['max', text.milliseconds('Slowest')],
        ...text.percentiles(),
      ],
    });
    return true;
  },
});

/*
 * The requests of a run as `oha --output-format csv` lists them; times are in
 * s: https://github.com/hatoo/oha/blob/master/src/printer.rs
 */
import { ResultReader } from 'backstage-plugin-perf-coverage-node';
import { forEachLine } from '../input/lines';
import { decimal, times } from '../input/numbers';
import { loadMeasures } from '../run/load';
import { RunBuilder } from '../run/RunBuilder';
import { SampleRows } from '../run/SampleRows';

const format = 'oha-csv';

/**
 * Reads the requests of oha that were answered: it lists no others. Responses
 * of 400 and above count as failed. When the run started is not told.
 *
 * @public
 */
export const ohaCsvReader: ResultReader = {
  format,
  title: 'oha requests (--output-format csv)',
  recognise: head => ({
    confidence: /^request-start,DNS,/.test(head.text) ? 0.97 : 0,
  }),
  async read(input, limits) {
    const run = new RunBuilder(format, 'oha', limits);
    const rows = new SampleRows();
    let columns: string[] = [];
    let received = 0;
    const end = await forEachLine(input, (line, number) => {
      const fields = line.split(',');
      if (number === 1) {
        columns = fields;
        return;
      }
      if (line === '') {
        return;
      }
      const figure = (column: string) =>
        decimal(fields[columns.indexOf(column)]);
      const elapsed = times(figure('request-duration'), 1000);
      const status = figure('status');
      if (elapsed === undefined || status === undefined) {
        rows.take(undefined, number);
        return;
      }
      received += figure('bytes') ?? 0;
      rows.take(
        {
          elapsed,
          failed: status >= 400,
          offset: times(figure('request-start'), 1000),
        },
        number,
      );
    });
    rows.addTo(run, format, end);
    run.metric('data_received', [], loadMeasures.data_received, [
      ['count', received],
    ]);
    return run.build();
  },
};

/*
 * The calls of a run as `ghz --format csv` lists them; times are in ms:
 * https://ghz.sh/docs/output#csv
 */
import { ResultReader } from 'backstage-plugin-perf-coverage-node';
import { forEachLine } from '../input/lines';
import { decimal } from '../input/numbers';
import { RunBuilder } from '../run/RunBuilder';
import { SampleRows } from '../run/SampleRows';

const format = 'ghz-csv';
const header = /^\s{0,9}duration \(ms\),status,error/;

/**
 * Reads the calls of ghz. Every status but OK is a failed call. ghz quotes
 * nothing: what stands behind the status is the error, whatever it holds.
 *
 * @public
 */
export const ghzCsvReader: ResultReader = {
  format,
  title: 'ghz calls (--format csv)',
  recognise: head => ({ confidence: header.test(head.text) ? 0.97 : 0 }),
  async read(input, limits) {
    const run = new RunBuilder(format, 'ghz', limits);
    const rows = new SampleRows();
    const end = await forEachLine(input, (line, number) => {
      if (line === '' || header.test(line)) {
        return;
      }
      const [milliseconds, status] = line.split(',', 2);
      const elapsed = decimal(milliseconds);
      rows.take(
        elapsed === undefined || !status
          ? undefined
          : { elapsed, failed: status !== 'OK' },
        number,
      );
    });
    rows.addTo(run, format, end);
    return run.build();
  },
};

import fc from 'fast-check';
import { outcomeOf } from '../testing';
import { readRows } from './k6Csv';

const header = fc.constantFrom(
  'metric_name,timestamp,metric_value,check,error,group,method,name,scenario,url,extra_tags',
  'metric_name,timestamp,metric_value,method,name,extra_tags',
  'metric_value,name,timestamp,metric_name',
  'metric_name,timestamp',
);
const metric = fc.constantFrom(
  ...['http_reqs', 'http_req_duration', 'http_req_failed', 'checks', 'vus', ''],
);
const time = fc.constantFrom(
  ...['1772439300', '1772439300123', '1772439300123456', '', 'x', '99'],
  '2026-03-02T08:15:00Z',
);
const value = fc.constantFrom(
  ...['1', '0', '12.5', '123.456789', '-1', '007', '1e-5', 'NaN', '', ' 4'],
);
const other = fc.constantFrom(
  ...['', 'GET', 'login', 'http://a.test/users/7', 'is 200', '::main', 'a\\b'],
  ...['"a, b"', '"a\nb"', '"a', 'scenario=buy&url=x', 'größe', '\r'],
);
const row = fc
  .tuple(metric, time, value, fc.array(other, { maxLength: 9 }))
  .map(([name, at, amount, rest]) => [name, at, amount, ...rest].join());

describe('CsvPointScanner', () => {
  it('gives what reading every row as text gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        header,
        fc.array(row, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 5, max: 3000 }),
        async (first, rows, end, size) => {
          const content = [first, ...rows, ...rows].join(end);
          expect(await outcomeOf(readRows, content, true, size)).toEqual(
            await outcomeOf(readRows, content, false),
          );
        },
      ),
      { numRuns: 250 },
    );
  });
});

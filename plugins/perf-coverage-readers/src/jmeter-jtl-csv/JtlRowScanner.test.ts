import fc from 'fast-check';
import { outcomeOf } from '../testing';
import { readRows } from './jmeterJtlCsv';

const header = fc.constantFrom(
  'timeStamp,elapsed,label,responseCode,success,Latency',
  'elapsed,label',
  'label,success,elapsed,timeStamp',
  'timeStamp,elapsed,label,elapsed,success',
  'elapsed',
);
const field = fc.constantFrom(
  ...['1772439300000', '177243930000', '5', '12', '0', '007', '1.5', '-3'],
  ...['true', 'false', 'TRUE', ' true', 'login', '/users/17', 'http://a/b?c=1'],
  ...[
    '',
    '"a, b"',
    '"a\nb"',
    '"a',
    'a"b',
    '2026/03/02 08:15:00',
    'größe',
    '\r',
  ],
  ...['99999999999999999', 'elapsed', 'NaN', '\ufeff'],
);
const likely = fc.constantFrom(
  '1772439300000,5,login,200,true,2',
  '1772439301500,9,/users/4,500,false,2',
  '7,home',
  'home,true,7,1772439302000',
);
const row = fc.oneof(
  { weight: 3, arbitrary: likely },
  {
    weight: 2,
    arbitrary: fc.array(field, { maxLength: 7 }).map(f => f.join()),
  },
);

describe('JtlRowScanner', () => {
  it('gives what reading every row as text gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        header,
        fc.array(row, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 5, max: 3000 }),
        async (first, rows, end, size) => {
          const content = [first, ...rows].join(end);
          expect(await outcomeOf(readRows, content, true, size)).toEqual(
            await outcomeOf(readRows, content, false),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

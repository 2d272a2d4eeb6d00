import fc from 'fast-check';
import { outcomeOf } from '../testing';
import { readLog } from './gatlingSimulationLog';

const field = fc.constantFrom(
  ...['REQUEST', 'USER', 'GROUP', 'RUN', 'ERROR', 'OK', 'KO', 'ok', ' ', ''],
  ...['1772439300000', '1772439300250', '17724393', '7', '007', '-3', '1.5'],
  ...[
    'login',
    '/users/17',
    'a,b',
    'größe',
    '\r',
    '99999999999999999',
    '\ufeff',
  ],
);
const likely = fc.constantFrom(
  'RUN\tshop.Peak\tpeak\t1772439300000\t \t3.10.3',
  'USER\tbuy\tSTART\t1772439300000',
  'GROUP\tcart\t1772439300000\t1772439300250\t40\tOK',
  'REQUEST\t\tlogin\t1772439300001\t1772439300056\tOK\t ',
  'REQUEST\tcart\tpay\t1772439300101\t1772439301056\tKO\tstatus.find.is(200), found\t500',
  'REQUEST\t1\tcart\tpay\t1772439300101\t1772439301056\tOK\t ',
  'REQUEST\tbuy\t1\t\tpay\t1772439300101\t1772439301056\tOK\t ',
  'REQUEST\tbuy\t1\t\tpay\t1772439300101\t1772439300102\t1772439300103\t1772439301056\tOK\t ',
  'REQUEST\t\tlogin\t1772439300056\t1772439300001\tOK\t ',
);
const record = fc.oneof(
  { weight: 3, arbitrary: likely },
  {
    weight: 2,
    arbitrary: fc.array(field, { maxLength: 12 }).map(f => f.join('\t')),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(field, { minLength: 4, maxLength: 9 })
      .map(f => ['REQUEST', ...f].join('\t')),
  },
);

describe('LogScanner', () => {
  it('gives what reading every record as text gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 5, max: 3000 }),
        async (records, end, size) => {
          const content = records.join(end);
          expect(await outcomeOf(readLog, content, true, size)).toEqual(
            await outcomeOf(readLog, content, false),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes in usual records without making texts of them', async () => {
    const split = jest.spyOn(String.prototype, 'split');
    const content =
      'REQUEST\t\tlogin\t1772439300001\t1772439300056\tOK\t \n'.repeat(500);
    const run = await outcomeOf(readLog, content, true);
    expect(split.mock.calls.length).toBeLessThan(20);
    split.mockRestore();
    expect(run).toMatchObject({ totals: { requests: 500 } });
  });
});

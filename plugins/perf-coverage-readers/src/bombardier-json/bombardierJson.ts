/*
 * The output of `bombardier -o json -p result`; latencies are in µs:
 * https://github.com/codesenberg/bombardier
 */
import { InputError } from '@backstage/errors';
import { isObject, member, numberMember, objectMember } from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { times } from '../input/numbers';
import { addLoad, loadMeasures } from '../run/load';
import { requestTotals } from '../run/RunBuilder';

const format = 'bombardier-json';
const percentiles = ['50', '75', '90', '95', '99'];

/**
 * Reads bombardier's JSON. Percentiles are there where `--latencies` was set.
 *
 * @public
 */
export const bombardierJsonReader = jsonReader({
  format,
  title: 'bombardier result (-o json)',
  tool: 'bombardier',
  recognise: value =>
    member(objectMember(value, 'result'), 'req2xx') !== undefined &&
    isObject(member(member(value, 'result'), 'latency'))
      ? 0.96
      : 0,
  read(value, run) {
    const result = objectMember(value, 'result');
    const counts = ['req1xx', 'req2xx', 'req3xx', 'req4xx', 'req5xx', 'others'];
    const [first, second, third, fourth, fifth, others] = counts.map(
      key => numberMember(result, key) ?? 0,
    );
    const failed = fourth + fifth + others;
    const requests = first + second + third + failed;
    const latency = member(result, 'latency');
    if (!isObject(latency)) {
      throw new InputError(
        `line 1: the ${format} file has no result.latency; write it with -o json -p result`,
      );
    }
    const seconds = numberMember(result, 'timeTakenSeconds');
    run.durationSeconds = seconds ?? null;
    run.requests = requestTotals(requests, failed);
    const ms = (from: unknown, key: string) =>
      times(numberMember(from, key), 1e-3);
    const shares = objectMember(latency, 'percentiles');
    addLoad(run, {
      scope: [],
      requests,
      failed,
      perSecond: seconds ? requests / seconds : undefined,
      milliseconds: [
        ['avg', ms(latency, 'mean')],
        ['med', ms(shares, '50')],
        ['max', ms(latency, 'max')],
        ['stddev', ms(latency, 'stddev')],
        ...percentiles.map(key => [`p${key}`, ms(shares, key)] as const),
      ],
    });
    run.metric('data_received', [], loadMeasures.data_received, [
      ['count', numberMember(result, 'bytesRead')],
    ]);
    run.metric('data_sent', [], loadMeasures.data_sent, [
      ['count', numberMember(result, 'bytesWritten')],
    ]);
  },
});

/*
 * The output of `oha --output-format json` (`--json`, `-j` before 1.9); times
 * are in s: https://github.com/hatoo/oha#json-output
 */
import { isObject, member, numberMember, objectMember } from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { times } from '../input/numbers';
import { addLoad, loadMeasures } from '../run/load';
import { countStatusCodes, sumCounts } from '../run/statusCodes';

const format = 'oha-json';

/**
 * Reads oha's JSON. Responses of 400 and above and requests without response
 * count as failed; oha's own success rate counts any response as success.
 *
 * @public
 */
export const ohaJsonReader = jsonReader({
  format,
  title: 'oha result (--output-format json)',
  tool: 'oha',
  recognise: value =>
    member(objectMember(value, 'summary'), 'requestsPerSec') !== undefined &&
    isObject(member(value, 'latencyPercentiles'))
      ? 0.96
      : 0,
  read(value, run) {
    const summary = objectMember(value, 'summary');
    const { responses, failed } = countStatusCodes(
      objectMember(value, 'statusCodeDistribution'),
    );
    const withoutResponse = sumCounts(objectMember(value, 'errorDistribution'));
    const sent = responses + withoutResponse;
    run.durationSeconds = numberMember(summary, 'total') ?? null;
    run.requests = {
      requests: responses,
      failedRequests: failed + withoutResponse,
      errorRate: sent > 0 ? (failed + withoutResponse) / sent : null,
    };
    const percentiles = objectMember(value, 'latencyPercentiles');
    const ms = (from: unknown, key: string) =>
      times(numberMember(from, key), 1000);
    addLoad(run, {
      scope: [],
      requests: responses,
      failed,
      perSecond: numberMember(summary, 'requestsPerSec'),
      milliseconds: [
        ['min', ms(summary, 'fastest')],
        ['avg', ms(summary, 'average')],
        ['med', ms(percentiles, 'p50')],
        ['max', ms(summary, 'slowest')],
        ...['p50', 'p75', 'p90', 'p95', 'p99', 'p99.9'].map(
          key => [key, ms(percentiles, key)] as const,
        ),
      ],
    });
    run.metric('data_received', [], loadMeasures.data_received, [
      ['count', numberMember(summary, 'totalData')],
    ]);
  },
});

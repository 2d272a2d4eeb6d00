/*
 * The output of `vegeta report -type=json`; latencies are in ns:
 * https://github.com/tsenart/vegeta#json
 */
import { InputError } from '@backstage/errors';
import {
  isObject,
  member,
  numberMember,
  objectMember,
  textMember,
} from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { times } from '../input/numbers';
import { toIsoTime } from '../input/time';
import { addLoad, loadMeasures } from '../run/load';

const format = 'vegeta-json';
const msPerNs = 1e-6;

const latencyStats = [
  ['min', 'min'],
  ['mean', 'avg'],
  ['50th', 'med'],
  ['50th', 'p50'],
  ['90th', 'p90'],
  ['95th', 'p95'],
  ['99th', 'p99'],
  ['max', 'max'],
] as const;

/**
 * Reads Vegeta's JSON report. Vegeta counts a response of 200 to 399 as
 * success.
 *
 * @public
 */
export const vegetaJsonReader = jsonReader({
  format,
  title: 'Vegeta report (vegeta report -type=json)',
  tool: 'vegeta',
  recognise: value =>
    isObject(member(value, 'latencies')) &&
    (member(value, 'bytes_in') !== undefined ||
      member(value, 'status_codes') !== undefined)
      ? 0.96
      : 0,
  read(value, run) {
    const requests = numberMember(value, 'requests');
    const success = numberMember(value, 'success');
    const latencies = objectMember(value, 'latencies');
    if (requests === undefined) {
      throw new InputError(`line 1: the ${format} file has no 'requests'`);
    }
    run.startedAt = toIsoTime(textMember(value, 'earliest'));
    run.durationSeconds = times(numberMember(value, 'duration'), 1e-9) ?? null;
    const failed =
      success === undefined ? undefined : Math.round(requests * (1 - success));
    run.requests = {
      requests,
      failedRequests: failed ?? null,
      errorRate: success === undefined || requests === 0 ? null : 1 - success,
    };
    addLoad(run, {
      scope: [],
      requests,
      failed,
      perSecond: numberMember(value, 'rate'),
      milliseconds: [
        ['count', requests],
        ...latencyStats.map(
          ([theirs, ours]) =>
            [ours, times(numberMember(latencies, theirs), msPerNs)] as const,
        ),
      ],
    });
    run.metric('data_received', [], loadMeasures.data_received, [
      ['count', numberMember(member(value, 'bytes_in'), 'total')],
    ]);
    run.metric('data_sent', [], loadMeasures.data_sent, [
      ['count', numberMember(member(value, 'bytes_out'), 'total')],
    ]);
  },
});

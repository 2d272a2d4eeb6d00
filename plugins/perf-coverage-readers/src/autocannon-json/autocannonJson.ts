/*
 * The output of `autocannon --json`; latencies are in ms:
 * https://github.com/mcollina/autocannon#autocannonopts-cb
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
import { toIsoTime } from '../input/time';
import { addLoad, loadMeasures } from '../run/load';

const format = 'autocannon-json';

const percentiles = [
  ['p50', 'p50'],
  ['p75', 'p75'],
  ['p90', 'p90'],
  ['p97_5', 'p97.5'],
  ['p99', 'p99'],
  ['p999', 'p99.9'], // Before version 3.
  ['p99_9', 'p99.9'],
] as const;

/**
 * Reads autocannon's JSON. It gives p97.5 rather than p95; what it does not
 * give stays away.
 *
 * @public
 */
export const autocannonJsonReader = jsonReader({
  format,
  title: 'autocannon result (--json)',
  tool: 'autocannon',
  recognise: value =>
    isObject(member(value, 'latency')) &&
    isObject(member(value, 'requests')) &&
    isObject(member(value, 'throughput'))
      ? 0.96
      : 0,
  read(value, run) {
    const requests = objectMember(value, 'requests');
    const completed = numberMember(requests, 'total');
    if (completed === undefined) {
      throw new InputError(`line 1: the ${format} file has no requests.total`);
    }
    const latency = objectMember(value, 'latency');
    const withoutResponse = numberMember(value, 'errors') ?? 0;
    const failed = (numberMember(value, 'non2xx') ?? 0) + withoutResponse;
    run.startedAt = toIsoTime(textMember(value, 'start'));
    run.durationSeconds = numberMember(value, 'duration') ?? null;
    run.requests = {
      requests: completed,
      failedRequests: failed,
      errorRate:
        completed + withoutResponse > 0
          ? failed / (completed + withoutResponse)
          : null,
    };
    addLoad(run, {
      scope: [],
      requests: completed,
      failed,
      perSecond:
        numberMember(requests, 'mean') ?? numberMember(requests, 'average'),
      milliseconds: [
        ['count', numberMember(latency, 'totalCount')],
        ['min', numberMember(latency, 'min')],
        [
          'avg',
          numberMember(latency, 'mean') ?? numberMember(latency, 'average'),
        ],
        ['med', numberMember(latency, 'p50')],
        ['max', numberMember(latency, 'max')],
        ['stddev', numberMember(latency, 'stddev')],
        ...percentiles.map(
          ([theirs, ours]) => [ours, numberMember(latency, theirs)] as const,
        ),
      ],
    });
    run.metric('data_received', [], loadMeasures.data_received, [
      ['count', numberMember(objectMember(value, 'throughput'), 'total')],
    ]);
  },
});

/*
 * The output of `ghz --format json`; times are in ns:
 * https://ghz.sh/docs/output
 */
import { InputError } from '@backstage/errors';
import {
  arrayMember,
  isObject,
  member,
  numberMember,
  objectMember,
  textMember,
} from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { times } from '../input/numbers';
import { toIsoTime } from '../input/time';
import { addLoad } from '../run/load';
import { requestTotals } from '../run/RunBuilder';

const format = 'ghz-json';
const msPerNs = 1e-6;

/**
 * Reads ghz's JSON summary. Every status but OK is a failed call; metadata and
 * data of the calls stay out.
 *
 * @public
 */
export const ghzJsonReader = jsonReader({
  format,
  title: 'ghz result (--format json)',
  tool: 'ghz',
  recognise(value) {
    if (
      isObject(member(value, 'options')) &&
      member(value, 'endReason') !== undefined
    ) {
      return 0.95;
    }
    return Array.isArray(member(value, 'latencyDistribution')) &&
      member(value, 'fastest') !== undefined
      ? 0.9
      : 0;
  },
  read(value, run) {
    const requests = numberMember(value, 'count');
    if (requests === undefined) {
      throw new InputError(`line 1: the ${format} file has no 'count'`);
    }
    const total = numberMember(value, 'total');
    run.durationSeconds = times(total, 1e-9) ?? null;
    // `date` is when the report was made, after the last call.
    const end = toIsoTime(textMember(value, 'date'));
    run.startedAt =
      end === null
        ? null
        : toIsoTime(Date.parse(end) - Math.round((total ?? 0) * msPerNs));
    const good = numberMember(
      objectMember(value, 'statusCodeDistribution'),
      'OK',
    );
    const failed = requests - (good ?? 0);
    run.requests = requestTotals(requests, failed);
    const ms = (key: string) => times(numberMember(value, key), msPerNs);
    const percentiles = arrayMember(value, 'latencyDistribution').flatMap(
      (each): [string, number | undefined][] => {
        const percentile = numberMember(each, 'percentage');
        // Older versions left places that they had no sample for at 0.
        return !percentile
          ? []
          : [[`p${percentile}`, times(numberMember(each, 'latency'), msPerNs)]];
      },
    );
    addLoad(run, {
      scope: [],
      requests,
      failed,
      perSecond: numberMember(value, 'rps'),
      // Where no call succeeded, ghz writes 0.
      milliseconds:
        numberMember(value, 'slowest') === 0
          ? []
          : [
              ['min', ms('fastest')],
              ['avg', ms('average')],
              ['max', ms('slowest')],
              ...percentiles,
            ],
    });
  },
});

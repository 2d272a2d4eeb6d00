/*
 * The output of `fortio load -json FILE`; times are in s, the duration in ns:
 * https://github.com/fortio/fortio
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

const format = 'fortio-json';

/** Some builds write a sentence instead, and old ones their date behind it. */
const versionStart = /^(?:v?\d|dev)\S{0,40}/;

/** What a gRPC run returns where all is well: SERVING, by name or number. */
const goodGrpcCodes = new Set(['1', 'SERVING', 'OK']);

/**
 * Reads Fortio's JSON: the percentiles that the run was asked for with `-p`.
 *
 * @public
 */
export const fortioJsonReader = jsonReader({
  format,
  title: 'Fortio result (fortio load -json)',
  tool: 'fortio',
  recognise: value =>
    isObject(member(value, 'DurationHistogram')) &&
    member(value, 'ActualQPS') !== undefined
      ? 0.97
      : 0,
  read(value, run) {
    const histogram = objectMember(value, 'DurationHistogram');
    const requests = numberMember(histogram, 'Count');
    if (requests === undefined) {
      throw new InputError(
        `line 1: the ${format} file has no DurationHistogram.Count`,
      );
    }
    run.tool.version =
      versionStart.exec(textMember(value, 'Version') ?? '')?.[0] ?? null;
    run.startedAt = toIsoTime(textMember(value, 'StartTime'));
    run.durationSeconds =
      times(numberMember(value, 'ActualDuration'), 1e-9) ?? null;
    const failed = failedOf(value);
    run.requests = requestTotals(requests, failed);
    const ms = (key: string) => times(numberMember(histogram, key), 1000);
    const percentiles = arrayMember(histogram, 'Percentiles').flatMap(
      (each): [string, number | undefined][] => {
        const percentile = numberMember(each, 'Percentile');
        return percentile === undefined
          ? []
          : [[`p${percentile}`, times(numberMember(each, 'Value'), 1000)]];
      },
    );
    addLoad(run, {
      scope: [],
      requests,
      failed: failed ?? undefined,
      perSecond: numberMember(value, 'ActualQPS'),
      milliseconds: [
        ['count', requests],
        ['min', ms('Min')],
        ['avg', ms('Avg')],
        ['max', ms('Max')],
        ['stddev', ms('StdDev')],
        ...percentiles,
      ],
    });
  },
});

function failedOf(value: unknown): number | null {
  const codes = member(value, 'RetCodes');
  if (!isObject(codes)) {
    return null;
  }
  const isGrpc = (textMember(value, 'RunType') ?? '').startsWith('GRPC');
  return Object.entries(codes).reduce((failed, [code, count]) => {
    const good = isGrpc ? goodGrpcCodes.has(code) : /^[23]\d\d$/.test(code);
    return typeof count === 'number' && !good ? failed + count : failed;
  }, 0);
}

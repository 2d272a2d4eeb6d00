/*
 * `target/criterion/NAME/new/estimates.json` of Criterion.rs; times are in ns:
 * https://bheisler.github.io/criterion.rs/book/user_guide/csv_output.html
 */
import { InputError } from '@backstage/errors';
import { isObject, member, memberAt, numberMember } from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { times } from '../input/numbers';
import { benchMeasures } from '../run/bench';

const format = 'criterion-estimates-json';
const secondsPerNs = 1e-9;

/**
 * Reads the estimates of one benchmark of Criterion.rs. The file does not name
 * its benchmark; the folder that it lies in does.
 *
 * @public
 */
export const criterionEstimatesJsonReader = jsonReader({
  format,
  title: 'Criterion.rs estimates.json',
  tool: 'criterion',
  recognise: value =>
    isObject(member(value, 'median_abs_dev')) &&
    memberAt(value, 'mean', 'point_estimate') !== undefined
      ? 0.96
      : 0,
  read(value, run) {
    const seconds = (key: string) =>
      times(numberMember(member(value, key), 'point_estimate'), secondsPerNs);
    const mean = seconds('mean');
    if (mean === undefined) {
      throw new InputError(
        `line 1: the ${format} file has no mean.point_estimate`,
      );
    }
    run.metric('duration', [], benchMeasures.duration, [
      ['avg', mean],
      ['med', seconds('median')],
      ['stddev', seconds('std_dev')],
    ]);
    run.warn(
      'name-absent',
      'The file does not name its benchmark; keep one file per benchmark and upload',
    );
  },
});

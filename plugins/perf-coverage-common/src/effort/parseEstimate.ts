import { InputError } from '@backstage/errors';
import { EstimateRange } from '../vocabulary';

/** Hours of a working day where nothing else is said. @public */
export const defaultHoursPerDay = 8;

/** One estimate may not exceed this: about five years of one person. @public */
export const maxEstimateHours = 10_000;

const examples = '15-20h, 2-3d, 10/15/30h or 8h';

interface Part {
  /** As written, without unit. */
  number: string;
  value: number;
  unit: 'h' | 'd' | null;
}

/**
 * Reads an estimate of work into hours.
 *
 * - `15-20h`, `2-3d`: low and high, an 80 % interval
 * - `10/15/30h`: low, likely, high
 * - `8h`, `1d`: one figure without spread
 *
 * A day has `hoursPerDay` hours, 8 unless told otherwise, and of these
 * `focusFactor`, 1 unless told otherwise, is left for the work itself: with
 * 0.75 a day is 6 hours of work. Each figure may have a unit of its own
 * (`4h-2d`); one without takes the last one's. Spaces and en dashes are fine.
 *
 * @throws `InputError` of `@backstage/errors` that says what is wrong and what
 * to write instead.
 * @public
 */
export function parseEstimate(
  text: string,
  options: { hoursPerDay?: number; focusFactor?: number } = {},
): EstimateRange {
  const hoursPerDay = options.hoursPerDay ?? defaultHoursPerDay;
  if (!(hoursPerDay > 0 && hoursPerDay <= 24)) {
    throw new InputError(
      `A working day of ${hoursPerDay} hours can't be: give hoursPerDay as more than 0 and at most 24`,
    );
  }
  const focusFactor = options.focusFactor ?? 1;
  if (!(focusFactor > 0 && focusFactor <= 1)) {
    throw new InputError(
      `A focus factor of ${focusFactor} can't be: give the share of a day that is left for the work, more than 0 and at most 1`,
    );
  }
  const written = text.trim();
  const parts = split(written);
  const unit = parts[parts.length - 1].unit;
  if (unit === null) {
    throw new InputError(
      `The estimate "${shown(written)}" has no unit: write "${shown(
        written,
      )}h" for hours or "${shown(written)}d" for days`,
    );
  }
  const hours = parts.map(
    part =>
      part.value *
      ((part.unit ?? unit) === 'd' ? hoursPerDay * focusFactor : 1),
  );
  for (let index = 1; index < hours.length; index++) {
    if (hours[index] < hours[index - 1]) {
      const sorted = parts
        .map((part, at) => ({ part, hours: hours[at] }))
        .sort((a, b) => a.hours - b.hours)
        .map(entry => `${entry.part.number}${entry.part.unit ?? unit}`)
        .join(parts.length === 3 ? '/' : '-');
      throw new InputError(
        `The estimate "${shown(
          written,
        )}" falls where it should rise: write the smaller figure first, "${sorted}"`,
      );
    }
  }
  const high = hours[hours.length - 1];
  if (high > maxEstimateHours) {
    throw new InputError(
      `The estimate "${shown(
        written,
      )}" is more than ${maxEstimateHours} hours: split the work, or check the figure and its unit`,
    );
  }
  if (high === 0) {
    throw new InputError(
      `The estimate "${shown(
        written,
      )}" is no work at all: leave it out, or write ${examples}`,
    );
  }
  return hours.length === 3
    ? { low: hours[0], likely: hours[1], high }
    : { low: hours[0], high };
}

function split(written: string): Part[] {
  if (written.length === 0) {
    throw new InputError(`The estimate is empty: write ${examples}`);
  }
  if (written.length > 60) {
    throw new InputError(
      `The estimate "${shown(written)}" is too long: write ${examples}`,
    );
  }
  const plain = written.replace(/[\u2010-\u2015\u2212]/g, '-');
  if (plain.startsWith('-')) {
    throw new InputError(
      `The estimate "${written}" is negative: hours start at 0, write ${plain.slice(
        1,
      )}`,
    );
  }
  const pieces = plain.split(plain.includes('/') ? '/' : '-');
  const fits = plain.includes('/') ? pieces.length === 3 : pieces.length <= 2;
  if (!fits) throw notUnderstood(written);
  return pieces.map(piece => readPart(piece.trim(), written));
}

function readPart(piece: string, written: string): Part {
  const match = /^(\d{1,12}(?:\.\d{1,6})?) ?([a-z]{0,8})$/i.exec(piece);
  if (!match) throw notUnderstood(written);
  return {
    number: match[1],
    value: Number(match[1]),
    unit: readUnit(match[2].toLocaleLowerCase('en-US'), written),
  };
}

function readUnit(unit: string, written: string): Part['unit'] {
  switch (unit) {
    case '':
      return null;
    case 'h':
    case 'hour':
    case 'hours':
      return 'h';
    case 'd':
    case 'day':
    case 'days':
      return 'd';
    default:
      throw new InputError(
        `The estimate "${written}" has the unknown unit "${unit}": use h for hours or d for days, as in ${examples}`,
      );
  }
}

function notUnderstood(written: string): InputError {
  return new InputError(
    `The estimate "${written}" is not understood: write ${examples}`,
  );
}

function shown(written: string): string {
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}

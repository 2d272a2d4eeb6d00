import { CommandFailure } from '../failure';

/** A reader of a whole-number option that says what it takes. */
export function wholeNumber(option: string, least: number, most: number) {
  return (text: string): number => {
    const value = /^-?\d{1,15}$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    throw new CommandFailure(
      `${option} ${text}: it takes a whole number from ${least} to ${most}`,
    );
  };
}

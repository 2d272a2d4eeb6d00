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

/** A reader of an option with a figure that says what it takes. */
export function numberFrom(option: string, least: number, most: number) {
  return (text: string): number => {
    const value = /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    throw new CommandFailure(
      `${option} ${text}: it takes a number from ${least} to ${most}`,
    );
  };
}

/** A reader of an option with a day. */
export function day(option: string) {
  return (text: string): string => {
    const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
    if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(text)) {
      return text;
    }
    throw new CommandFailure(
      `${option} ${text}: it takes a day that the calendar has, such as 2026-01-05`,
    );
  };
}

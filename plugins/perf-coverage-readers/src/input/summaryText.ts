import { secondsIn } from '../run/bench';
import { decimal } from './numbers';
import { findLine } from './textReader';

/** Words for a second that `secondsIn` does not know. */
const secondWords = new Set(['sec', 'secs']);

/**
 * The report for people that hey introduced and others took over: labels with
 * values, `50 % in 1.2 ms`, and counts in brackets.
 */
export class SummaryText {
  constructor(readonly lines: readonly string[]) {}

  /** What stands behind a label. */
  number(label: string): number | undefined {
    return decimal(
      findLine(
        this.lines,
        new RegExp(`^\\s{1,9}${label}:\\s{1,20}([\\d.]{1,30})`),
      )?.[1],
    );
  }

  /** The time behind a label, in ms. */
  milliseconds(label: string): number | undefined {
    const match = findLine(
      this.lines,
      new RegExp(
        `^\\s{1,9}${label}:\\s{1,20}([\\d.]{1,30}) (\\S{1,4}(?: \\S{1,4})?)`,
      ),
    );
    return match && inMilliseconds(match[1], match[2]);
  }

  /** Percentiles in ms, the median twice. Of several distributions the first is that of all. */
  percentiles(): [string, number][] {
    const found = new Map<string, number>();
    for (const line of this.lines) {
      const match =
        /^\s{1,9}(\d{1,3}(?:\.\d{1,4})?) ?%{1,2} in ([\d.]{1,30}) (\S{1,4}(?: \S{1,4})?)\s{0,9}$/.exec(
          line.slice(0, 100),
        );
      const value = match ? inMilliseconds(match[2], match[3]) : undefined;
      if (match && value !== undefined) {
        const name = `p${Number(match[1])}`;
        // `0% in 0.00 ms` is a place that ghz had no sample for.
        if (Number(match[1]) > 0 && !found.has(name)) {
          found.set(name, value);
        }
      }
    }
    const median = found.get('p50');
    return median === undefined ? [...found] : [...found, ['med', median]];
  }

  /** Responses by their status, as they stand in brackets. */
  statuses(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const line of this.lines) {
      const match =
        /^\s{1,9}\[([\w ]{1,40})\]\s{1,40}(\d{1,15}) responses\s{0,9}$/.exec(
          line.slice(0, 120),
        );
      if (match) {
        counts.set(match[1], Number(match[2]));
      }
    }
    return counts;
  }

  /** Requests under "Error distribution". */
  errors(): number {
    const from = this.lines.findIndex(line =>
      line.startsWith('Error distribution'),
    );
    return from < 0
      ? 0
      : this.lines.slice(from + 1).reduce((sum, line) => {
          const match = /^\s{1,9}\[(\d{1,15})\]\s/.exec(line.slice(0, 60));
          return match ? sum + Number(match[1]) : sum;
        }, 0);
  }
}

/** Units may have a factor of their own: `10 sec`. */
function inMilliseconds(value: string, unit: string): number | undefined {
  const parts = /^(?:(10) )?(\S{1,4})/.exec(unit);
  const seconds =
    parts && (secondWords.has(parts[2]) ? 1 : secondsIn(parts[2]));
  const number = decimal(value);
  return seconds && number !== undefined
    ? number * (seconds * 1000 * Number(parts?.[1] ?? 1))
    : undefined;
}

import { horizonDays } from './calendar';

const tolerance = 1e-6;
/** Hours of work to a step of the index from hours to days. */
const step = 8;

/**
 * The hours that somebody has, added up over the working days of the calendar.
 * Work is laid onto these hours, so that days off simply have none.
 */
export class WorkTime {
  /** Hours before each day; the last entry is all hours until the horizon. */
  readonly before: Float64Array;
  /** The day on which each eighth hour comes. */
  private readonly index: Uint16Array;

  /**
   * @param week - hours of each working day, again and again from day 0 on
   * @param off - hours off of each day, of which `share` counts; null for none
   */
  constructor(
    week: readonly number[],
    off: Float64Array | null = null,
    share = 1,
  ) {
    const before = new Float64Array(horizonDays + 1);
    let sum = 0;
    for (let day = 0, at = 0; day < horizonDays; day++) {
      const hours = off === null ? week[at] : week[at] - off[day] * share;
      if (hours > 0) sum += hours;
      before[day + 1] = sum;
      at += 1;
      if (at === week.length) at = 0;
    }
    this.before = before;
    this.index = new Uint16Array(Math.floor(sum / step) + 2);
    let day = 0;
    for (let at = 0; at < this.index.length; at++) {
      while (day < horizonDays && before[day + 1] <= at * step) day += 1;
      this.index[at] = day;
    }
  }

  get total(): number {
    return this.before[horizonDays];
  }

  /** Hours that have passed at a time of the calendar. */
  hoursBy(time: number): number {
    const { before } = this;
    if (time <= 0) return 0;
    if (time >= horizonDays) return before[horizonDays];
    const day = Math.floor(time);
    return before[day] + (time - day) * (before[day + 1] - before[day]);
  }

  /** The time at which that many hours are done; infinite where there are never so many. */
  endOf(hours: number): number {
    const { before } = this;
    const wanted = hours - tolerance;
    if (wanted > before[horizonDays]) return Infinity;
    if (wanted <= 0) return 0;
    let day = this.index[Math.floor(wanted / step)];
    while (before[day + 1] < wanted) day += 1;
    const within = before[day + 1] - before[day];
    return day + Math.min(1, (hours - before[day]) / within);
  }

  /** The time at which the next hour begins, after that many; infinite where none does. */
  startOf(hours: number): number {
    const { before } = this;
    if (hours + tolerance >= before[horizonDays]) return Infinity;
    let day = this.index[Math.floor(Math.max(0, hours) / step)];
    while (before[day + 1] <= hours + tolerance) day += 1;
    const within = before[day + 1] - before[day];
    return day + Math.max(0, hours - before[day]) / within;
  }
}

import { DateForecast } from '../vocabulary';
import { endDay, horizonDays, WorkingCalendar } from './calendar';

/** How often something ended on which working day; the day after the horizon stands for never. */
export class DayCounts {
  private counts = new Uint32Array(64);
  private total = 0;

  /** The first `count` of the times at which it ended. */
  add(times: Float64Array, count: number): void {
    for (let at = 0; at < count; at++) {
      const last = endDay(times[at]);
      let day = last < 0 ? 0 : last;
      if (!(day < horizonDays)) day = horizonDays;
      if (day >= this.counts.length) this.grow(day);
      this.counts[day] += 1;
    }
    this.total += count;
  }

  dates(calendar: WorkingCalendar): DateForecast {
    const at = (probability: number): string | null => {
      const wanted = Math.ceil(probability * this.total - 1e-9);
      let seen = 0;
      for (let day = 0; day < this.counts.length; day++) {
        seen += this.counts[day];
        if (seen >= wanted) {
          return day >= horizonDays ? null : calendar.dateOf(day);
        }
      }
      return null;
    };
    return { p50: at(0.5), p80: at(0.8), p90: at(0.9) };
  }

  /** The share that was over before a day, to 0.001. */
  shareBefore(day: number): number {
    let seen = 0;
    for (
      let at = 0;
      at < Math.min(day, horizonDays, this.counts.length);
      at++
    ) {
      seen += this.counts[at];
    }
    return Math.round((seen / this.total) * 1000) / 1000;
  }

  private grow(day: number) {
    const larger = new Uint32Array(
      Math.min(horizonDays + 1, Math.max(day + 1, 2 * this.counts.length)),
    );
    larger.set(this.counts);
    this.counts = larger;
  }
}

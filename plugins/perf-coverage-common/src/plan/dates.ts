const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for `YYYY-MM-DD` of a day that the calendar has. */
export function isRealDate(written: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  if (month < 1 || month > 12 || year < 1970) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= daysOf[month - 1] + (leap && month === 2 ? 1 : 0);
}

/** Days of `P30D`, `P4W` or `P1M` (a month counts as 30 days). */
export function freshnessDays(duration: string): number {
  const count = Number(duration.slice(1, -1));
  switch (duration.slice(-1)) {
    case 'W':
      return count * 7;
    case 'M':
      return count * 30;
    default:
      return count;
  }
}

const dayMs = 24 * 60 * 60 * 1000;

/** Judges how old evidence is, at one instant. */
export interface Freshness {
  days: number;
  isFresh(at: string): boolean;
  /** `2026-11-20 (3 days ago)` */
  describe(at: string): string;
}

export function createFreshness(days: number, now: string): Freshness {
  const nowMs = Date.parse(now);
  return {
    days,
    isFresh: at => {
      const age = nowMs - Date.parse(at);
      return Number.isFinite(age) && age <= days * dayMs;
    },
    describe: at => {
      const age = Math.floor((nowMs - Date.parse(at)) / dayMs);
      if (!Number.isFinite(age)) return 'an unknown day';
      const day = new Date(Date.parse(at)).toISOString().slice(0, 10);
      if (age <= 0) return `${day} (today)`;
      return `${day} (${age} ${age === 1 ? 'day' : 'days'} ago)`;
    },
  };
}

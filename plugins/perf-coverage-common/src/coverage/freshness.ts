import { RunLack } from '../vocabulary';
import { RunEvidence } from './inputs';
import { clockToleranceMs, timeOf } from './runTime';

const dayMs = 24 * 60 * 60 * 1000;

/** What decides how long evidence counts. */
export interface FreshnessLimits {
  days: number;
  /**
   * Evidence of a commit further back than this is stale; null where age alone
   * decides.
   */
  maxCommitsBehind: number | null;
  /** The component's commits as far as known, newest first. */
  commits: readonly string[];
}

/** Judges how old evidence is, at one instant. */
export interface Freshness {
  days: number;
  /** Why the run does not count as fresh; null where it does. */
  lackOf(run: RunEvidence): RunLack | null;
  /** `2026-11-20 (3 days ago)` */
  describe(at: string): string;
  /** Follows the day on which a run took place; without a full stop. */
  reason(lack: RunLack): string;
}

export function createFreshness(
  { days, maxCommitsBehind, commits }: FreshnessLimits,
  now: string,
): Freshness {
  const nowMs = Date.parse(now);
  const ageLack = (at: string): RunLack | null => {
    const age = nowMs - Date.parse(at);
    if (age < -clockToleranceMs) return 'in-the-future';
    return age <= days * dayMs ? null : 'too-old';
  };
  const known = new Map<RunEvidence, RunLack | null>();
  return {
    days,
    lackOf: run => {
      const found = known.get(run);
      if (found !== undefined) return found;
      const lack =
        ageLack(timeOf(run)) ??
        (isTooFarBack(run.commit ?? null, commits, maxCommitsBehind)
          ? 'old-commit'
          : null);
      known.set(run, lack);
      return lack;
    },
    describe: at => {
      const age = Math.floor((nowMs - Date.parse(at)) / dayMs);
      if (!Number.isFinite(age)) return 'an unknown day';
      const day = new Date(Date.parse(at)).toISOString().slice(0, 10);
      if (ageLack(at) === 'in-the-future') return `${day} (in the future)`;
      if (age <= 0) return `${day} (today)`;
      return `${day} (${age} ${age === 1 ? 'day' : 'days'} ago)`;
    },
    reason: lack => {
      switch (lack) {
        case 'too-old':
          return `more than ${days} days ago`;
        case 'old-commit':
          return maxCommitsBehind === 0
            ? 'of another commit than the newest'
            : `of a commit more than ${maxCommitsBehind} behind the newest`;
        case 'in-the-future':
          return 'a day that is yet to come, so nobody knows how old it is';
        case 'too-little-load':
          return 'under less load than is asked for';
        default:
          throw new Error(`Unknown lack ${lack satisfies never}`);
      }
    },
  };
}

/** Abbreviated commits have at least this many digits. */
const shortCommit = 7;

function isTooFarBack(
  commit: string | null,
  commits: readonly string[],
  allowed: number | null,
): boolean {
  if (allowed === null || commits.length === 0) return false;
  if (commit === null || commit.length < shortCommit) return false;
  const lower = commit.toLocaleLowerCase('en-US');
  const at = commits.findIndex(known => {
    const full = known.toLocaleLowerCase('en-US');
    return full.startsWith(lower) || lower.startsWith(full);
  });
  // One that is not among enough newest ones is further back than they are.
  return at < 0 ? commits.length > allowed : at > allowed;
}

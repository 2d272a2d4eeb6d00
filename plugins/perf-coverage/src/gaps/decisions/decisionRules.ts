import type {
  GapDecision,
  GapDecisionRequest,
} from 'backstage-plugin-perf-coverage-common';
import { formatNumber } from '../../components/format';
import type { Text } from '../../translation';

/** What somebody is about to decide, as it stands in the dialog. */
export type Decided = Omit<GapDecisionRequest, 'revision'>;

const MAX_REASON = 2000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is wrong with each field, in the reader's words; an empty object where nothing is. */
export function decisionProblems(
  decided: Decided,
  /** `YYYY-MM-DD`, UTC. */
  today: string,
  t: Text,
): { reason?: string; until?: string } {
  const problems: { reason?: string; until?: string } = {};
  const reason = decided.reason.trim();
  if (reason === '') {
    problems.reason = t('gaps.reasonLacks');
  } else if (reason.length > MAX_REASON) {
    problems.reason = t('gaps.reasonLong', {
      most: formatNumber(MAX_REASON),
      length: formatNumber(reason.length),
    });
  }
  if (decided.until === null) {
    if (decided.kind === 'waived') {
      problems.until = t('gaps.untilLacks');
    }
  } else if (
    !DAY.test(decided.until) ||
    Number.isNaN(Date.parse(decided.until))
  ) {
    problems.until = t('gaps.untilNoDay');
  } else if (decided.until < today) {
    problems.until = t('gaps.untilOver');
  }
  return problems;
}

/** What stands in the portal where somebody else was faster. */
export interface StandingDecision {
  /** Null where it was taken back. */
  decision: GapDecision | null;
  revision: number;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * Reads the decision that stands instead from the answer to a refused one;
 * undefined where the error is another.
 */
export function standingDecision(error: unknown): StandingDecision | undefined {
  if (!isRecord(error) || error.statusCode !== 409 || !isRecord(error.body)) {
    return undefined;
  }
  const { current } = error.body;
  if (current === null) return { decision: null, revision: 0 };
  if (!isRecord(current) || typeof current.revision !== 'number') {
    return undefined;
  }
  const { decision, revision } = current;
  if (decision === null) return { decision: null, revision };
  return isRecord(decision) &&
    typeof decision.reason === 'string' &&
    (decision.kind === 'waived' || decision.kind === 'not-applicable')
    ? {
        revision,
        decision: {
          gapId: String(decision.gapId),
          kind: decision.kind,
          reason: decision.reason,
          until: typeof decision.until === 'string' ? decision.until : null,
          by: String(decision.by),
          at: String(decision.at),
        },
      }
    : undefined;
}

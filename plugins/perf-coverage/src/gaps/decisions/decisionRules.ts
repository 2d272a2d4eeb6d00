import type {
  GapDecision,
  GapDecisionRequest,
} from 'backstage-plugin-perf-coverage-common';

/** What somebody is about to decide, as it stands in the dialog. */
export type Decided = Omit<GapDecisionRequest, 'revision'>;

/** Words of both kinds, for buttons, titles and lists. */
export const decisionWords: Record<
  GapDecision['kind'],
  { word: string; verb: string; title: string; help: string }
> = {
  waived: {
    word: 'Waived',
    verb: 'Waive',
    title: 'Waive this gap',
    help: 'The risk is accepted for a while: the gap counts on neither side of the coverage and returns by itself after the last day.',
  },
  'not-applicable': {
    word: 'Does not apply',
    verb: 'Leave it out',
    title: 'This gap does not apply',
    help: 'What it asks for makes no sense here: it counts on neither side of the coverage until somebody takes that back, or until the last day where one is given.',
  },
};

const MAX_REASON = 2000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is wrong with each field, in the reader's words; an empty object where nothing is. */
export function decisionProblems(
  decided: Decided,
  /** `YYYY-MM-DD`, UTC. */
  today: string,
): { reason?: string; until?: string } {
  const problems: { reason?: string; until?: string } = {};
  const reason = decided.reason.trim();
  if (reason === '') {
    problems.reason = 'Say why, so that others can judge it later';
  } else if (reason.length > MAX_REASON) {
    problems.reason = `Keep it below ${MAX_REASON} characters; these are ${reason.length}`;
  }
  if (decided.until === null) {
    if (decided.kind === 'waived') {
      problems.until = 'A waiver needs a last day, so that the gap returns';
    }
  } else if (
    !DAY.test(decided.until) ||
    Number.isNaN(Date.parse(decided.until))
  ) {
    problems.until = 'Give a day, such as 2027-03-31';
  } else if (decided.until < today) {
    problems.until = 'This day is over; choose today or a later one';
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

/**
 * What somebody decided about a gap in the portal: the risk is accepted for a
 * while (`waived`), or what it asks for makes no sense here (`not-applicable`).
 * While it is in force the gap's requirements stand on neither side of the
 * coverage; after its last day they return by themselves.
 *
 * @public
 */
export interface GapDecision {
  gapId: string;
  kind: 'waived' | 'not-applicable';
  /** For people; never empty. */
  reason: string;
  /** Last day on which it holds, `YYYY-MM-DD` in UTC; null without end. */
  until: string | null;
  /** Entity reference of who decided. */
  by: string;
  /** ISO instant of the decision. */
  at: string;
  /**
   * Subjects of the requirements that stood in the gap when it was decided on.
   * Where given, what joins the gap later is not covered and opens it again.
   */
  subjects?: string[];
}

/** True on and before the last day of a decision. @public */
export function isDecisionInForce(
  decision: Pick<GapDecision, 'until'>,
  now: string,
): boolean {
  return decision.until === null || decision.until >= now.slice(0, 10);
}

import { AssessedGap, GapEstimate, GapPlan } from '../vocabulary';

/**
 * A gap with what somebody set for it in the portal, in place of what the plan
 * file and the defaults say, which stays beside it in `unplanned`. Applied again
 * with a newer plan it starts from there.
 *
 * @param plan - undefined leaves the gap as it is
 * @public
 */
export function withGapPlan<T extends AssessedGap>(
  gap: T,
  plan: GapPlan | undefined,
): T {
  if (plan === undefined) return gap;
  const { assignee, phase, estimate } = gap.unplanned ?? gap;
  return {
    ...gap,
    assignee: plan.assignee === undefined ? assignee : plan.assignee,
    phase: plan.phase === undefined ? phase : plan.phase,
    estimate: estimateOf(plan, estimate),
    planning: plan,
    unplanned: { assignee, phase, estimate },
  };
}

function estimateOf(
  { estimate, by, at }: GapPlan,
  instead: GapEstimate | null,
): GapEstimate | null {
  if (estimate === undefined) return instead;
  return estimate && { ...estimate, source: 'person', by, at };
}

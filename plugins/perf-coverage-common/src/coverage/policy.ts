import { PriorityOverrides } from '../gaps';
import { Impact, TestKind } from '../vocabulary';
import { AssessedComponent } from './inputs';

/**
 * What is asked of components that a rule is for. The first rule that fits a
 * component counts.
 *
 * @public
 */
export interface PolicyRule {
  name: string;
  /** One sentence for people, after "The policy asks …". */
  asks: string;
  /** Empty or absent: any. Compared without regard to case, as are the others. */
  kinds?: string[];
  types?: string[];
  lifecycles?: string[];
  /** One of them suffices. */
  tags?: string[];
  /** Entity references. */
  systems?: string[];
  /** Kinds of test of the component as a whole. */
  requires: TestKind[];
  /** Whether each operation of its APIs has to be exercised. */
  operations: boolean;
  /** Whether each capability needs an SLA. */
  slas?: boolean;
  /** Of capabilities that no plan describes; default medium. */
  impact?: Impact;
  /** Wins over the policy's own, and the plan over both. */
  freshnessDays?: number;
}

/** What a portal asks of components without a plan. @public */
export interface Policy {
  /** Evidence older than this is stale, where the plan does not say. */
  freshnessDays: number;
  /** Results of a commit further back are stale; null or absent: age alone decides. */
  maxCommitsBehind?: number | null;
  rules: PolicyRule[];
  /** What differs from the table of priorities. */
  priorities?: PriorityOverrides;
}

/**
 * The policy of a portal that configures none.
 *
 * @public
 */
export const defaultPolicy: Policy = {
  freshnessDays: 30,
  rules: [
    {
      name: 'not-in-production',
      asks: 'nothing but an owner of experimental and deprecated components',
      lifecycles: ['experimental', 'deprecated'],
      requires: [],
      operations: false,
    },
    {
      name: 'library',
      asks: 'a benchmark of a library',
      types: ['library'],
      requires: ['benchmark'],
      operations: false,
    },
    {
      name: 'website',
      asks: 'a baseline of a website',
      types: ['website'],
      requires: ['baseline'],
      operations: true,
    },
    {
      name: 'production-service',
      asks: 'a load test of a service in production, and that its API operations are exercised',
      types: ['service'],
      lifecycles: ['production'],
      requires: ['load'],
      operations: true,
    },
    {
      name: 'service',
      asks: 'a baseline of a service, and that its API operations are exercised',
      types: ['service'],
      requires: ['baseline'],
      operations: true,
    },
    {
      name: 'other',
      asks: 'no kind of test of this type of component, but that its API operations are exercised',
      requires: [],
      operations: true,
    },
  ],
};

const nothingAsked: PolicyRule = {
  name: 'none',
  asks: 'nothing of this component',
  requires: [],
  operations: false,
};

/**
 * The rule that counts for a component.
 *
 * @public
 */
export function policyRuleFor(
  policy: Policy,
  component: Pick<AssessedComponent, 'type' | 'lifecycle' | 'tags'> &
    Partial<Pick<AssessedComponent, 'entityRef' | 'systemRef'>>,
): PolicyRule {
  const kind = component.entityRef?.split(':', 1)[0] ?? 'component';
  return (
    policy.rules.find(
      rule =>
        names(rule.kinds, kind) &&
        names(rule.types, component.type) &&
        names(rule.systems, component.systemRef ?? null) &&
        names(rule.lifecycles, component.lifecycle) &&
        (!rule.tags?.length ||
          component.tags.some(tag => names(rule.tags, tag))),
    ) ?? nothingAsked
  );
}

function names(wanted: string[] | undefined, value: string | null): boolean {
  if (!wanted?.length) return true;
  const lower = value?.toLocaleLowerCase('en-US');
  return wanted.some(entry => entry.toLocaleLowerCase('en-US') === lower);
}

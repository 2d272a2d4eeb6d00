import type {
  EstimateSource,
  GapEvent,
  GapType,
} from 'backstage-plugin-perf-coverage-common';

/** What kind of gap it is, in the vocabulary's words. */
export const gapTypeWords: Record<GapType, string> = {
  untested: 'Untested',
  'missing-kind': 'Missing test kind',
  'uncovered-operations': 'Operations not exercised',
  'no-sla': 'No SLA',
  'sla-breached': 'SLA breached',
  'sla-unverified': 'SLA not verified',
  'never-run': 'Never run',
  'too-little-load': 'Too little load',
  stale: 'Stale results',
  regression: 'Regression',
  'failing-test': 'Failing test',
  'broken-test': 'Broken test',
  'no-owner': 'No owner',
};

export const estimateSourceWords: Record<EstimateSource, string> = {
  plan: 'from the plan',
  person: 'given by a person',
  default: 'the portal’s default for this kind of gap',
};

/** What happened to a gap; the event's cause follows. */
export const eventWords: Record<GapEvent['type'], string> = {
  opened: 'Opened',
  changed: 'Changed',
  closed: 'Closed',
  reopened: 'Reopened',
  waived: 'Decided on',
  returned: 'Returned, the decision ended',
  flapping: 'Changes too often to note each',
  settled: 'Came to rest',
};

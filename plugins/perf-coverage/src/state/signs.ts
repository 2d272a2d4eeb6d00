import type {
  CoverageState,
  Evidence,
  KindEvidence,
  Priority,
  SlaState,
} from 'backstage-plugin-perf-coverage-common';

/** The eight signs of the product; each has one word, one shape and one tone. */
export type SignName =
  | 'covered'
  | 'partial'
  | 'failing'
  | 'stale'
  | 'untested'
  | 'broken'
  | 'excluded'
  | 'unknown';

/** A tone becomes a colour of the theme in `tones.ts`, nowhere else. */
export type Tone = 'good' | 'warn' | 'bad' | 'mutedWarn' | 'muted';

/** The only place that says how a state looks; its words are `state.…` of the translation. */
export const signs: Record<SignName, { tone: Tone }> = {
  covered: { tone: 'good' },
  partial: { tone: 'warn' },
  failing: { tone: 'bad' },
  stale: { tone: 'mutedWarn' },
  untested: { tone: 'muted' },
  broken: { tone: 'bad' },
  excluded: { tone: 'muted' },
  unknown: { tone: 'muted' },
};

const bySla: Record<SlaState, SignName> = {
  met: 'covered',
  breached: 'failing',
  stale: 'stale',
  unverified: 'untested',
  undefined: 'untested',
};

const byEvidence: Record<Evidence, SignName> = {
  met: 'covered',
  failing: 'failing',
  fresh: 'partial',
  run: 'stale',
  written: 'partial',
  broken: 'broken',
  none: 'untested',
};

export function signOfCoverage(state: CoverageState | 'unknown'): SignName {
  return state;
}

export function signOfSla(state: SlaState): SignName {
  return bySla[state];
}

export function signOfEvidence(evidence: Evidence, met: boolean): SignName {
  return met ? 'covered' : byEvidence[evidence];
}

/**
 * One sign for many requirements: the worst defect first, then how far the
 * rest is.
 */
export function signOfMany(
  requirements: { evidence: Evidence; met: boolean }[],
): SignName {
  if (requirements.length === 0) return 'excluded';
  const all = requirements.map(item => signOfEvidence(item.evidence, item.met));
  for (const worst of ['failing', 'broken'] as const) {
    if (all.includes(worst)) return worst;
  }
  for (const uniform of ['covered', 'untested', 'stale'] as const) {
    if (all.every(sign => sign === uniform)) return uniform;
  }
  return 'partial';
}

/** The same for requirements that are only counted: met ones, and the others by evidence. */
export function signOfCounts(counts: KindEvidence): SignName {
  return signOfMany(
    (Object.keys(counts) as Evidence[])
      .filter(evidence => (counts[evidence] ?? 0) > 0)
      .map(evidence => ({ evidence, met: evidence === 'met' })),
  );
}

export const priorityTones: Record<Priority, Tone> = {
  critical: 'bad',
  high: 'warn',
  moderate: 'mutedWarn',
  low: 'muted',
};

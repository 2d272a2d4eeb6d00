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

/** The only place that says how a state looks and what it is called. */
export const signs: Record<
  SignName,
  { word: string; tone: Tone; help: string }
> = {
  covered: {
    word: 'Covered',
    tone: 'good',
    help: 'Everything that applies is met',
  },
  partial: {
    word: 'Partial',
    tone: 'warn',
    help: 'Some of what applies is met or on its way',
  },
  failing: {
    word: 'Failing',
    tone: 'bad',
    help: 'The newest fresh run breaks what is asked for',
  },
  stale: {
    word: 'Stale',
    tone: 'mutedWarn',
    help: 'Shown once, but longer ago than the freshness limit',
  },
  untested: { word: 'Untested', tone: 'muted', help: 'Nothing shows it' },
  broken: {
    word: 'Broken',
    tone: 'bad',
    help: 'A test is written but cannot run',
  },
  excluded: {
    word: 'Excluded',
    tone: 'muted',
    help: 'Waived or outside of what applies',
  },
  unknown: {
    word: 'Unknown',
    tone: 'muted',
    help: 'Nothing has been read for it yet',
  },
};

const bySla: Record<SlaState, SignName> = {
  met: 'covered',
  breached: 'failing',
  stale: 'stale',
  unverified: 'untested',
  undefined: 'untested',
};

/** Words of an SLA's states, which say more than the sign's own. */
export const slaWords: Record<SlaState, string> = {
  met: 'Met',
  breached: 'Breached',
  stale: 'Stale',
  unverified: 'Unverified',
  undefined: 'Undefined',
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

/** What each rung of the evidence ladder means, in a sentence. */
export const evidenceWords: Record<Evidence, string> = {
  none: 'nothing shows it',
  broken: 'a test is written but cannot run',
  written: 'a test is written, no run is known',
  run: 'it ran, but longer ago than the freshness limit',
  fresh: 'a fresh run exists',
  met: 'a fresh run meets it',
  failing: 'the newest fresh run breaks it',
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

export const priorityWords: Record<Priority, { word: string; tone: Tone }> = {
  critical: { word: 'Critical', tone: 'bad' },
  high: { word: 'High', tone: 'warn' },
  moderate: { word: 'Moderate', tone: 'mutedWarn' },
  low: { word: 'Low', tone: 'muted' },
};

/** What a claim may be about, without a part of it. */
export const claimSubjects = [
  'files',
  'tests',
  'cases',
  'suites',
  'scripts',
  'scenarios',
  'thresholds',
  'operations',
  'gaps',
  'effort',
  'duration',
] as const;

export type ClaimSubject =
  | { of: (typeof claimSubjects)[number]; part: null }
  /** `tests:` a capability's name or a glob on paths; `effort:` a part of the work. */
  | { of: 'tests' | 'effort'; part: string };

/** Takes `tests:swap-operations` apart; null where nothing can be said about it. */
export function readClaimSubject(subject: string): ClaimSubject | null {
  const plain = claimSubjects.find(known => known === subject);
  if (plain) return { of: plain, part: null };
  const colon = subject.indexOf(':');
  const of = subject.slice(0, Math.max(0, colon));
  const part = subject.slice(colon + 1).trim();
  return (of === 'tests' || of === 'effort') && part.length > 0
    ? { of, part }
    : null;
}

/**
 * What a performance test is for.
 *
 * - `benchmark`: code level, one function or query
 * - `baseline`: one user, nothing else going on
 * - `load`: the expected number of users
 * - `stress`: more than expected
 * - `spike`: a sudden burst
 * - `soak`: hours of steady load
 * - `breakpoint`: raised until it breaks
 * - `failure`: a dependency slow or down
 * - `security`: abuse, rate limits
 *
 * @public
 */
export const testKinds = [
  'benchmark',
  'baseline',
  'load',
  'stress',
  'spike',
  'soak',
  'breakpoint',
  'failure',
  'security',
] as const;

/** @public */
export type TestKind = (typeof testKinds)[number];

/** Gap priorities, most urgent first. @public */
export const priorities = ['critical', 'high', 'moderate', 'low'] as const;

/** @public */
export type Priority = (typeof priorities)[number];

/** What it means to the business if a capability is slow. @public */
export const impacts = ['high', 'medium', 'low'] as const;

/** @public */
export type Impact = (typeof impacts)[number];

/**
 * The evidence ladder, weakest first. `failing` stands beside it: the newest
 * fresh run breaks what is asked for.
 *
 * @public
 */
export const evidenceLadder = [
  'none',
  'broken',
  'written',
  'run',
  'fresh',
  'met',
] as const;

/** @public */
export type Evidence = (typeof evidenceLadder)[number] | 'failing';

/**
 * Why evidence stays on the rung `run`: the run is older than the freshness
 * limit, of a commit too far back, was made under less load than is asked for,
 * or is dated in the future, so that nobody knows how old it is.
 *
 * @public
 */
export type RunLack =
  | 'too-old'
  | 'old-commit'
  | 'too-little-load'
  | 'in-the-future';

/** State of a capability or component. @public */
export const coverageStates = [
  'covered',
  'partial',
  'failing',
  'untested',
  'excluded',
] as const;

/** @public */
export type CoverageState = (typeof coverageStates)[number];

/** @public */
export const slaStates = [
  'undefined',
  'unverified',
  'met',
  'breached',
  'stale',
] as const;

/** @public */
export type SlaState = (typeof slaStates)[number];

/**
 * What a gap is about. `regression` is for the detection of changes, which
 * opens such gaps itself; no rule of the assessment does.
 *
 * @public
 */
export const gapTypes = [
  'untested',
  'missing-kind',
  'uncovered-operations',
  'no-sla',
  'sla-breached',
  'sla-unverified',
  'never-run',
  'too-little-load',
  'stale',
  'regression',
  'failing-test',
  'broken-test',
  'no-owner',
] as const;

/** @public */
export type GapType = (typeof gapTypes)[number];

import type { KeptPlan } from 'backstage-plugin-perf-coverage-common';
import { statusOf } from '../components/Trouble';

function bodyOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'body' in error
    ? error.body
    : undefined;
}

/** What stands now where somebody else was faster; undefined for any other error. */
export function standingPlan(
  error: unknown,
): { current: KeptPlan | null } | undefined {
  if (!(error instanceof Error) || statusOf(error) !== 409) return undefined;
  const body = bodyOf(error);
  if (typeof body !== 'object' || body === null || !('current' in body)) {
    return undefined;
  }
  return { current: body.current as KeptPlan | null };
}

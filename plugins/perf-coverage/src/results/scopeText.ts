import type { Text } from '../translation';

// `name` is what k6 calls a request.
const NAMING = ['scenario', 'test', 'operation', 'name'];

/** The scope in words: `GET /swaps`, `checkout · status: 200`, or the whole run. */
export function scopeText(scope: Record<string, string>, t: Text): string {
  return (
    [scopeName(scope), scopeDetails(scope)].filter(Boolean).join(' · ') ||
    t('results.wholeRun')
  );
}

/** What the reader knows it by: the names of scenario, test and operation. */
export function scopeName(scope: Record<string, string>): string {
  return NAMING.flatMap(key =>
    Object.hasOwn(scope, key) ? [scope[key]] : [],
  ).join(' · ');
}

/** What else tells it from others: `file: load/peak.py · status: 200`. */
export function scopeDetails(scope: Record<string, string>): string {
  return Object.entries(scope)
    .filter(([key]) => !NAMING.includes(key))
    .map(([key, value]) => `${key}: ${value}`)
    .join(' · ');
}

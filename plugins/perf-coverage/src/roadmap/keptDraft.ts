import type { RoadmapSettings } from 'backstage-plugin-perf-coverage-common';

function keyOf(scope: string): string {
  return `perf-coverage:roadmap-draft:${scope}`;
}

/** The draft that this tab kept of a scope; undefined where there is none or storage is off. */
export function keptDraft(scope: string): RoadmapSettings | undefined {
  try {
    const text = window.sessionStorage.getItem(keyOf(scope));
    const value: unknown = text === null ? undefined : JSON.parse(text);
    // The backend checks the rest, as it does for everybody's drafts.
    return typeof value === 'object' && value !== null
      ? (value as RoadmapSettings)
      : undefined;
  } catch {
    // Browsers may forbid storage; then a draft ends with the page.
    return undefined;
  }
}

/** Keeps the draft in this tab, or forgets it where it is undefined. */
export function keepDraft(
  scope: string,
  draft: RoadmapSettings | undefined,
): void {
  try {
    if (draft === undefined) window.sessionStorage.removeItem(keyOf(scope));
    else window.sessionStorage.setItem(keyOf(scope), JSON.stringify(draft));
  } catch {
    // As above: the draft lives as long as the page.
  }
}

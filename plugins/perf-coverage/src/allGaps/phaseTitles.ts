import type { GapListItem } from 'backstage-plugin-perf-coverage-common';

/**
 * What a phase is called, by its name: its title where the plans of these gaps
 * agree on one. Plans that call a phase of the same name differently leave the
 * name, which is all that they share.
 */
export function phaseTitles(
  gaps: readonly Pick<GapListItem, 'phase' | 'phaseTitle'>[],
): (name: string) => string {
  const titles = new Map<string, string>();
  for (const { phase, phaseTitle } of gaps) {
    if (phase === null || phaseTitle === null) continue;
    const known = titles.get(phase) ?? phaseTitle;
    titles.set(phase, known === phaseTitle ? phaseTitle : phase);
  }
  return name => titles.get(name) ?? name;
}

import type {
  Roadmap,
  RoadmapSettings,
} from 'backstage-plugin-perf-coverage-common';
import type { Text } from '../translation';
import { hasDerivedPhases, phaseNames } from './places';
import { phaseTitle } from './sentences';

const PHASE = 'phase:';

const PRIORITIES: Record<string, string[]> = {
  critical: ['critical'],
  high: ['critical', 'high'],
  moderate: ['critical', 'high', 'moderate'],
};

/** The choice that means these names; the names where none does. */
export function choiceOf(
  only: RoadmapSettings['only'],
  roadmap: Roadmap,
): string {
  if (only === undefined) return '';
  const found = Object.entries(PRIORITIES).find(
    ([, names]) => String(names) === String(only),
  );
  if (found) return found[0];
  return only.length === 1 && phaseNames(roadmap).includes(only[0])
    ? `${PHASE}${only[0]}`
    : only.join(', ');
}

/** Names of the work that a choice means; undefined for all of it. */
export function onlyOf(choice: string): RoadmapSettings['only'] {
  return choice.startsWith(PHASE)
    ? [choice.slice(PHASE.length)]
    : PRIORITIES[choice];
}

/** By priority, and by phase where somebody named phases. */
export function choices(t: Text, roadmap: Roadmap) {
  const phases = hasDerivedPhases(roadmap) ? [] : phaseNames(roadmap);
  return [
    { value: '', label: t('roadmap.scopeAll') },
    { value: 'critical', label: t('roadmap.scopeCritical') },
    { value: 'high', label: t('roadmap.scopeHigh') },
    { value: 'moderate', label: t('roadmap.scopeModerate') },
    ...phases.map(name => ({
      value: `${PHASE}${name}`,
      label: t('roadmap.scopePhase', { phase: phaseTitle(t, roadmap, name) }),
    })),
  ];
}
